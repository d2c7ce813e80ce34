"""People appear, take another name, delete their account."""

from typing import Any

from bot.playground.sim.asking import Asked

Json = dict[str, Any]


def add(asked: Asked) -> Json:
    last_name, username, language = (asked.maybe(name) for name in ("last_name", "username", "language"))
    note = asked.text("note", "")
    return asked.world.people.add(asked.text("name"), last_name, username, language, note).view()


def every(asked: Asked) -> Json:
    return {"people": [person.view() for person in asked.world.people]}


def rename(asked: Asked) -> Json:
    """What is given changes; an empty last name or username goes."""
    person = asked.actor()
    name = asked.text("name", person.first_name)
    last_name, username = (asked.text(one, getattr(person, one) or "") or None for one in ("last_name", "username"))
    asked.world.people.check(name, username, person)
    asked.world.people.alter(person, first_name=name, last_name=last_name, username=username)
    asked.world.chats.retell(person)
    return person.view()


def delete(asked: Asked) -> Json:
    """The account is deleted: it stays in its groups without a name, and never acts again."""
    person = asked.actor()
    asked.world.people.alter(person, deleted=True)
    asked.world.chats.retell(person)
    return person.view()
