"""What I said, as the record has it."""

from handlers.words.speech import Message, Speech, Values, blocks, keyboard, lines
from models.questions.mine import Receipt, ReceiptsView

SIGNS = 12
ROUNDS = 8


def receipts(speech: Speech, view: ReceiptsView, _: Values) -> Message:
    """My code in the round, a receipt for each choice, and who can see what."""
    title = speech.say("Your receipts in round {number}", number=view.round.number)
    over = view.round.closed_at is not None
    nothing = speech.say("You have not backed or objected to anything yet.")
    if over:
        nothing = speech.say("You neither backed nor objected in it.")
    code = lines(
        speech.say("Your code in this round: {code}", code=speech.code(view.code)),
        speech.say("Keep it to yourself: whoever knows it can see what you said."),
    )
    checked = lines(
        speech.say("The record of this round is in the group, with codes instead of names.")
        if over
        else speech.say("When the round is over, I post its record in the group, with codes instead of names."),
        speech.say("To find your choices there, open journal.txt and search for your code."),
        speech.say("Each receipt begins with the number of its line."),
        speech.say("In a small group, who knows one of your choices might guess the others."),
        speech.say("Whoever runs me could see them too."),
    )
    each = [_receipt(speech, one) for one in view.receipts]
    text = blocks(speech.bold(title), None if view.receipts else nothing, *each, code, checked)
    others = [
        (speech.say("Round {number}", number=number), speech.of_this_group(f"receipts:{number}"))
        for number in view.others[-ROUNDS:]
    ]
    return Message(text, keyboard(*(others[at : at + 4] for at in range(0, len(others), 4))) if others else None)


def _receipt(speech: Speech, one: Receipt) -> str:
    if one.says == "amended":
        words = {"when": speech.moment(one.at), "title": one.title}
        return speech.say("{when}: “{title}” was changed by its proposer, so your choice no longer counted.", **words)
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
