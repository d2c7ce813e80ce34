"""One member's share in a sentence."""

from handlers.words.speech import Speech
from models.questions.mine import MineView
from models.rules.rounds import Phase


def share_line(speech: Speech, view: MineView) -> str:
    """What my share is, or will be, or why there is none."""
    if view.member is not None and view.member.adviser:
        return speech.say("You are an adviser. You hold no share.")
    if view.left_off:
        return speech.say("You said nothing in two rounds, so the next one does not count you. Tap Join to take part.")
    if view.of is None:
        return speech.say("There has been no round yet. Your share comes with the first one.")
    currency = view.of.round.currency
    if view.of.round.phase is Phase.GATHERING and view.too_new:
        return speech.say("You joined too late for this round. Your share starts with a later one.")
    if view.of.round.phase is Phase.GATHERING and not view.of.share:
        return speech.say("There is too little in the pot to share just now.")
    if view.of.round.phase is Phase.GATHERING:
        return speech.say(
            "Your share will be {share} of the funders' money, if {n} of us take part.",
            share=speech.money(view.of.share, currency),
            n=view.of.roll,
        )
    if view.of.round.phase is Phase.CLOSED and view.of.round.frozen_at is None:
        return speech.say("The last round ended before anybody had a share. Your share starts with the next one.")
    if view.left is None:
        return speech.say("This round began without you. Your share starts with the next one.")
    if view.of.round.phase is Phase.CLOSED:
        if view.of.round.carries:
            return speech.say("The round is over. What your share did not pay is in the pot again.")
        return speech.say("The round is over. What your share did not pay goes back to the funders.")
    left, share = (speech.money(pennies, currency) for pennies in (view.left, view.of.share))
    if view.left == view.of.share:
        return speech.say("You have {share} of the funders' money to give.", share=share)
    return speech.say("You have {left} left to give, of your {share} of the funders' money.", left=left, share=share)
