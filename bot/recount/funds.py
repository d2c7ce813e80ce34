"""Money that comes into the pot."""

import re

from .basics import Entry, need
from .people import People

CURRENCY = re.compile("[A-Z]{3}")


class Funds(People):
    """The acts about deposits."""

    def deposited(self, entry: Entry) -> None:
        self._alone(entry)
        need(self.agreed_to is None or self.last_act == "agreed", "more is recorded than was agreed to")
        need(self.currency in ("", entry["currency"]), "it is in a second currency")
        need(CURRENCY.fullmatch(entry["currency"]), "there is no such currency")
        self.currency = entry["currency"]
        need(entry["amount"] > 0 and entry["deposit"] not in self.gifts, "it is no new gift")
        need(self.names.setdefault(entry["funder"], entry["name"]) == entry["name"], "the funder has another name")
        self.gifts[entry["deposit"]] = entry["funder"], entry["amount"]
        if "terms" in entry:
            self.terms[entry["deposit"]] = entry["terms"]
        self.books.move(self.at, "funder", "pot", entry["funder"], entry["amount"])

    def corrected(self, entry: Entry) -> None:
        self._together(entry)
        need(self.gifts.get(entry["deposit"]) == (entry["funder"], entry["was"]), "that is not what was recorded")
        need(entry["amount"] >= 0 and entry["currency"] == self.currency, "no gift can be so")
        if "anew" in entry:
            newest = self.last_act == "deposited" and entry["anew"] == next(reversed(self.gifts))
            need(newest and entry["amount"] == 0, "it was not recorded anew")
            self._take_over(entry)
        else:
            need(self.last_act != "deposited" and entry["amount"] != entry["was"], "nothing is put right by it")
        self.gifts[entry["deposit"]] = entry["funder"], entry["amount"]
        more = entry["amount"] - entry["was"]
        giver, taker = ("funder", "pot") if more > 0 else ("pot", "funder")
        self.books.move(self.at, giver, taker, entry["funder"], abs(more))

    def _take_over(self, entry: Entry) -> None:
        """Where the name alone was wrong, what is no longer in the pot passes to the right one."""
        funder, amount = self.gifts[entry["anew"]]
        gone = entry["was"] - self.books.of("pot").get(entry["funder"], 0)
        if gone > 0:
            need(amount == entry["was"] and funder != entry["funder"], "more is taken back than is in the pot")
            self.books.rename(self.at, entry["funder"], funder, gone)
