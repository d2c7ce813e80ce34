"""Who belongs, who coordinates, and whether they could do what they did."""

from .basics import Entry, need
from .state import Member, State


class People(State):
    """The acts about members and coordinators."""

    def _alone(self, entry: Entry, name: str = "by") -> None:
        """Done by one coordinator, or by an adviser with a second person."""
        codes = [entry[name]] if isinstance(entry[name], str) else list(entry[name])
        first = self._member(codes[0])
        need(first.coordinates, f"{codes[0]} does not coordinate then")
        if len(codes) > 1:
            self._together(entry)
        else:
            need(not first.adviser, "an adviser did it alone")

    def _together(self, entry: Entry) -> None:
        """Done by two different people: a coordinator and another coordinator, or any resident where there is none."""
        codes = list(entry["by"])
        need(len(codes) == 2 and codes[0] != codes[1], "it needs two people")
        asker, second = (self._member(code) for code in codes)
        need(asker.coordinates, f"{codes[0]} does not coordinate then")
        need(not (asker.adviser and second.adviser), "one of the two must be a resident")
        need(second.coordinates or not second.adviser, f"{codes[1]} may not agree to it")
        need(
            entry.get("member") != codes[1] or entry["act"] not in ("removed", "dismissed"),
            "one agreed about themselves",
        )

    def _by_coordinator(self, entry: Entry) -> None:
        codes = [entry["by"]] if isinstance(entry["by"], str) else list(entry["by"])
        need(any(self._member(code).coordinates for code in codes), "no coordinator did it")

    def joined(self, entry: Entry) -> None:
        before = self.members.get(entry["member"])
        need(before is None or not before.here, "they are a member already")
        need(before is None or not before.removed, "they were removed and not let back in")
        if "by" in entry:
            self._by_coordinator(entry)
        adviser = before is not None and before.adviser
        self.members[entry["member"]] = Member(adviser=adviser)

    def left(self, entry: Entry) -> None:
        self._member(entry["member"]).here = False

    def removed(self, entry: Entry) -> None:
        self._together(entry)
        member = self._member(entry["member"])
        member.here, member.coordinates, member.removed = False, False, True

    def readmitted(self, entry: Entry) -> None:
        self._together(entry)
        need(self.members[entry["member"]].removed, "they were not removed")
        self.members[entry["member"]].removed = False

    def appointed(self, entry: Entry) -> None:
        if "by" in entry:
            self._together(entry)
        self._member(entry["member"]).coordinates = True

    def stepped_down(self, entry: Entry) -> None:
        self._member(entry["member"]).coordinates = False

    def dismissed(self, entry: Entry) -> None:
        self._together(entry)
        self._member(entry["member"]).coordinates = False

    def role(self, entry: Entry) -> None:
        open_now = self._open()
        need(open_now is None or open_now.phase == "gathering", "nobody changes their role while a roll is frozen")
        self._member(entry["member"]).adviser = entry["adviser"]

    def rests(self, entry: Entry) -> None:
        self.rested += entry["people"]

    def wakes(self, entry: Entry) -> None:
        self._member(entry["member"])
        self.rested -= 1

    def of_member(self, entry: Entry) -> None:
        self._member(entry["member"])

    def asked(self, entry: Entry) -> None:
        need(self._member(entry["by"]).coordinates, "only a coordinator asks for it")
        self.requests[entry["request"]] = entry["by"]

    def answered(self, entry: Entry) -> None:
        asker = self.requests.pop(entry["request"], None)
        need(asker, "nobody asked for it")
        if entry["act"] == "agreed":
            self._member(entry["by"])
            need(entry["by"] != asker, "one person asked and agreed")
