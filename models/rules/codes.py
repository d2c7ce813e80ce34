"""Codes to join with: how they look, what is kept of them, and how often one may guess.

Twelve of twenty-four signs (55 bits), none of which looks like another; capitals, spaces and dashes do not matter. Only
a hash with a group's own key is kept. Five wrong ones an hour are enough for slips of the pen. Of all in a group so
many count that a few people who guess on purpose keep nobody out, and still so few that whoever guesses for a year
finds none of 300 codes: the chance is below one in two million.
"""

import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil

from models.rules.refusals import Refusal

SIGNS = "34679ACDEFGHJKMNPQRTVWXY"
LENGTH, GROUP = 12, 4
DASHES = "-\u2010\u2011\u2012\u2013\u2014"
COUNTS = (10, 30, 100)
MOST = 300
HOUR = timedelta(hours=1)
MINE, TOGETHER = 5, 5_000


def code(chance: str) -> str:
    """A fresh code. chance: a long random number in hexadecimal."""
    rest, signs = int(chance, 16), ""
    while len(signs) < LENGTH:
        rest, place = divmod(rest, len(SIGNS))
        signs += SIGNS[place]
    return signs


def shown(code: str) -> str:
    """As it is printed: K7MP-4QXT-9RWD."""
    return "-".join(code[place : place + GROUP] for place in range(0, LENGTH, GROUP))


def read(text: str) -> str:
    """What somebody wrote, as a code is; empty where it cannot be one."""
    signs = "".join(sign for sign in text.upper() if not sign.isspace() and sign not in DASHES)
    return signs if len(signs) == LENGTH and set(signs) <= set(SIGNS) else ""


def digest(key: str, code: str) -> str:
    """What is kept of a code. key: the group's own, in hexadecimal."""
    return hmac.new(bytes.fromhex(key), code.encode(), "sha256").hexdigest()


def check_guessing(mine: Sequence[datetime], together: Sequence[datetime], now: datetime) -> None:
    """Refused after too many wrong ones within the hour: by one person, or by all in a group. Earliest first."""
    for guesses, most in ((mine, MINE), (together, TOGETHER)):
        if len(guesses) >= most:
            again = guesses[len(guesses) - most] + HOUR
            raise Refusal("too_many_guesses", wait=ceil((again - now) / timedelta(minutes=1)) * 60)


def check_making(count: int, unused: int) -> None:
    """Refused for another number than there are buttons for, and where very many are unused."""
    if count not in COUNTS:
        raise Refusal("no_such_thing")
    if unused + count > MOST:
        raise Refusal("too_many_codes")
