"""Which words go with which notice, and which question gives them their values."""

from collections.abc import Callable, Generator, Mapping
from typing import Any, NamedTuple

from handlers.words import announcements, help, last_day, lists, private, refusals, spreadsheet
from handlers.words.forms import asked, gift, proposal, speaking
from handlers.words.forms import settings as settings_words
from handlers.words.people import (
    admitting,
    codes,
    coordinators,
    groups,
    leaving,
    me,
    members,
    privacy,
    receipts,
    requests,
    resting,
    steering,
    together,
)
from handlers.words.people.join_card import join_card
from handlers.words.purposes import amending, merging
from handlers.words.purposes.card import purpose_card
from handlers.words.rounds import facts, first_result, nudges, outcomes, preview
from handlers.words.rounds import steering as steering_rounds
from handlers.words.rounds.card import round_card
from handlers.words.speech import Message
from models.questions import (
    accounts,
    admissions,
    capture,
    community,
    held,
    mergers,
    mine,
    payments,
    people,
    pool,
    previews,
    purposes,
    rehearsals,
    rounds,
    settings,
)
from models.questions import forms as questions
from models.questions import funds as gifts
from models.questions import members as models_members
from models.questions import requests as seconded
from models.questions.outcomes import outcome_view


class Template(NamedTuple):
    """A notice's question, the values it is asked with, and its words.

    worked_out: the steps from the answer to what the words need, where that takes more than a moment.
    """

    question: Callable[..., object] | None
    asked_with: tuple[str, ...]
    words: Callable[..., Message | None]
    worked_out: Callable[[Any], Generator[None, None, Any]] | None = None


def _of(
    question: Callable[..., object],
    *names: str,
    words: Callable[..., Message | None],
    worked_out: Callable[[Any], Generator[None, None, Any]] | None = None,
) -> Template:
    return Template(question, names, words, worked_out)


def _plain(words: Callable[..., Message | None]) -> Template:
    return Template(None, (), words)


def _card(words: Callable[..., Message | None]) -> Callable[..., Message | None]:
    return lambda speech, view, _values: words(speech, view)


_round, _purpose, _objection, _request = ("round_id",), ("purpose_id",), ("objection_id",), ("request_id",)
_mine = ("community_id", "person_id")

CARDS: Mapping[str, Template] = {
    "join": _of(community.join_view, "community_id", words=_card(join_card)),
    "round": _of(rounds.card_view, "subject_id", words=_card(round_card)),
    "purpose": _of(purposes.purpose_view, "subject_id", words=_card(purpose_card)),
    "request": _of(seconded.request_view, "subject_id", words=_card(requests.request_card)),
}

NOTICES: Mapping[str, Template] = {
    "accounts": _of(accounts.statement, "community_id", words=spreadsheet.accounts),
    "activated": _of(purposes.activated_view, *_purpose, words=announcements.activated),
    "amended": _of(purposes.amended_view, *_purpose, "text", words=amending.amended),
    "amended_mine": _of(purposes.purpose_view, *_purpose, words=amending.amended_mine),
    "answer_kept": _of(purposes.objection_view, *_objection, words=speaking.answer_kept),
    "answered": _of(purposes.objection_view, *_objection, words=announcements.answered),
    "answered_asking": _of(admissions.admission, "admission_id", words=admitting.answered_asking),
    "appointed": _of(community.appointed, "person_id", "by", "adviser", words=steering.appointed),
    "away": _plain(private.away),
    "back": _plain(announcements.back),
    "ask": _of(questions.asked, "person_id", words=asked.ask, worked_out=rehearsals.form_rehearsed),
    "appointed_together": _of(seconded.request_view, *_request, words=together.appointed_together),
    "ask_answer": _of(purposes.objection_view, *_objection, words=speaking.ask_answer),
    "ask_first": _of(seconded.preview, "community_id", "person_id", "act", "subject_id", words=requests.ask_first),
    "ask_reason": _of(purposes.objection_view, *_objection, words=speaking.ask_reason),
    "ask_settled": _of(purposes.objection_view, *_objection, words=speaking.ask_settled),
    "asks_no_longer": _plain(leaving.asks_no_longer),
    "asks_to_join": _of(admissions.admission, "admission_id", words=admitting.asks_to_join),
    "asked_again": _of(purposes.amended_view, *_purpose, "text", words=amending.asked_again),
    "busy": _of(questions.open_form, "person_id", words=asked.busy),
    "asked_for": _of(seconded.open_request, *_request, words=requests.asked_for),
    "cancel_how": _of(rounds.left_view, *_round, words=steering_rounds.cancel_how),
    "cancelled": _of(seconded.cancelled, *_request, words=together.cancelled),
    "candidates": _of(people.candidates, "community_id", "after", words=coordinators.candidates),
    "cannot_pin": _plain(private.cannot_pin),
    "may_not_pin": _plain(private.may_not_pin),
    "chosen": _plain(groups.chosen),
    "close_how": _of(rounds.round_view, *_round, words=steering_rounds.close_how),
    "closed_early": _of(seconded.request_view, *_request, words=together.closed_early),
    "code_right": _plain(codes.code_right),
    "code_wrong": _plain(codes.code_wrong),
    "codes_made": _of(mine.person, "person_id", words=codes.codes_made),
    "codes_taken_back": _of(mine.person, "person_id", words=codes.codes_taken_back),
    "coordinating": _of(people.new_coordinator, *_mine, words=steering.coordinating),
    "coordinators": _of(community.coordinators, "community_id", "asked_by", words=steering.coordinators),
    "corrected": _of(seconded.request_view, *_request, words=together.corrected),
    "deposit_mine": _of(community.deposit, "deposit_id", words=steering.deposit_mine),
    "deposited": _of(community.deposit, "deposit_id", words=announcements.deposited),
    "coordinates_no_longer": _plain(privacy.coordinates_no_longer),
    "edited": _plain(asked.edited),
    "dismissed": _of(seconded.request_view, *_request, words=together.dismissed),
    "erase_ask": _of(held.farewell, "person_id", words=privacy.erase_ask),
    "erased": _plain(privacy.erased),
    "extend_how": _of(rounds.round_view, *_round, words=steering_rounds.extend_how),
    "extended": _of(seconded.request_view, *_request, words=together.extended),
    "facts": _of(capture.facts_of, *_round, words=facts.facts),
    "failed": _plain(help.failed),
    "form_left": _plain(asked.form_left),
    "form_over": _plain(asked.form_over),
    "frozen": _of(rounds.frozen_view, *_round, words=announcements.frozen),
    "gift_preview": _of(gifts.gift_draft, "draft_id", words=gift.gift_preview),
    "give_answer": _of(purposes.objection_view, *_objection, words=speaking.give_answer),
    "help": _of(community.coordinates, *_mine, words=help.help_text),
    "held_as_data": _of(held.held, "person_id", words=privacy.held_as_data),
    "held_to_read": _of(held.held, "person_id", words=privacy.held_to_read),
    "in_private": _plain(help.in_private),
    "join_here": _plain(help.join_here),
    "keeps": _plain(privacy.keeps),
    "lapsed": _of(purposes.purpose_view, *_purpose, words=speaking.lapsed),
    "leave_ask": _of(mine.leaving, "community_id", "person_id", words=leaving.leave_ask),
    "left": _of(mine.leaving, "community_id", "person_id", words=leaving.left),
    "link": _plain(help.link),
    "look_over": _of(mine.words_of, "person_id", words=speaking.look_over),
    "how_many": _of(models_members.members, "community_id", "person_id", words=members.how_many),
    "members": _of(models_members.members, "community_id", "person_id", "after", words=members.members),
    "me": _of(mine.mine, "community_id", "person_id", words=me.me),
    "merge_choose": _of(mergers.merge_choice, *_purpose, "person_id", words=merging.merge_choose),
    "merge_consider": _of(mergers.pair_view, *_purpose, "into_id", words=merging.merge_consider),
    "merge_declined": _of(mergers.merger_view, "merger_id", words=merging.merge_declined),
    "merge_offer": _of(mergers.merger_view, "merger_id", words=merging.merge_offer),
    "merge_unwanted": _of(mergers.merger_view, "merger_id", words=merging.merge_unwanted),
    "merge_waits": _of(mergers.merger_view, "merger_id", words=merging.merge_waits),
    "merged": _of(mergers.merged_view, *_purpose, words=merging.merged),
    "merged_asked": _of(mergers.merged_view, *_purpose, words=merging.merged_asked),
    "merged_mine": _of(mergers.merged_view, *_purpose, words=merging.merged_mine),
    "not_ahead": _of(purposes.purpose_view, *_purpose, words=proposal.not_ahead),
    "not_let_in": _plain(admitting.not_let_in),
    **{what: _of(community.nudge_view, *_round, "person_id", words=words) for what, words in nudges.NUDGES.items()},
    "nothing_asked": _plain(requests.nothing_asked),
    "nudges": _of(community.nudges, "community_id", "person_id", words=lists.nudges),
    "objection": _of(purposes.objection_view, *_objection, words=announcements.objection),
    "opened": _of(rounds.round_view, *_round, words=preview.opened),
    "paid": _of(payments.paid_view, *_purpose, "member_id", words=private.paid),
    "policy": _of(mine.person, "person_id", words=admitting.policy),
    "pool": _of(pool.pool, "community_id", words=lists.pool),
    "preview": _of(previews.preview_view, "draft_id", words=preview.preview, worked_out=rehearsals.rehearsed),
    "privacy": _plain(privacy.privacy),
    "proposed": _of(purposes.purpose_alone, *_purpose, "person_id", words=proposal.proposed),
    "provisional": _of(outcome_view, *_round, words=first_result.provisional),
    "purpose_alone": _of(purposes.purpose_alone, *_purpose, "person_id", words=lists.purpose_alone),
    "purposes": _of(purposes.purposes_list, "community_id", "person_id", words=lists.purposes),
    "put_off": _of(rounds.round_view, *_round, words=announcements.put_off),
    "readmitted": _of(seconded.request_view, *_request, words=together.readmitted),
    "reason_kept": _of(purposes.objection_view, *_objection, words=speaking.reason_kept),
    "reason_later": _of(purposes.objection_view, *_objection, words=speaking.reason_later),
    "reason_unasked": _of(purposes.objection_view, *_objection, words=speaking.reason_unasked),
    "receipts": _of(mine.receipts, "community_id", "person_id", "number", words=receipts.receipts),
    "record": _of(rounds.round_view, *_round, words=outcomes.record),
    "refusal": _plain(refusals.refusal),
    "request_over": _of(seconded.request_view, *_request, words=requests.request_over),
    "resident_ask": _plain(private.resident_ask),
    "rested": _plain(resting.rested),
    "resting": _plain(resting.resting),
    "removed": _of(seconded.request_view, *_request, words=together.removed),
    "removed_mine": _plain(together.removed_mine),
    "result": _of(outcome_view, *_round, words=outcomes.result),
    "ripening": _of(purposes.purpose_view, *_purpose, words=announcements.ripening),
    "role": _of(mine.person, "person_id", words=announcements.role),
    "role_ask": _plain(private.role_ask),
    "role_mine": _plain(private.role_mine),
    "round_now": _of(rounds.round_now, "community_id", words=lists.round_now),
    "second_wanted": _of(seconded.open_request, *_request, words=requests.second_wanted),
    "settled": _of(purposes.objection_view, *_objection, words=announcements.settled),
    "settled_mine": _of(purposes.purpose_view, *_purpose, words=speaking.settled_mine),
    "settings": _of(settings.settings_of, "community_id", words=settings_words.settings),
    "silence": _of(rounds.round_view, *_round, words=announcements.silence),
    "somebody_asks": _plain(admitting.somebody_asks),
    "stays": _plain(leaving.stays),
    "still_coordinates": _plain(leaving.still_coordinates),
    "steering": _of(people.steering, "community_id", "person_id", words=coordinators.steering),
    "step_down_ask": _of(people.stepping_down, *_mine, words=coordinators.step_down_ask),
    "stepped_down": _of(seconded.stopped, "community_id", "person_id", words=together.stepped_down),
    "stepped_down_mine": _of(people.stepping_down, *_mine, words=coordinators.stepped_down_mine),
    "stopped": _of(purposes.purpose_view, *_purpose, words=announcements.stopped),
    "turned": _of(purposes.purpose_view, *_purpose, words=last_day.turned),
    "timezone": _of(mine.person, "person_id", words=admitting.timezone),
    "texts": _of(purposes.texts_of, *_purpose, words=amending.texts),
    "to_pay": _of(payments.to_pay, *_purpose, words=steering.to_pay),
    "wait": _of(mine.person, "person_id", words=admitting.wait),
    "welcome": _of(community.welcome, "community_id", "person_id", words=private.welcome),
    "which_group": _of(settings.groups_of, "person_id", words=groups.which_group),
    "without_group": _plain(private.without_group),
    "withdraw_ask": _of(purposes.purpose_view, *_purpose, words=proposal.withdraw_ask),
    "withdrawn": _of(purposes.purpose_view, *_purpose, words=announcements.withdrawn),
    "withdrawn_mine": _of(purposes.purpose_view, *_purpose, words=proposal.withdrawn_mine),
}
