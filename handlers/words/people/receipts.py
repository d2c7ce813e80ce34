"""What I said, as the record has it."""

from collections.abc import Mapping
from typing import Any

from handlers.words.speech import Message, Speech, blocks, lines
from models.questions.mine import Receipt, ReceiptsView

Values = Mapping[str, Any]

SIGNS = 12


def receipts(speech: Speech, view: ReceiptsView, _: Values) -> Message:
    """My code in the round, a receipt for each choice, and who can see what."""
    title = speech.say("Your receipts in round {number}", number=view.round.number)
    nothing = None if view.receipts else speech.say("You have not backed or objected to anything yet.")
    code = lines(
        speech.say("Your code in this round: {code}", code=speech.code(view.code)),
        speech.say("Keep it to yourself: whoever knows it can see what you said."),
    )
    checked = lines(
        speech.say("When the round is over, I post its record in the group, with codes instead of names."),
        speech.say("Your choices stand there under your code, each with its receipt."),
        speech.say("In a small group, who knows one of your choices might guess the others."),
        speech.say("Whoever runs me could see them too."),
    )
    each = [_receipt(speech, one) for one in view.receipts]
    return Message(blocks(speech.bold(title), nothing, *each, code, checked))


def _receipt(speech: Speech, one: Receipt) -> str:
    code = speech.code(f"{one.number}-{one.hash[:SIGNS]}")
    return lines(_said(speech, one), speech.say("Receipt {code}", code=code))


def _said(speech: Speech, one: Receipt) -> str:
    words = {"when": speech.moment(one.at), "title": one.title}
    if one.says == "backs":
        return speech.say("{when}: you backed “{title}”.", **words)
    if one.says == "objects":
        return speech.say("{when}: you objected to “{title}”.", **words)
    if one.says == "settled":
        return speech.say("{when}: your objection to “{title}” was settled.", **words)
    if one.says == "lapsed":
        return speech.say("{when}: your objection to “{title}” ended without a reason.", **words)
    return speech.say("{when}: you took your choice on “{title}” back.", **words)
