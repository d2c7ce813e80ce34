"""A round in one line: /round several, sealed, up to £25 each until 6 December: What would make our street safer?"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from config.texts import parse_money
from handlers.reading import Reading
from handlers.words.speech import cut
from models.forms.lasting import lasting
from models.rules.critical_mass import Preset, Timing
from models.rules.plans import Plan
from models.rules.refusals import Refusal

USUAL_LENGTH = timedelta(days=14)
MOST_WORDS = 40  # of what was not understood, said back

LIMIT = re.compile(r"\bup\s+to\s+(?P<said>.+?)\s+each\b", re.I)
LENGTH = re.compile(r"\bfor\s+(?P<said>\d+(?:\s*[^\W\d]+)?)", re.I)
UNTIL = re.compile(
    r"\b(?:until|till|by)\s+(?P<said>\d{4}-\d{2}-\d{2}"
    r"|(?:\d{1,2}(?:st|nd|rd|th)?\s+[^\W\d]+\.?|[^\W\d]+\.?\s+\d{1,2}(?:st|nd|rd|th)?\b)(?:,?\s*\d{4})?)",
    re.I,
)
CORE, AGREEMENT = (
    re.compile(rf"\b{name}(?:\s+of)?\s+(?P<said>\d{{1,6}}\s*(?:/\s*\d{{1,6}}|%))", re.I)
    for name in ("core", "agreement")
)
PRESET = re.compile(rf"(?<![\w-])(?P<said>{'|'.join(one.value for one in Preset)})(?![\w-])", re.I)
KEEP = re.compile(r"\bkeep\s+what\s+is\s+left\b", re.I)
GIVE_BACK = re.compile(r"\bgive\s+back(?:\s+what\s+is\s+left)?\b|\bgive\s+what\s+is\s+left\s+back\b", re.I)
AT_THE_CLOSE = re.compile(r"\bat\s+the\s+close\b", re.I)
WHEN_READY = re.compile(r"\bwhen\s+ready\b", re.I)
SEALED = re.compile(r"\bsealed\b", re.I)
BETWEEN = re.compile(r"\band\b|[,;.\s]+", re.I)


class Unclear(Exception):
    """Words that say nothing this line could mean."""


@dataclass(slots=True)
class Line:
    """What stands before the colon; each thing that is understood is taken out of it."""

    rest: str

    def take(self, what: re.Pattern[str]) -> re.Match[str] | None:
        """The first place that says it."""
        found = what.search(self.rest)
        if found is not None:
            self.rest = f"{self.rest[: found.start()]} {self.rest[found.end() :]}"
        return found

    def either(self, one: re.Pattern[str], other: re.Pattern[str]) -> bool | None:
        """Which of two that exclude each other is said, if any; both are unclear."""
        first, second = self.take(one), self.take(other)
        if first and second:
            raise Unclear(f"{first[0]}, {second[0]}")
        return None if first is second else first is not None


def plan_of(words: str, currency: str | None, now: datetime, zone: ZoneInfo) -> Plan | Refusal:
    """The round a line describes if it is opened now, or the first part of it that is not understood."""
    head, colon, question = words.partition(":")
    if not colon or not question.strip():
        return Refusal("round_question_missing")
    try:
        return _plan(Line(head), question.strip(), currency, now, zone)
    except Refusal as refusal:
        return refusal
    except Unclear as unclear:
        said = " ".join(str(unclear).replace(",", " ").split())
        return Refusal("round_unclear", words=cut(said, MOST_WORDS))


def _plan(line: Line, question: str, currency: str | None, now: datetime, zone: ZoneInfo) -> Plan:
    limit = line.take(LIMIT)
    lasts, day = _lasts(line, now, zone)
    most = _limit(limit, currency) if limit else None
    core, agreement, preset = (line.take(one) for one in (CORE, AGREEMENT, PRESET))
    keeps, closes = line.either(KEEP, GIVE_BACK), line.either(AT_THE_CLOSE, WHEN_READY)
    sealed = line.take(SEALED) is not None
    if rest := BETWEEN.sub(" ", line.rest).strip():
        raise Unclear(rest)
    timing = None if closes is None else Timing.AT_THE_CLOSE if closes else Timing.WHEN_READY
    return Plan.by_preset(
        Preset(preset["said"].lower()) if preset else Preset.TOGETHER,
        question,
        int(lasts.total_seconds()),
        most,
        carries=bool(keeps),
        sealed=sealed,
        timing=timing,
        core=_fraction(core),
        agreement=_fraction(agreement),
        until=day,
    )


def _lasts(line: Line, now: datetime, zone: ZoneInfo) -> tuple[timedelta, date | None]:
    length, day = line.take(LENGTH), line.take(UNTIL)
    said = length or day
    if said is None:
        return USUAL_LENGTH, None
    if length and day:
        raise Unclear(f"{length[0]}, {day[0]}")
    try:
        return lasting(Reading(said["said"]), now, zone)
    except Refusal as refusal:
        if refusal.code != "length_unclear":
            raise
        raise Unclear(said[0]) from None


def _limit(said: re.Match[str], currency: str | None) -> int:
    money = parse_money(said["said"], currency)
    if money is None or money[1] != (currency or money[1]):
        raise Unclear(said[0])
    return money[0]


def _fraction(said: re.Match[str] | None) -> Fraction | None:
    """A part of those who take part or speak, exactly: 1/4 or 25 %."""
    if said is None:
        return None
    try:
        return Fraction(said["said"].replace("%", "/100").replace(" ", ""))
    except ZeroDivisionError:
        raise Unclear(said[0]) from None
