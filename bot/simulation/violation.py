"""What must never be, and is."""


class Violation(AssertionError):
    """The books are not in order, or say something else than the plain model."""


def need(true: object, words: str) -> None:
    if not true:
        raise Violation(words)


def equal(what: str, found: object, wanted: object) -> None:
    """found: as the books or the bot have it. wanted: as it must be."""
    if found != wanted:
        raise Violation(f"{what}: found {found}, wanted {wanted}")
