"""Several groups and one private chat: which is meant, and what goes on once that is said."""

from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import Any

from telegram import Message, Update, User

from handlers.buttons import Button
from handlers.context import Context, Toast, Turn, turn
from handlers.where import chat_of, meant, name_of, sender
from models.people import choosing
from models.questions.settings import what_waits
from models.rules.people import Community

Command = Callable[[Update, Context], Coroutine[Any, Any, None]]


class GoingOn:
    """The turn of a command that goes on (handlers.context.Turn): its act remembers the choice as well."""

    def __init__(self, own: Turn, place: Community, person_id: int) -> None:
        self.now, self.username = own.now, own.username
        self.place: Community | None = place
        self._own = own
        self._choose = partial(choosing.go_on, community_id=place.id, person_id=person_id)

    async def act(self, verb: Callable[..., Any], *values: object) -> Any:
        return await self._own.act(self._choose, verb, *values)

    async def ask(self, question: Callable[..., Any], *values: object) -> Any:
        return await self._own.ask(question, *values)

    def answer(self, toast: Toast) -> None:
        self._own.answer(toast)


async def on_choose(update: Update, context: Context, button: Button, commands: Mapping[str, Command]) -> None:
    """A tap on a group's name. What was written before it is done now, as if it had been written with the name."""
    user = await sender(update, context)
    _, community = await meant(update, context, button)
    words = await context.turn.ask(what_waits, user.id)
    name, *rest = words.split() or [""]
    command = commands.get(name.removeprefix("/").partition("@")[0].lower())
    if command is None:
        await context.turn.act(choosing.choose, community.id, user.id)
        return
    context.args = rest
    token = turn.set(GoingOn(context.turn, community, user.id))
    try:
        await command(_as_written(update, context, user, words), context)
    finally:
        turn.reset(token)


async def on_another(update: Update, context: Context, button: Button) -> None:
    """A tap on Another group, under what a command showed: it is asked which, and shown again for that one."""
    user = await sender(update, context)
    await context.turn.act(choosing.ask, user.id, name_of(user), f"/{button.word}" if button.word else "")


def _as_written(update: Update, context: Context, user: User, words: str) -> Update:
    message = Message(0, context.turn.now, chat_of(update), from_user=user, text=words)
    return Update(update.update_id, message=message)
