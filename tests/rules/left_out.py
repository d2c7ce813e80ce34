"""Says in one line that the real votes were left out."""

import os


def left_out() -> list[str]:
    """What the end of a run says about the real votes."""
    return [] if "PABULIB" in os.environ else ["Left out: twelve real city votes (PABULIB names no folder with them)."]
