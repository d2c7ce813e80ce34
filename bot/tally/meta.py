"""The part META of a .pb file: whose vote it was, and how much there is to spend."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from bot.tally.broken import Broken, quoted, shown
from bot.tally.sections import Section

AMOUNT = re.compile(r"\d{1,12}(\.\d{0,6})?|\d{1,12}/[1-9]\d{0,5}")
CODE = re.compile("[A-Z]{3}")
READ_AS = {
    "ordinal": "Members ranked purposes. Here, whoever ranked one backs it.",
    "cumulative": "Members gave points to purposes. Here, whoever named one backs it, with however many points.",
    "scoring": "Members gave points to purposes. Here, whoever named one backs it, with however many points.",
    "choose-1": "Each member could name one purpose. Here, they back that one.",
}


def amount(text: str, what: str, line: int) -> Fraction:
    """A sum of money as such files write it: 1250, 1250.50 or 2501/2. Refused where it is anything else."""
    if not AMOUNT.fullmatch(text):
        raise Broken(f"{what} is {quoted(text)}; expected a number such as 1250, 1250.50 or 2501/2", line)
    return Fraction(text)


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file says of itself. budget: in the currency's own units."""

    said: Mapping[str, str]
    budget: Fraction

    @property
    def title(self) -> str:
        """Such as: Assen 2024: Assen Top Idee."""
        where = " ".join(filter(None, (self.said.get(key, "") for key in ("unit", "subunit", "instance"))))
        return ": ".join(filter(None, (where, self.said.get("description", ""))))

    @property
    def currency(self) -> str:
        currency = self.said.get("currency", "").upper()
        return currency if CODE.fullmatch(currency) else ""

    @property
    def rule(self) -> str:
        return self.said.get("rule", "")

    def remarks(self, projects: int, votes: int) -> Iterator[str]:
        """What is to be said of how this is read, with so many rows of each."""
        kind = self.said.get("vote_type", "approval")
        if kind != "approval":
            yield READ_AS.get(
                kind, f"The votes are of a kind unknown here, {quoted(kind)}; they are read as approvals."
            )
        for key, what, rows in (("num_projects", "projects", projects), ("num_votes", "votes", votes)):
            said = self.said.get(key, "")
            if said and said != str(rows):
                yield f"The file says that it has {shown(said)} {what}; it has {rows:,}, and those count."


def read_meta(section: Section) -> Meta:
    """Refused without a budget above nothing."""
    said: dict[str, str] = {}
    lines: dict[str, int] = {}
    for line, row in section.rows:
        pair = dict(zip(section.heads, row, strict=False))
        key = pair.get("key", "").lower()
        said.setdefault(key, pair.get("value", ""))
        lines.setdefault(key, line)
    if "budget" not in said:
        raise Broken("META does not tell the budget; expected a row such as budget;50000", section.line)
    budget = amount(said["budget"], "the budget", lines["budget"])
    if not budget:
        raise Broken("the budget is nothing; expected an amount above 0", lines["budget"])
    return Meta(said, budget)
