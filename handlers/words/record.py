"""The journal in plain sentences, for whoever reads it: one for each act it may hold."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from handlers.words.speech import Speech
from models.questions.journal import JournalEntry
from models.rules.admissions import Policy

Told = Callable[[Speech, JournalEntry, Mapping[str, Any]], str]


def told(speech: Speech, entry: JournalEntry) -> str:
    """What happened. No names of residents: the journal has none."""
    return ACTS[entry.facts["act"]](speech, entry, entry.facts)


def _plain(sentence: Callable[[Speech], str]) -> Told:
    return lambda speech, _entry, _facts: sentence(speech)


def _of_purpose(sentence: Callable[[Speech, str], str]) -> Told:
    return lambda speech, entry, _facts: sentence(speech, entry.purpose or "")


def _joined(speech: Speech, _entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    if "by" in facts:
        return speech.say("A coordinator let somebody in.")
    if "code" in facts:
        return speech.say("Somebody joined with a code.")
    return speech.say("Somebody joined.")


def _rested(speech: Speech, _entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    return speech.say_many(
        "{n} member said nothing in two rounds, and does not count for now.",
        "{n} members said nothing in two rounds, and do not count for now.",
        facts["people"],
    )


def _policy(speech: Speech, _entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    if facts["policy"] == Policy.APPROVE:
        return speech.say("From now on a coordinator lets people in.")
    if facts["policy"] == Policy.CODE:
        return speech.say("From now on people join with a code.")
    return speech.say("From now on a tap is enough to join.")


def _codes_made(speech: Speech, _entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    return speech.say("A coordinator made {n} codes to join with.", n=facts["codes"])


def _codes_taken_back(speech: Speech, _entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    return speech.say_many(
        "A coordinator took back 1 code that nobody had used.",
        "A coordinator took back {n} codes that nobody had used.",
        facts["codes"],
    )


def _wait(speech: Speech, _entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    if not facts["seconds"]:
        return speech.say("Newcomers count at once, from the next round on.")
    return speech.say(
        "Newcomers wait {length} before they count, from the next round on.",
        length=speech.language.length(timedelta(seconds=facts["seconds"])),
    )


def _timezone(speech: Speech, _entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    return speech.say("The time zone is {zone} now.", zone=facts["timezone"])


def _role(speech: Speech, _entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    if facts["adviser"]:
        return speech.say("A member is an adviser now.")
    return speech.say("A member is a resident now.")


def _nudges(speech: Speech, _entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    if facts["stopped"]:
        return speech.say("A member wants no reminders.")
    return speech.say("A member wants reminders again.")


def _deposited(speech: Speech, entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    amount = speech.money(facts["amount"], facts["currency"])
    return speech.say("Deposit: {amount} from {funder}.", amount=amount, funder=entry.funder or "")


def _opened(speech: Speech, _entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    length = speech.language.length(timedelta(seconds=facts["length"]))
    return speech.say("Round {round} opened, for {length}.", round=facts["round"], length=length)


def _proposed(speech: Speech, entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    cost = speech.money(facts["cost"], entry.currency)
    return speech.say("“{title}” was proposed, for {cost}.", title=entry.purpose or "", cost=cost)


def _amended(speech: Speech, entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    cost, title = speech.money(facts["cost"], entry.currency), entry.purpose or ""
    if facts["keeps"]:
        return speech.say("“{title}” costs less now: {cost}.", title=title, cost=cost)
    return speech.say("“{title}” was changed, and costs {cost}. All are asked again.", title=title, cost=cost)


def _stance(speech: Speech, entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    title = entry.purpose or ""
    if facts["says"] == "backs":
        return speech.say("Somebody backs “{title}”.", title=title)
    if facts["says"] == "objects":
        return speech.say("Somebody objects to “{title}”.", title=title)
    return speech.say("Somebody undid their choice on “{title}”.", title=title)


def _interest(speech: Speech, entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    """Numbers of people who, or somebody close to whom, would be paid."""
    title = entry.purpose or ""
    if facts["proposer"]:
        return speech.say_many(
            "The proposer of “{title}” and {n} other say that they have an interest in it.",
            "The proposer of “{title}” and {n} others say that they have an interest in it.",
            facts["people"],
            title=title,
        )
    return speech.say_many(
        "{n} person says that they have an interest in “{title}”.",
        "{n} people say that they have an interest in “{title}”.",
        facts["people"],
        title=title,
    )


def _frozen(speech: Speech, entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    share = speech.money(facts["share"], entry.currency)
    return speech.say_many(
        "Joining closed: {n} resident, with {share}.",
        "Joining closed: {n} residents, with {share} each.",
        facts["residents"],
        share=share,
    )


def _apart(speech: Speech, entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    title = entry.purpose or ""
    if facts["how"] == "declined":
        return speech.say("“{title}” was not merged: the other proposer would rather keep both.", title=title)
    if facts["how"] == "taken back":
        return speech.say("“{title}” was not merged: its proposer no longer asks for it.", title=title)
    if facts["how"] == "lapsed":
        return speech.say("“{title}” was not merged: nobody answered in time.", title=title)
    if facts["how"] == "unreachable":
        return speech.say("“{title}” was not merged: the other proposer could not be reached.", title=title)
    return speech.say("“{title}” was not merged: one of the two was no longer as it was.", title=title)


def _ripening(speech: Speech, entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    title = entry.purpose or ""
    if facts["again"]:
        return speech.say("“{title}” waits once more, since others went first.", title=title)
    return speech.say("“{title}” has enough support, and waits.", title=title)


def _activated(speech: Speech, entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    return speech.say_many(
        "“{title}” goes ahead: {cost} from {n} share.",
        "“{title}” goes ahead: {cost} from {n} shares.",
        facts["payers"],
        title=entry.purpose or "",
        cost=speech.money(facts["cost"], entry.currency),
    )


def _nudged(speech: Speech, _entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    return speech.say_many(
        "A reminder, to the group and {n} person.", "A reminder, to the group and {n} people.", facts["people"]
    )


def _closed(speech: Speech, entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    left = speech.money(facts["returned"], entry.currency)
    return speech.say("Round {round} closed. {left} was not used.", round=facts["round"], left=left)


def _decided(speech: Speech, _entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    return speech.say("Round {round}: the provisional outcome.", round=facts["round"])


def _put_off(speech: Speech, _entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    return speech.say("Round {round}: joining stays open longer, as too few took part.", round=facts["round"])


def _silence(speech: Speech, _entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    length = speech.language.length(timedelta(seconds=facts["seconds"]))
    return speech.say("I heard nothing for {length}, so all deadlines moved by as much.", length=length)


def _back(speech: Speech, _entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    length = speech.language.length(timedelta(seconds=facts["seconds"]))
    return speech.say("I could not write in the group for {length}.", length=length)


def _corrected(speech: Speech, entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    before, amount = (speech.money(facts[name], facts["currency"]) for name in ("was", "amount"))
    return speech.say(
        "A deposit from {funder} was corrected: {amount}, not {before}.",
        funder=entry.funder or "",
        before=before,
        amount=amount,
    )


def _extended(speech: Speech, _entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    length = speech.language.length(timedelta(seconds=facts["length"]))
    return speech.say("Round {round} was made longer by {length}.", round=facts["round"], length=length)


def _cancelled(speech: Speech, entry: JournalEntry, facts: Mapping[str, Any]) -> str:
    left = speech.money(facts["returned"], entry.currency)
    return speech.say("Round {round} was cancelled. {left} went back.", round=facts["round"], left=left)


ACTS: Mapping[str, Told] = {
    "set up": _plain(lambda speech: speech.say("The group began.")),
    "joined": _joined,
    "asked to join": _plain(lambda speech: speech.say("Somebody asked to join.")),
    "not let in": _plain(lambda speech: speech.say("A coordinator answered somebody who asked to join: not now.")),
    "no longer asks": _plain(lambda speech: speech.say("Somebody no longer asks to join.")),
    "left": _plain(lambda speech: speech.say("A member left.")),
    "erased": _plain(lambda speech: speech.say("A member erased themselves.")),
    "stepped down": _plain(lambda speech: speech.say("A coordinator stepped down.")),
    "rested": _rested,
    "takes part again": _plain(lambda speech: speech.say("A member takes part again.")),
    "policy": _policy,
    "codes made": _codes_made,
    "codes taken back": _codes_taken_back,
    "timezone": _timezone,
    "wait": _wait,
    "appointed": _plain(lambda speech: speech.say("A member became a coordinator.")),
    "role": _role,
    "nudges": _nudges,
    "deposited": _deposited,
    "opened": _opened,
    "proposed": _proposed,
    "amended": _amended,
    "merged": _of_purpose(lambda speech, title: speech.say("“{title}” was merged into another.", title=title)),
    "merger asked": _of_purpose(
        lambda speech, title: speech.say("The proposer of “{title}” asked to merge it into another.", title=title)
    ),
    "merger ended": _apart,
    "withdrawn": _of_purpose(lambda speech, title: speech.say("“{title}” was withdrawn.", title=title)),
    "stance": _stance,
    "interest": _interest,
    "reason": _of_purpose(lambda speech, title: speech.say("An objection to “{title}” has a reason.", title=title)),
    "answered": _of_purpose(
        lambda speech, title: speech.say("The proposer of “{title}” answered an objection.", title=title)
    ),
    "settled": _of_purpose(lambda speech, title: speech.say("An objection to “{title}” is settled.", title=title)),
    "lapsed": _of_purpose(
        lambda speech, title: speech.say("An objection to “{title}” ended without a reason.", title=title)
    ),
    "frozen": _frozen,
    "put off": _put_off,
    "ripening": _ripening,
    "stopped": _of_purpose(lambda speech, title: speech.say("“{title}” lost its support.", title=title)),
    "waits no longer": _of_purpose(
        lambda speech, title: speech.say("“{title}” cannot wait again, and is decided at the end.", title=title)
    ),
    "activated": _activated,
    "nudged": _nudged,
    "decided": _decided,
    "closed": _closed,
    "silence": _silence,
    "back": _back,
    "asked": _plain(lambda speech: speech.say("A coordinator asked for something that needs two people.")),
    "agreed": _plain(lambda speech: speech.say("A second person agreed to it.")),
    "called off": _plain(lambda speech: speech.say("What was asked for was called off.")),
    "request lapsed": _plain(lambda speech: speech.say("What was asked for ended without a second person.")),
    "corrected": _corrected,
    "extended": _extended,
    "closed early": lambda speech, _entry, facts: speech.say(
        "Round {round} was brought to its decision early.", round=facts["round"]
    ),
    "cancelled": _cancelled,
    "removed": _plain(lambda speech: speech.say("Two people removed a member.")),
    "readmitted": _plain(lambda speech: speech.say("Two people let somebody join again.")),
    "dismissed": _plain(lambda speech: speech.say("Two people dismissed a coordinator.")),
}
