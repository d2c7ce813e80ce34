"""The journal, entry by entry: its chain, and whether each act could be done then."""

from collections.abc import Callable, Mapping

from .basics import Entry, Wrong, moment, need, seal
from .ending import Ending
from .entries import parsed
from .people import DOES

ODD = LookupError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError


class Replay(Ending):
    """Goes through a community's journal and refuses the first entry that could not have been."""

    def read(self, line: str) -> None:
        """One line of the journal: it fits the chain, and it is an act that could be done then."""
        try:
            entry = parsed(line)
            need(entry["number"] == self.number + 1, "its number is not the next")
            need(entry["before"] == self.head, "it does not follow the entry before")
            self.now, self.at = moment(entry["at"]), entry["at"]
            self._do(entry)
        except Wrong as wrong:
            raise Wrong(f"journal.txt, line {self.number + 1}: {wrong}") from None
        except ODD as odd:
            raise Wrong(f"journal.txt, line {self.number + 1}: it cannot be read ({odd!r})") from None
        self.number, self.head, self.last_act = entry["number"], seal(line), entry["act"]

    def _do(self, entry: Entry) -> None:
        act = entry["act"]
        need((act == "set up") == (not self.number), "a community is set up in its first entry, and once")
        need(act in ACTS, f"there is no act named {act!r}")
        if self.must_ripen:
            waits = act == "ripening" and entry["purpose"] == self.must_ripen[0] and not entry["again"]
            need(waits, f"purpose {self.must_ripen[0]} had enough support, and nothing says that it waits")
        need(self.last_act != "closed early" or act == "decided", "a round that is closed early is decided at once")
        self._go_on(entry)
        ACTS[act](self, entry)
        if self.agreed_to is not None and DOES.get(act) == self.agreed_to[0]:
            self.agreed_to = None


ACTS: Mapping[str, Callable[[Replay, Entry], object]] = {
    "set up": Replay.nothing,
    "joined": Replay.joined,
    "asked to join": Replay.nothing,
    "not let in": Replay._alone,
    "no longer asks": Replay.nothing,
    "left": Replay.left,
    "erased": Replay.erased,
    "stepped down": Replay.stepped_down,
    "rested": Replay.rests,
    "takes part again": Replay.wakes,
    "policy": Replay.policy_set,
    "timezone": Replay._alone,
    "codes made": Replay.codes_made,
    "codes taken back": Replay.codes_taken_back,
    "wait": Replay.wait_set,
    "appointed": Replay.appointed,
    "role": Replay.role,
    "nudges": Replay.of_member,
    "deposited": Replay.deposited,
    "opened": Replay.opened,
    "proposed": Replay.proposed,
    "amended": Replay.amended,
    "merger asked": Replay.merger_asked,
    "merger ended": Replay.merger_ended,
    "merged": Replay.merged,
    "interest": Replay.interest,
    "withdrawn": Replay.withdrawn,
    "stance": Replay.stance,
    "reason": Replay.reason,
    "answered": Replay.answer,
    "settled": Replay.ends_objection,
    "lapsed": Replay.ends_objection,
    "frozen": Replay.frozen,
    "put off": Replay.put_off,
    "ripening": Replay.ripening,
    "stopped": Replay.stopped,
    "waits no longer": Replay.waits_no_longer,
    "activated": Replay.activated,
    "nudged": Replay.nudged,
    "decided": Replay.decided,
    "closed": Replay.closed,
    "silence": Replay.silence,
    "back": Replay.nothing,
    "asked": Replay.asked,
    "agreed": Replay.agreed,
    "called off": Replay.called_off,
    "request lapsed": Replay.request_over,
    "corrected": Replay.corrected,
    "extended": Replay.extended,
    "closed early": Replay.closed_early,
    "cancelled": Replay.cancelled,
    "removed": Replay.removed,
    "readmitted": Replay.readmitted,
    "dismissed": Replay.dismissed,
}
