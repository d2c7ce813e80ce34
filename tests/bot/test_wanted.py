"""Which updates are kept, and in whose line they stand."""

import pytest

from bot.wanted import Raw, chat_of, wanted
from tests.bot.fakes import ME, tap, written

US, NAME = int(str(ME["id"])), "commonpot_bot"
CHAT = {"id": -400, "type": "supergroup"}
SENT_ON = {"type": "user", "date": 1, "sender_user": {"id": 6}}


def in_group(**message: object) -> Raw:
    return {"update_id": 1, "message": {"message_id": 1, "chat": CHAT, "from": {"id": 5}, **message}}


KEPT: dict[str, Raw] = {
    "a tap": tap(1),
    "a private message": written(1, "Lights in the alley"),
    "a command in the group": written(1, "/pool", chat_id=-400),
    "a command to us by name": written(1, "/pool@Commonpot_Bot now", chat_id=-400),
    "a reply to us": in_group(text="because it is dark", reply_to_message={"from": {"id": US}}),
    "somebody is removed by another bot": in_group(left_chat_member={"id": 6}, **{"from": {"id": 8, "is_bot": True}}),
    "a command sent on in private": written(1, "/pool", forward_origin=SENT_ON),
    "a command by an anonymous admin": written(1, "/pool", -400, sender_chat=CHAT),
    "people come": in_group(new_chat_members=[{"id": 6}]),
    "somebody leaves": in_group(left_chat_member={"id": 6}),
    "the group is upgraded": in_group(migrate_to_chat_id=-100400),
    "our place changes": {"update_id": 1, "my_chat_member": {"chat": CHAT, "from": {"id": 5}}},
    "a member's place changes": {"update_id": 1, "chat_member": {"chat": CHAT, "from": {"id": 5}}},
}
UNREAD: dict[str, Raw] = {
    "a command by another bot": in_group(
        text="/pool",
        entities=[{"type": "bot_command", "offset": 0, "length": 5}],
        **{"from": {"id": 8, "is_bot": True}},
    ),
    "another bot in private": {
        "update_id": 1,
        "message": {"chat": {"id": 8, "type": "private"}, "from": {"id": 8, "is_bot": True}, "text": "x"},
    },
    "a command sent on": written(1, "/pool", chat_id=-400, forward_origin=SENT_ON),
    "a post in a channel": {"update_id": 1, "channel_post": {"chat": {**CHAT, "type": "channel"}, "text": "/pool"}},
    "talk in the group": in_group(text="what lovely weather"),
    "a command to another bot": written(1, "/pool@another_bot", chat_id=-400),
    "a command later in a sentence": in_group(
        text="try /pool", entities=[{"type": "bot_command", "offset": 4, "length": 5}]
    ),
    "a reply to somebody else": in_group(text="yes", reply_to_message={"from": {"id": 6}}),
    "something is pinned": in_group(pinned_message={"message_id": 3}),
    "an edit": {"update_id": 1, "edited_message": {"chat": CHAT, "text": "/pool"}},
    "a kind nobody knows yet": {"update_id": 1, "news": {}},
}


@pytest.mark.parametrize("what", KEPT)
def test_what_is_for_us_is_kept(what: str) -> None:
    assert wanted(KEPT[what], US, NAME)
    assert chat_of(KEPT[what]) in (-400, 5)


@pytest.mark.parametrize("what", UNREAD)
def test_other_talk_is_confirmed_unread(what: str) -> None:
    assert not wanted(UNREAD[what], US, NAME)


def test_a_tap_on_a_message_that_is_gone_stands_in_its_persons_line() -> None:
    assert chat_of({"update_id": 1, "callback_query": {"from": {"id": 5}, "inline_message_id": "x"}}) == 5
