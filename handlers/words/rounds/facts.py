"""How a roll came together: numbers for all who coordinate, which accuse nobody."""

from handlers.words.speech import Message, Speech, Values, blocks, lines
from models.questions.capture import FactsView
from models.rules.capture import Facts


def facts(speech: Speech, view: FactsView, _: Values) -> Message:
    """To each coordinator in private, once joining has closed: the same to all of them."""
    found = view.facts
    head = speech.say(
        "Joining for round {number} has closed. All who coordinate read these facts:", number=view.round.number
    )
    said = _said(speech, found)
    need = speech.say("A purpose needs {need} backers, so these numbers matter.", need=found.need)
    may = speech.say("There may be a good reason, such as a meeting where many joined. They also stand in the record.")
    tools = speech.say(
        "If you want to change something, /settings sets how people join, and /coordinators who coordinates."
    )
    return Message(blocks(head, lines(*(said[name] for name in found.telling)), lines(need, may, tools)))


def _said(speech: Speech, found: Facts) -> dict[str, str]:
    values = {"all": found.residents}
    return {
        "hour": speech.say("{n} of our {all} residents joined within one hour.", n=found.hour, **values),
        "day": speech.say("{n} of our {all} residents joined within one day.", n=found.day, **values),
        "invited": speech.say("One person brought {n} of our {all} residents here.", n=found.invited, **values),
        "let_in": speech.say("The same coordinators let in {n} of our {all} residents.", n=found.let_in, **values),
        "pair": speech.say(
            "The same two people did {n} of the {all} acts that needed two.", n=found.pair, all=found.two
        ),
    }
