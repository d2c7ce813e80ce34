"""Where something failed, without its words: they may be somebody's."""

import os
import traceback

from models.store.outage import outage


def kind(failure: BaseException) -> str:
    """What failed: the class, or what the database says of itself; where there was no way, why, as the system says."""
    name, number = type(failure).__name__, _number(failure)
    return outage(failure) or (f"{name}, {os.strerror(number).lower()}" if number else name)


def _number(failure: BaseException | None) -> int:
    """The system's number for what went wrong underneath; 0 where it was not the system's doing."""
    while failure is not None and not (isinstance(failure, OSError) and failure.errno):
        failure = failure.__cause__
    return int(failure.errno or 0) if isinstance(failure, OSError) and (failure.errno or 0) > 0 else 0


def places(failure: BaseException) -> str:
    """The lines of code a failure came through, and its class; its message is left out.

    Where the database cannot write, that is all there is to say: no line of ours is to blame.
    """
    said = outage(failure)
    if said is not None:
        return said
    return "".join(traceback.format_tb(failure.__traceback__)) + type(failure).__name__
