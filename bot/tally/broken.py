"""What is wrong with a file or with what was asked."""


class Broken(Exception):
    """What does not fit, on which line, and what was expected: words for whoever has the file."""

    def __init__(self, words: str, line: int | None = None) -> None:
        super().__init__(words if line is None else f"line {line:,}: {words}")


def quoted(text: str) -> str:
    """A piece of somebody's file inside a sentence: on one line, and not too long."""
    shown = " ".join(text.split())
    return f'"{shown[:40]}…"' if len(shown) > 40 else f'"{shown}"'
