"""One private chat for several groups: each answer says which group it is about, and there is a way to another."""

from dataclasses import replace

from telegram import InlineKeyboardMarkup

from handlers.words.speech import Label, Message, Speech, Values, blocks, clean, keyboard
from models.questions.settings import Groups

MOST = 50
SWITCHED = ("me", "pool", "purposes", "help")  # what is shown again for the other group


def which_group(speech: Speech, view: Groups, _: Values) -> Message:
    """The question, and a button for each group."""
    said = speech.say("You are in more than one group with me. Which one do you mean?")
    rows: list[list[Label]] = [[(clean(one.title) or "…", f"choose:-{one.link}")] for one in view.all[:MOST]]
    return Message(said, keyboard(*rows))


def chosen(speech: Speech, _view: object, _values: Values) -> Message:
    """The choice, in the place of the question."""
    said = speech.say("From now on this chat is about {group}.", group=speech.bold(speech.setting.title))
    return Message(said, keyboard([_another(speech, "")]))


def of_one_group(speech: Speech, what: str, message: Message) -> Message:
    """A private answer to somebody with several groups: under the group's name, with a way to the others."""
    if what == "chosen":
        return message
    named = replace(message, text=blocks(speech.bold(speech.setting.title), message.text))
    if what not in SWITCHED:
        return named
    rows = [*(message.keyboard.inline_keyboard if message.keyboard else ())]
    return replace(named, keyboard=InlineKeyboardMarkup([*rows, *keyboard([_another(speech, what)]).inline_keyboard]))


def _another(speech: Speech, command: str) -> Label:
    return speech.say("Another group"), f"another:{command}"
