"""`commonpot rehearse`: would this rule work for us? Made-up rounds under it, and what came of them."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated

import typer

from models.rules.critical_mass import PRESETS, CriticalMass, Failing, Preset, check_rule
from models.rules.refusals import Refusal
from models.rules.rehearsal import AT_MOST, PURPOSES, ROUNDS, SEED, Rehearsed, Stage, percent

POUNDS = "GBP"
PART = re.compile(r"\d{1,9}/\d{1,9}|[01]?(\.\d{1,9})?")
REFUSED = {
    "core_out_of_range": ("--core", "A purpose can need from 1/20 to 9/10 of the residents."),
    "agreement_too_low": ("--agreement", "At least 1/2 of those who back or object must back it."),
    "agreement_too_high": ("--agreement", "If all must say yes, one objection would stop any purpose."),
    "too_few_residents": ("--members", "A purpose needs more backers than there are residents."),
    "share_too_small": ("--pot", "Each share would be less than the smallest coin."),
}
WHY: dict[Failing, str] = {
    "people": "too few backers",
    "agreement": "too many against it",
    "money": "too little money in its backers' shares",
}


def rehearse(
    members: Annotated[int, typer.Option(min=1, help="How many residents there are.", show_default=False)],
    share: Annotated[str | None, typer.Option(metavar="MONEY", help="What each share holds. [default: £25]")] = None,
    pot: Annotated[str | None, typer.Option(metavar="MONEY", help="Or what all shares hold together.")] = None,
    preset: Annotated[Preset, typer.Option(help="The kind of round.")] = Preset.TOGETHER,
    core: Annotated[str | None, typer.Option(metavar="PART", help="How many must back it: 1/3 of all.")] = None,
    agreement: Annotated[
        str | None, typer.Option(metavar="PART", help="How many of those who back or object must back it: 2/3.")
    ] = None,
    purposes: Annotated[int, typer.Option(min=1, max=1_000, help="How many purposes a round has.")] = PURPOSES,
    costs: Annotated[
        str | None, typer.Option(metavar="LIST", help="What each costs: 200,450,80. Otherwise made up.")
    ] = None,
    rounds: Annotated[int, typer.Option(min=1, max=100_000, help="How many rounds are played.")] = ROUNDS,
    seed: Annotated[str, typer.Option(help="Where chance begins: the same seed plays the same rounds.")] = SEED,
    at_most: Annotated[
        int, typer.Option(min=3, max=100_000, help="How many residents are played; they stand for all.")
    ] = AT_MOST,
) -> None:
    """Try a rule on made-up rounds. It tells how often anything goes ahead, how many people it takes, what is left."""
    # Imported here: the other commands do without.
    from models.rules.rehearsal import rehearse as played

    usual, _ = PRESETS[preset]
    rule = CriticalMass(_part("--core", core) or usual.core, _part("--agreement", agreement) or usual.agreement)
    each, currency = _each(members, share, pot)
    given = tuple(_costs(costs, currency)) if costs else ()
    _check(rule, members, each)
    stage = Stage(members, each, rule, purposes, given, at_most)
    for line in _told(stage, played(stage, rounds, seed), currency):
        typer.echo(line)


def _part(option: str, text: str | None) -> Fraction | None:
    if text is None:
        return None
    try:
        return Fraction(text if PART.fullmatch(text) else "")
    except (ValueError, ZeroDivisionError):
        raise typer.BadParameter(f"This is no part, such as 1/3 or 0.4: {text}", param_hint=option) from None


def _money(option: str, text: str, currency: str) -> tuple[int, str]:
    # Imported here: the names of days and moneys take long to load.
    from config.texts import parse_money

    read = parse_money(text, currency)
    if read is None or not read[0]:
        raise typer.BadParameter(f"This is no amount, such as 850 or £850.50: {text}", param_hint=option)
    return read


def _costs(costs: str, currency: str) -> Iterator[int]:
    for one in re.split(r"[,;\s]", costs):
        pennies, in_currency = _money("--costs", one, currency)
        if in_currency != currency:
            raise typer.BadParameter(f"This is in another currency than the shares: {one}", param_hint="--costs")
        yield pennies


def _each(members: int, share: str | None, pot: str | None) -> tuple[int, str]:
    """What each share holds, in pennies, and of what currency."""
    if share and pot:
        raise typer.BadParameter("One follows from the other. Give only one.", param_hint="--share, --pot")
    if pot:
        whole, currency = _money("--pot", pot, POUNDS)
        return whole // members, currency
    return _money("--share", share or "25", POUNDS)


def _check(rule: CriticalMass, members: int, share: int) -> None:
    try:
        check_rule(rule, members, share * members, None)
    except Refusal as refusal:
        option, why = REFUSED[refusal.code]
        raise typer.BadParameter(why, param_hint=option) from None


def _told(stage: Stage, of: Rehearsed, currency: str) -> Iterator[str]:
    # Imported here, as above.
    from config.texts import Language

    language = Language.of("en")
    money = [language.money(cost, currency) for cost in stage.costs]
    rounds, purposes = _counted(of.rounds, "round"), _counted(of.purposes_each, "purpose")
    yield (
        f"A rehearsal: {rounds}, {of.of:,} residents with {language.money(stage.share, currency)} each, "
        f"{purposes} in each round{f', at {language.listed(money)}' if money else ''}."
    )
    if of.played < of.of:
        yield f"{of.played:,} made-up residents stand for all."
    yield "Tastes are made up, by the model in docs/rehearsal.md. This is no promise."
    yield (
        f"The rule: a purpose needs {of.needed:,} backers, and {stage.rule.agreement} of those who back it or object."
    )
    yield ""
    yield _row("rounds in which something went ahead", of.lively, of.rounds)
    yield _row("purposes that went ahead", len(of.backers), of.purposes)
    for test, why in WHY.items():
        yield _row(f"  not: {why}", of.failures.get(test, 0), of.purposes)
    if of.backers:
        tenth = len(of.backers) // 10
        few, many = of.backers[tenth], of.backers[-1 - tenth]
        yield f"{'backers of what went ahead':<52}{of.usual:>5,}  (eight of ten: {few:,} to {many:,})"
    yield _row("money left in the shares", of.left.numerator, of.left.denominator)
    if of.verdict == "hardly_ever":
        yield "\nNote: under this rule hardly anything goes ahead."
    if of.verdict == "nearly_always":
        yield "\nNote: nearly every purpose has enough support, so this rule rules out little."


def _counted(n: int, what: str) -> str:
    return f"{n:,} {what}" if n == 1 else f"{n:,} {what}s"


def _row(what: str, part: int, of: int) -> str:
    return f"{what:<52}{percent(Fraction(part, of)):>4}%"
