"""What is wrong with a file or with what was asked."""

from bot.recount.tables import line as on_one_line


class Broken(Exception):
    """What does not fit, on which line, and what was expected: words for whoever has the file."""

    def __init__(self, words: str, line: int | None = None) -> None:
        super().__init__(words if line is None else f"line {line:,}: {words}")


def shown(text: str) -> str:
    """A piece of somebody's file inside a sentence: on one line, and not too long."""
    begins = " ".join(on_one_line(text[:400]).split())
    return f"{begins[:40]}…" if len(begins) > 40 else begins


def quoted(text: str) -> str:
    """The same between quotation marks."""
    return f'"{shown(text)}"'
