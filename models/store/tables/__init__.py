"""Every table, by what it is about. The first row of each says which community it belongs to."""

from models.store.tables.ballots import (
    forms,
    interests,
    levels,
    mergers,
    objections,
    purposes,
    stances,
    texts,
    voices,
    words,
)
from models.store.tables.base import metadata
from models.store.tables.journal import journal
from models.store.tables.ledger import accounts, lines, transfers
from models.store.tables.people import (
    admissions,
    bars,
    brought,
    codes,
    communities,
    coordinators,
    deposits,
    erasures,
    funders,
    gift_drafts,
    guesses,
    inviters,
    members,
    menus,
    people,
    waits,
)
from models.store.tables.post import cards, due, inbox, outbox, vigil
from models.store.tables.requests import requests
from models.store.tables.rounds import drafts, rolls, rounds

APPEND_ONLY = (transfers, lines, journal, texts)

__all__ = [
    "APPEND_ONLY",
    "accounts",
    "admissions",
    "bars",
    "brought",
    "cards",
    "codes",
    "communities",
    "coordinators",
    "deposits",
    "drafts",
    "due",
    "erasures",
    "forms",
    "funders",
    "gift_drafts",
    "guesses",
    "inbox",
    "interests",
    "inviters",
    "journal",
    "levels",
    "lines",
    "members",
    "menus",
    "mergers",
    "metadata",
    "objections",
    "outbox",
    "people",
    "purposes",
    "requests",
    "rolls",
    "rounds",
    "stances",
    "texts",
    "transfers",
    "vigil",
    "voices",
    "waits",
    "words",
]
