"""How somebody wants a vote to be counted."""

import re
from dataclasses import dataclass
from fractions import Fraction

from bot.tally.broken import Broken, quoted
from bot.tally.poll import Poll
from models.rules.completion import Completion
from models.rules.critical_mass import PRESETS, CriticalMass, Preset
from models.rules.outcomes import Ties, Utility

PLAIN, CUSTOM, ROUND = "plain", "custom", "the round's own"
PART = re.compile(r"\d{1,9}/[1-9]\d{0,8}|[01](\.\d{1,9})?")
AMOUNT = re.compile(r"\d{1,15}(\.\d{1,9})?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule in full. mass: None is Equal Shares alone. share: in the currency's own units, if not the equal one."""

    named: str
    mass: CriticalMass | None
    share: Fraction | None
    utility: Utility = Utility.COST
    completion: Completion = Completion.NONE
    ties: Ties = Ties.DRAW
    exact: bool = False


def mass_of(poll: Poll, preset: str | None, core: str | None, agreement: str | None) -> tuple[str, CriticalMass | None]:
    """The people and the agreement a purpose needs, and the name for it.

    Where nothing is asked for, a round is counted by its own rule, and a city's vote by Equal Shares alone.
    """
    parts = core is not None or agreement is not None
    if preset == PLAIN and parts:
        raise Broken("--preset plain has no test of people or agreement; leave it out, or --core and --agreement")
    if preset == PLAIN or (preset is None and poll.mass is None and not parts):
        return PLAIN, None
    usual = poll.mass if preset is None and poll.mass else PRESETS[Preset(preset or Preset.TOGETHER)][0]
    named = CUSTOM if parts else (preset or ROUND)
    return named, CriticalMass(
        usual.core if core is None else _part(core, "--core"),
        usual.agreement if agreement is None else _part(agreement, "--agreement", below_all=True),
    )


def _part(text: str, option: str, *, below_all: bool = False) -> Fraction:
    part = Fraction(text) if PART.fullmatch(text) else None
    if part is None or part > 1 or (below_all and part == 1):
        most = "below 1" if below_all else "up to 1"
        raise Broken(f"{option} is {quoted(text)}; expected a part {most}, such as 2/3 or 0.5")
    return part


def share_of(text: str | None) -> Fraction | None:
    """A share in the currency's own units. Refused where it is no amount above nothing."""
    if text is None:
        return None
    if not AMOUNT.fullmatch(text) or not Fraction(text):
        raise Broken(f"--share is {quoted(text)}; expected what each member holds, such as 25 or 12.50")
    return Fraction(text)
