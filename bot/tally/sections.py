"""The three parts of a .pb file, row by row (pabulib.org/format)."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.tally.broken import Broken, quoted, shown

TITLES = {"META": ("key", "value"), "PROJECTS": ("project_id", "cost"), "VOTES": ("vote",)}
Row = list[str]


@dataclass
class Section:
    """One part: the line of its title, the line of its heads, and its rows with the lines they begin on."""

    title: str
    line: int
    heads: Row = field(default_factory=list)
    heads_line: int = 0
    rows: list[tuple[int, Row]] = field(default_factory=list)

    def place(self, head: str) -> int | None:
        return self.heads.index(head) if head in self.heads else None

    def cells(self, head: str) -> Iterator[tuple[int, str]]:
        """One column, which has to be there. Refused where a row ends before it."""
        place = self.heads.index(head)
        for line, row in self.rows:
            if place >= len(row):
                raise Broken(
                    f"this row has {_cells(len(row))}, and {head} is number {place + 1} "
                    f"(line {self.heads_line:,} names the columns: {shown(';'.join(self.heads))})",
                    line,
                )
            yield line, row[place]


def _cells(number: int) -> str:
    return "1 cell" if number == 1 else f"{number} cells"


def sections(lines: Sequence[str], *, front: bool = False) -> Mapping[str, Section]:
    """Each part by its title. front: as far as the heads of VOTES, and not the votes themselves."""
    found: dict[str, Section] = {}
    now: Section | None = None
    for line, row in _rows(lines):
        if row[0].upper() in TITLES and not any(row[1:]):
            now = _begun(row[0].upper(), line, found)
        elif now is None:
            raise Broken(f"the file begins with {quoted(row[0])}; expected the line META", line)
        elif now.heads:
            now.rows.append((line, row))
        else:
            now.heads, now.heads_line = _heads(now, line, row), line
            if front and now.title == "VOTES":
                break
    for title in TITLES:
        if title not in found or not found[title].heads:
            raise Broken(f"the file ends here; {_missing(title, found)}", len(lines) or 1)
    return found


def _missing(title: str, found: Mapping[str, Section]) -> str:
    if title in found:
        return f"expected the columns of {title}, {';'.join(TITLES[title])}"
    return f"expected a line {title}: a .pb file has the parts {', '.join(TITLES)}"


def _begun(title: str, line: int, found: dict[str, Section]) -> Section:
    if title in found:
        raise Broken(f"a second {title}; the first one is on line {found[title].line:,}", line)
    found[title] = Section(title, line)
    return found[title]


def _heads(section: Section, line: int, row: Row) -> Row:
    heads = [head.lower() for head in row]
    for head in TITLES[section.title]:
        if heads.count(head) != 1:
            wanted = ";".join(TITLES[section.title])
            raise Broken(f"expected the columns of {section.title} here, {wanted}; found {quoted(';'.join(row))}", line)
    return heads


def _rows(lines: Sequence[str]) -> Iterator[tuple[int, Row]]:
    """Every row that holds something, with the line it begins on."""
    reader, before = csv.reader((f"{line}\n" for line in lines), delimiter=";"), 0
    try:
        for row in reader:
            if reader.line_num == len(lines):
                _refuse_open_quotation(lines[before:], before + 1)
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield before + 1, cells
            before = reader.line_num
    except csv.Error as problem:
        raise Broken(f"{problem}; is a quotation mark opened here and never closed?", before + 1) from None


def _refuse_open_quotation(lines: Sequence[str], line: int) -> None:
    """A quotation that is never closed swallows all that comes behind it."""
    try:
        list(csv.reader(lines, delimiter=";", strict=True))
    except csv.Error as problem:
        if "end of data" in str(problem):
            raise Broken('a quotation mark " is opened in this row and never closed', line) from None
