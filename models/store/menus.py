"""Whose menu of commands shows what coordinators do, and whose should."""

from typing import NamedTuple

from sqlalchemy import and_, bindparam, delete, exists, select, union_all

from models.store.tables import communities, coordinators, members, menus, people
from models.store.unit import Unit
from models.store.upserts import upsert


class Menu(NamedTuple):
    """One person's menu in one chat, which is their private chat where both are the same."""

    chat_id: int
    person_id: int

    @property
    def private(self) -> bool:
        return self.chat_id == self.person_id


_steers = and_(coordinators.c.dismissed_at.is_(None), members.c.left_at.is_(None))
_in_groups = (
    select(communities.c.chat_id, members.c.person_id)
    .join_from(coordinators, members, members.c.id == coordinators.c.member_id)
    .join(communities, communities.c.id == coordinators.c.community_id)
    .where(_steers, communities.c.chat_id.is_not(None), communities.c.away_since.is_(None))
)
_in_private = select(people.c.id, people.c.id).where(
    people.c.writable,
    exists(
        select(coordinators.c.member_id)
        .join(members, members.c.id == coordinators.c.member_id)
        .where(_steers, members.c.person_id == people.c.id)
    ),
)
_wanted = union_all(_in_groups, _in_private).subquery("wanted")
_chat, _person = _wanted.c
_same = and_(menus.c.chat_id == _chat, menus.c.person_id == _person)
_shown = exists(select(menus.c.chat_id).where(_same, menus.c.shown == bindparam("version")))
_to_show = select(_chat, _person).where(~_shown)
_to_hide = select(menus.c.chat_id, menus.c.person_id).where(~exists(select(_chat).where(_same)))


def to_show(unit: Unit, version: str) -> list[Menu]:
    """Those of coordinators that do not show it, or another version of it."""
    return [Menu(*row) for row in unit.connection.execute(_to_show, {"version": version})]


def to_hide(unit: Unit) -> list[Menu]:
    """Those that show it to somebody who no longer coordinates there."""
    return [Menu(*row) for row in unit.connection.execute(_to_hide)]


def shown(unit: Unit, menu: Menu, version: str) -> None:
    """It shows that now, or nobody is there to show it to."""
    row = upsert(menus).values(chat_id=menu.chat_id, person_id=menu.person_id, shown=version)
    key = ["chat_id", "person_id"]
    unit.connection.execute(row.on_conflict_do_update(index_elements=key, set_={"shown": version}))


def hidden(unit: Unit, menu: Menu) -> None:
    """It shows what everybody's shows."""
    mine = (menus.c.chat_id == menu.chat_id) & (menus.c.person_id == menu.person_id)
    unit.connection.execute(delete(menus).where(mine))
