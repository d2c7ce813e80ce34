"""Where something failed, without its words: they may be somebody's."""

import traceback

from models.store.outage import outage


def kind(failure: BaseException) -> str:
    """What failed: the class, or what the database says of itself."""
    return outage(failure) or type(failure).__name__


def places(failure: BaseException) -> str:
    """The lines of code a failure came through, and its class; its message is left out.

    Where the database cannot write, that is all there is to say: no line of ours is to blame.
    """
    said = outage(failure)
    if said is not None:
        return said
    return "".join(traceback.format_tb(failure.__traceback__)) + type(failure).__name__
