"""Goes through a whole journal, and says what follows from it for the round of the bundle."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .basics import Wrong, canonical, need, seal
from .purposes import WORDS
from .replay import Replay
from .rule import Purpose
from .state import Round

FORMAT = 1
GONE = "(erased)"  # in the place of a name
TEXT = {"payee", "salt", "title", "why"}
FACTS = {"currency", "erased_since", "facts", "format", "funders", "purposes", "question", "roll", "round", "terms"}
SALT, CODE = re.compile("([0-9a-f]{32})?"), re.compile("[0-9a-f]{16}")


@dataclass(frozen=True)
class Recount:
    """A journal that holds. facts: what round.json says. hashes: every entry's, in order."""

    facts: Mapping[str, Any]
    replay: Replay
    round: Round
    hashes: Sequence[str]

    @property
    def currency(self) -> str:
        return str(self.facts["currency"])

    @property
    def purposes(self) -> list[Purpose]:
        return list(self.round.purposes.values())

    def title(self, one: Purpose) -> str:
        return str(self.facts["purposes"][one.id][-1]["title"])

    def funder(self, funder: int) -> str:
        return str(self.facts["funders"][str(funder)])


def recount(journal: bytes, about: bytes) -> Recount:
    """Goes through the journal and counts the round again. Raises Wrong with the first thing that does not hold."""
    facts = _facts(about)
    replay, hashes = Replay(facts), []
    try:
        lines = journal.decode().split("\n")
    except UnicodeDecodeError:
        raise Wrong("journal.txt is not UTF-8") from None
    need(lines[-1] == "", "journal.txt does not end with a whole line")
    for line in lines[:-1]:
        replay.read(line)
        hashes.append(replay.head)
    its_round = replay.rounds.get(facts["round"])
    if its_round is None or its_round.phase != "closed":
        raise Wrong("the journal does not hold the whole round")
    need(its_round.number == len(replay.rounds), "the journal goes on behind the round")
    need(len(facts["roll"]) == its_round.rule.roll, "round.json has another number on the roll")
    need(its_round.share or not facts["facts"], "round.json tells facts about a roll, and there was none")
    _check_names(facts, replay, its_round)
    for funder in {funder for _, funder in replay.books.balances}:
        total = sum(pennies for (_, whose), pennies in replay.books.balances.items() if whose == funder)
        need(total == 0, f"the accounts of funder {funder} do not add up to nothing")
    return Recount(facts, replay, its_round, hashes)


def _facts(about: bytes) -> Mapping[str, Any]:
    try:
        facts = json.loads(about)
        need(canonical(facts).encode() + b"\n" == about, "round.json is not written as it should be")
        need(set(facts) == FACTS and _is_shaped(facts), "round.json holds something else")
    except (ValueError, TypeError, AttributeError, RecursionError) as odd:
        raise Wrong(f"round.json cannot be read: {odd}") from None
    need(facts["format"] == FORMAT, f"this program reads format {FORMAT}, not {facts['format']!r}")
    return facts  # type: ignore[no-any-return]


def _is_shaped(facts: Mapping[str, Any]) -> bool:
    """Whether everything is of its kind; then nothing behind it can stumble."""
    texts = [text for told in facts["purposes"].values() for text in told]
    words = [facts["question"], facts["currency"], *facts["funders"].values(), *facts["terms"].values()]
    words += [word for text in texts for word in text.values()]
    return (
        type(facts["round"]) is int
        and all(type(word) is str for word in words)
        and all(set(text) == TEXT and SALT.fullmatch(text["salt"]) for text in texts)
        and all(type(number) is int for number in facts["facts"].values())
        and all(CODE.fullmatch(code) for code in facts["roll"])
        and set(facts["erased_since"]) <= set(facts["purposes"])
    )


def _check_names(facts: Mapping[str, Any], replay: Replay, its_round: Round) -> None:
    need(set(facts["purposes"]) == set(its_round.purposes), "round.json has other purposes")
    for one in its_round.purposes.values():
        told = facts["purposes"][one.id]
        since = one.id in facts["erased_since"]
        need(not since or not all(text["salt"] for text in told), f"nothing of purpose {one.id} was erased")
        _check_words(one, told, erased=since or one.id in replay.without_words)
    names = {str(funder): name for funder, name in replay.names.items()}
    need({funder: seal(name) for funder, name in facts["funders"].items()} == names, "a funder has another name")
    terms = {str(gift): words for gift, words in replay.terms.items()}
    need({gift: seal(words) for gift, words in facts["terms"].items()} == terms, "a gift has other terms")


def _check_words(one: Purpose, told: Sequence[Mapping[str, str]], *, erased: bool) -> None:
    """Each text is the one that was sealed. erased: some of them have lost words since, as the journal tells, or will.

    Of those nothing else can be checked; so it must be seen where they lost some.
    """
    same = len(told) == len(one.texts)
    for text, read in zip(told, one.texts, strict=False):
        gone = erased and not text["salt"] and any(GONE in text[word] for word in WORDS)
        same = same and (gone or seal(text["salt"] + canonical([text[word] for word in WORDS])) == read)
    need(same, f"the words of purpose {one.id} are not those that the group read")
