"""Where something failed, without its words: they may be somebody's."""

import traceback


def places(failure: BaseException) -> str:
    """The lines of code a failure came through, and its class; its message is left out."""
    return "".join(traceback.format_tb(failure.__traceback__)) + type(failure).__name__
