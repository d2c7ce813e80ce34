"""People appear, take another name, delete their account."""

from typing import Any

from bot.playground.sim.asking import Asked

Json = dict[str, Any]

NAME = 64  # characters, as on Telegram
NOTE = 200


def add(asked: Asked) -> Json:
    username, language = asked.maybe("username"), asked.maybe("language")
    last_name = asked.line("last_name", NAME, "") or None
    note = asked.line("note", NOTE, "")
    return asked.world.people.add(asked.line("name", NAME), last_name, username, language, note).view()


def every(asked: Asked) -> Json:
    return {"people": [person.view() for person in asked.world.people]}


def rename(asked: Asked) -> Json:
    """What is given changes; an empty last name or username goes."""
    person = asked.actor()
    name = asked.line("name", NAME, person.first_name)
    last_name = asked.line("last_name", NAME, person.last_name or "") or None
    username = asked.text("username", person.username or "") or None
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
