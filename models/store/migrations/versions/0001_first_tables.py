"""The first tables, and the triggers that keep history as it was written."""

import sqlalchemy as sa
from alembic import op

from models.store.migrations.history import keep_as_written

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "communities",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("title", sa.String(length=255), nullable=False),
        sa.Column("link", sa.String(length=32), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=True),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=16), server_default="en", nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("residents", sa.Integer(), server_default="0", nullable=False),
        sa.Column("entries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("set_up_at", MOMENT, nullable=False),
        sa.CheckConstraint("residents >= 0", name=op.f("ck_communities_residents_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_communities")),
        sa.UniqueConstraint("chat_id", name=op.f("uq_communities_chat_id")),
        sa.UniqueConstraint("link", name=op.f("uq_communities_link")),
    )
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("problem", sa.String(length=200), nullable=True),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("parked_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_inbox")),
    )
    op.create_index(
        "ix_inbox_waiting",
        "inbox",
        ["update_id"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL AND parked_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL AND parked_at IS NULL"),
    )
    op.create_table(
        "vigil",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("heard_at", MOMENT, nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_vigil_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vigil")),
    )
    op.create_table(
        "cards",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("drawn", sa.String(length=64), nullable=True),
        sa.Column("stale_at", MOMENT, nullable=True),
        sa.Column("sending_at", MOMENT, nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("drawn_at", MOMENT, nullable=True),
        sa.Column("pinned_at", MOMENT, nullable=True),
        sa.CheckConstraint("kind IN ('join', 'round', 'purpose')", name=op.f("ck_cards_kind_known")),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_cards_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cards")),
        sa.UniqueConstraint("community_id", "kind", "subject_id", name=op.f("uq_cards_community_id_kind_subject_id")),
    )
    op.create_index(
        "ix_cards_stale",
        "cards",
        ["stale_at"],
        unique=False,
        sqlite_where=sa.text("stale_at IS NOT NULL"),
        postgresql_where=sa.text("stale_at IS NOT NULL"),
    )
    op.create_table(
        "due",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("act", sa.String(length=12), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("dropped_at", MOMENT, nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "act IN ('freeze', 'halfway', 'ripen', 'last', 'lapse', 'decide', 'close')", name=op.f("ck_due_act_known")
        ),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_due_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due")),
        sa.UniqueConstraint("key", name=op.f("uq_due_key")),
    )
    op.create_index(
        "ix_due_waiting",
        "due",
        ["at"],
        unique=False,
        sqlite_where=sa.text("done_at IS NULL AND dropped_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL AND dropped_at IS NULL"),
    )
    op.create_table(
        "forms",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_forms_community_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_forms")),
    )
    op.create_table(
        "funders",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_funders_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funders")),
        sa.UniqueConstraint("community_id", "key", name=op.f("uq_funders_community_id_key")),
    )
    op.create_table(
        "journal",
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_journal_community_id")),
        sa.PrimaryKeyConstraint("community_id", "number", name=op.f("pk_journal")),
        sa.UniqueConstraint("hash", name=op.f("uq_journal_hash")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "members",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("joined_at", MOMENT, nullable=False),
        sa.Column("left_at", MOMENT, nullable=True),
        sa.Column("adviser_since", MOMENT, nullable=True),
        sa.Column("nudges_stopped_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_members_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
        sa.UniqueConstraint("community_id", "code", name=op.f("uq_members_community_id_code")),
        sa.UniqueConstraint("community_id", "person_id", name=op.f("uq_members_community_id_person_id")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("community_id", NUMBER, nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("reply_to", sa.BigInteger(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("not_before", MOMENT, nullable=True),
        sa.Column("sending_at", MOMENT, nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("dropped_at", MOMENT, nullable=True),
        sa.Column("problem", sa.String(length=200), nullable=True),
        sa.CheckConstraint("kind IN ('reply', 'result', 'receipt', 'nudge')", name=op.f("ck_outbox_kind_known")),
        sa.CheckConstraint("community_id IS NOT NULL OR chat_id IS NOT NULL", name=op.f("ck_outbox_addressed")),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_outbox_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["id"],
        unique=False,
        sqlite_where=sa.text("sent_at IS NULL AND dropped_at IS NULL"),
        postgresql_where=sa.text("sent_at IS NULL AND dropped_at IS NULL"),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=128), nullable=False),
        sa.Column("language", sa.String(length=16), server_default="en", nullable=False),
        sa.Column("writable", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("community_id", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_people_community_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_table(
        "coordinators",
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("appointed_by", sa.BigInteger(), nullable=False),
        sa.Column("appointed_at", MOMENT, nullable=False),
        sa.Column("dismissed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_coordinators_community_id")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_coordinators_member_id")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_coordinators")),
    )
    op.create_table(
        "deposits",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("funder_id", NUMBER, nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("terms", sa.String(length=500), nullable=True),
        sa.Column("recorded_by", NUMBER, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_deposits_amount_positive")),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_deposits_community_id")),
        sa.ForeignKeyConstraint(["funder_id"], ["funders.id"], name=op.f("fk_deposits_funder_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["members.id"], name=op.f("fk_deposits_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deposits")),
    )
    op.create_table(
        "drafts",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("made_by", NUMBER, nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("opened_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_drafts_community_id")),
        sa.ForeignKeyConstraint(["made_by"], ["members.id"], name=op.f("fk_drafts_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )
    op.create_table(
        "rounds",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=300), nullable=False),
        sa.Column("preset", sa.String(length=20), nullable=False),
        sa.Column("timing", sa.String(length=20), nullable=False),
        sa.Column("core", sa.String(length=20), nullable=False),
        sa.Column("agreement", sa.String(length=20), nullable=False),
        sa.Column("share_limit", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("carries", sa.Boolean(), nullable=False),
        sa.Column("seed", sa.String(length=64), nullable=False),
        sa.Column("ripening", sa.BigInteger(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("opened_by", NUMBER, nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("freeze_at", MOMENT, nullable=False),
        sa.Column("put_off_at", MOMENT, nullable=True),
        sa.Column("frozen_at", MOMENT, nullable=True),
        sa.Column("propose_until", MOMENT, nullable=False),
        sa.Column("decide_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("close_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("roll", sa.Integer(), nullable=True),
        sa.Column("share", sa.BigInteger(), nullable=True),
        sa.Column("acted", sa.Integer(), server_default="0", nullable=False),
        sa.Column("purposes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("outcome", sa.JSON(), nullable=True),
        sa.CheckConstraint("decided_at IS NULL OR frozen_at IS NOT NULL", name=op.f("ck_rounds_frozen_before_decided")),
        sa.CheckConstraint("share > 0", name=op.f("ck_rounds_share_positive")),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_rounds_community_id")),
        sa.ForeignKeyConstraint(["opened_by"], ["members.id"], name=op.f("fk_rounds_opened_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
        sa.UniqueConstraint("community_id", "number", name=op.f("uq_rounds_community_id_number")),
    )
    op.create_index(
        "uq_rounds_one_open",
        "rounds",
        ["community_id"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "purposes",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("round_id", NUMBER, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("why", sa.String(length=1000), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=False),
        sa.Column("payee", sa.String(length=120), nullable=False),
        sa.Column("payee_member_id", NUMBER, nullable=True),
        sa.Column("proposed_by", NUMBER, nullable=False),
        sa.Column("by_adviser", sa.Boolean(), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("proposed_at", MOMENT, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("ripens_at", MOMENT, nullable=True),
        sa.Column("activated_at", MOMENT, nullable=True),
        sa.Column("price", sa.String(length=60), nullable=True),
        sa.Column("backers", sa.Integer(), server_default="0", nullable=False),
        sa.Column("objectors", sa.Integer(), server_default="0", nullable=False),
        sa.Column("payers", sa.Integer(), server_default="0", nullable=False),
        sa.Column("covered", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "backers >= 0 AND objectors >= 0 AND payers >= 0 AND covered >= 0",
            name=op.f("ck_purposes_counts_not_negative"),
        ),
        sa.CheckConstraint("cost > 0", name=op.f("ck_purposes_cost_positive")),
        sa.CheckConstraint("payers <= backers", name=op.f("ck_purposes_payers_are_backers")),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_purposes_community_id")),
        sa.ForeignKeyConstraint(["payee_member_id"], ["members.id"], name=op.f("fk_purposes_payee_member_id")),
        sa.ForeignKeyConstraint(["proposed_by"], ["members.id"], name=op.f("fk_purposes_proposed_by")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_purposes_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purposes")),
        sa.UniqueConstraint("round_id", "number", name=op.f("uq_purposes_round_id_number")),
    )
    op.create_table(
        "rolls",
        sa.Column("round_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("left", sa.BigInteger(), nullable=False),
        sa.CheckConstraint('"left" >= 0', name=op.f("ck_rolls_left_not_negative")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_rolls_member_id")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_rolls_round_id")),
        sa.PrimaryKeyConstraint("round_id", "member_id", name=op.f("pk_rolls")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "voices",
        sa.Column("round_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_voices_member_id")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_voices_round_id")),
        sa.PrimaryKeyConstraint("round_id", "member_id", name=op.f("pk_voices")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "accounts",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("funder_id", NUMBER, nullable=False),
        sa.Column("round_id", NUMBER, nullable=True),
        sa.Column("purpose_id", NUMBER, nullable=True),
        sa.CheckConstraint(
            "(kind IN ('funder', 'pot')) = (round_id IS NULL)", name=op.f("ck_accounts_round_where_due")
        ),
        sa.CheckConstraint(
            "kind IN ('funder', 'pot', 'shares', 'purpose', 'payee', 'returned')", name=op.f("ck_accounts_kind_known")
        ),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_accounts_community_id")),
        sa.ForeignKeyConstraint(["funder_id"], ["funders.id"], name=op.f("fk_accounts_funder_id")),
        sa.ForeignKeyConstraint(["purpose_id"], ["purposes.id"], name=op.f("fk_accounts_purpose_id")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_accounts_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("community_id", "name", name=op.f("uq_accounts_community_id_name")),
    )
    op.create_table(
        "levels",
        sa.Column("purpose_id", NUMBER, nullable=False),
        sa.Column("left", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("backers", sa.Integer(), nullable=False),
        sa.CheckConstraint("backers >= 0", name=op.f("ck_levels_backers_not_negative")),
        sa.ForeignKeyConstraint(["purpose_id"], ["purposes.id"], name=op.f("fk_levels_purpose_id")),
        sa.PrimaryKeyConstraint("purpose_id", "left", name=op.f("pk_levels")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "lines",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("round_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("purpose_id", NUMBER, nullable=True),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.CheckConstraint("amount <> 0", name=op.f("ck_lines_amount_moves")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_lines_member_id")),
        sa.ForeignKeyConstraint(["purpose_id"], ["purposes.id"], name=op.f("fk_lines_purpose_id")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_lines_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lines")),
        sa.UniqueConstraint("round_id", "key", name=op.f("uq_lines_round_id_key")),
    )
    op.create_index("ix_lines_member", "lines", ["member_id"], unique=False)
    op.create_table(
        "objections",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("purpose_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.Column("answer", sa.String(length=500), nullable=True),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("raised_at", MOMENT, nullable=False),
        sa.Column("lapses_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended", sa.String(length=12), nullable=True),
        sa.CheckConstraint(
            "ended IN ('settled', 'taken back', 'lapsed', 'changed')", name=op.f("ck_objections_ended_known")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_objections_member_id")),
        sa.ForeignKeyConstraint(["purpose_id"], ["purposes.id"], name=op.f("fk_objections_purpose_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objections")),
    )
    op.create_index(
        "uq_objections_standing",
        "objections",
        ["purpose_id", "member_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "stances",
        sa.Column("purpose_id", NUMBER, nullable=False),
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("stance", sa.String(length=8), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.CheckConstraint("stance IN ('backs', 'objects')", name=op.f("ck_stances_stance_known")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_stances_member_id")),
        sa.ForeignKeyConstraint(["purpose_id"], ["purposes.id"], name=op.f("fk_stances_purpose_id")),
        sa.PrimaryKeyConstraint("purpose_id", "member_id", name=op.f("pk_stances")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_stances_member", "stances", ["member_id"], unique=False)
    op.create_table(
        "transfers",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("community_id", NUMBER, nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=12), nullable=False),
        sa.Column("giver_id", NUMBER, nullable=False),
        sa.Column("taker_id", NUMBER, nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("corrects_id", NUMBER, nullable=True),
        sa.CheckConstraint("amount > 0", name=op.f("ck_transfers_amount_positive")),
        sa.CheckConstraint("giver_id <> taker_id", name=op.f("ck_transfers_two_accounts")),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_transfers_community_id")),
        sa.ForeignKeyConstraint(["corrects_id"], ["transfers.id"], name=op.f("fk_transfers_corrects_id")),
        sa.ForeignKeyConstraint(["giver_id"], ["accounts.id"], name=op.f("fk_transfers_giver_id")),
        sa.ForeignKeyConstraint(["taker_id"], ["accounts.id"], name=op.f("fk_transfers_taker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfers")),
        sa.UniqueConstraint("community_id", "key", name=op.f("uq_transfers_community_id_key")),
    )
    op.create_index("ix_transfers_giver", "transfers", ["giver_id"], unique=False)
    op.create_index("ix_transfers_taker", "transfers", ["taker_id"], unique=False)
    keep_as_written("transfers")
    keep_as_written("lines")
    keep_as_written("journal")
