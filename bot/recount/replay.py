"""The journal, entry by entry: its chain, and whether each act could be done then."""

import json
from collections.abc import Callable, Mapping

from .basics import Entry, Wrong, canonical, moment, need, seal
from .ending import Ending

ODD = KeyError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError


class Replay(Ending):
    """Goes through a community's journal and refuses the first entry that could not have been."""

    def read(self, line: str) -> None:
        """One line of the journal: it fits the chain, and it is an act that could be done then."""
        try:
            entry = json.loads(line)
            need(canonical(entry) == line, "it is not written as entries are")
            need(entry["number"] == self.number + 1, "its number is not the next")
            need(entry["before"] == self.head, "it does not follow the entry before")
            self.now, self.at = moment(entry["at"]), entry["at"]
            self._do(entry)
        except Wrong as wrong:
            raise Wrong(f"journal.txt, line {self.number + 1}: {wrong}") from None
        except ODD as odd:
            raise Wrong(f"journal.txt, line {self.number + 1}: it cannot be read ({odd!r})") from None
        self.number, self.head = entry["number"], seal(line)

    def _do(self, entry: Entry) -> None:
        act = entry["act"]
        need(self.number or act == "set up", "the first entry is not the beginning")
        need(act in ACTS, f"there is no act named {act!r}")
        if self.must_ripen:
            waits = act == "ripening" and entry["purpose"] == self.must_ripen[0] and not entry["again"]
            need(waits, f"purpose {self.must_ripen[0]} had enough support, and nothing says that it waits")
        ACTS[act](self, entry)


ACTS: Mapping[str, Callable[[Replay, Entry], None]] = {
    "set up": Replay.nothing,
    "joined": Replay.joined,
    "asked to join": Replay.nothing,
    "not let in": Replay._by_coordinator,
    "no longer asks": Replay.nothing,
    "left": Replay.left,
    "stepped down": Replay.stepped_down,
    "rested": Replay.rests,
    "takes part again": Replay.wakes,
    "policy": Replay._by_coordinator,
    "timezone": Replay._by_coordinator,
    "appointed": Replay.appointed,
    "role": Replay.role,
    "nudges": Replay.of_member,
    "deposited": Replay.deposited,
    "opened": Replay.opened,
    "proposed": Replay.proposed,
    "amended": Replay.amended,
    "merger asked": Replay.of_purpose,
    "merger ended": Replay.nothing,  # its time may end behind its round
    "merged": Replay.merged,
    "withdrawn": Replay.withdrawn,
    "stance": Replay.stance,
    "reason": Replay.of_purpose,
    "answered": Replay.of_purpose,
    "settled": Replay.ends_objection,
    "lapsed": Replay.ends_objection,
    "frozen": Replay.frozen,
    "put off": Replay.put_off,
    "ripening": Replay.ripening,
    "stopped": Replay.stopped,
    "waits no longer": Replay.waits_no_longer,
    "activated": Replay.activated,
    "nudged": Replay.of_purpose,
    "decided": Replay.decided,
    "closed": Replay.closed,
    "silence": Replay.silence,
    "back": Replay.nothing,
    "asked": Replay.asked,
    "agreed": Replay.answered,
    "called off": Replay.answered,
    "request lapsed": Replay.answered,
    "corrected": Replay.corrected,
    "extended": Replay.extended,
    "closed early": Replay.closed_early,
    "cancelled": Replay.cancelled,
    "removed": Replay.removed,
    "readmitted": Replay.readmitted,
    "dismissed": Replay.dismissed,
}
