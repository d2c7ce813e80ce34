"""People appear, take another name, delete their account."""

from typing import Any

from bot.playground.sim.asking import Asked

Json = dict[str, Any]


def add(asked: Asked) -> Json:
    people = asked.world.people
    return people.add(
        asked.text("name"), asked.maybe("last_name"), asked.maybe("username"), asked.maybe("language")
    ).view()


def every(asked: Asked) -> Json:
    return {"people": [person.view() for person in asked.world.people]}


def rename(asked: Asked) -> Json:
    """What is given changes; an empty last name or username goes."""
    person = asked.actor()
    if asked.has("name"):
        person.first_name = asked.text("name")
    if asked.has("last_name"):
        person.last_name = asked.text("last_name") or None
    if asked.has("username"):
        person.username = asked.text("username") or None
    return person.view()


def delete(asked: Asked) -> Json:
    """The account is deleted: it stays in its groups without a name, and never acts again."""
    person = asked.actor()
    person.deleted = True
    return person.view()
