"""The private form of a round: its questions, with good answers on the buttons."""

from handlers.words.forms.pieces import Page, button, numbered
from handlers.words.refusals import refused
from handlers.words.rounds.preview import about
from handlers.words.speech import Label, Speech, blocks, lines
from models.forms.plan import NO_LIMIT
from models.questions.forms import FormView, PlanFacts
from models.rules.critical_mass import Preset

MOST_CHOICES = 2  # figures to choose from, below the full share


def page(speech: Speech, view: FormView) -> Page:
    """The next question, or what the round would be like."""
    if view.done:
        return _look(speech, view)
    asked = {
        "question": _question,
        "length": _length,
        "limit": _limit,
        "rule": _rule,
        "rest": _rest,
        "sealed": _sealed,
    }[view.step](speech, view)
    return Page(numbered(speech, view, asked.text), asked.rows)


def _question(speech: Speech, view: FormView) -> Page:
    ask_it = speech.say("What is the round about? One question for all, such as: What would make our street safer?")
    first = speech.say(
        "A round for {group}. A few short questions; nothing opens before you have seen it all.",
        group=speech.setting.title,
    )
    return Page(ask_it if view.changing else lines(ask_it, first))


def _length(speech: Speech, view: FormView) -> Page:
    ask_it = speech.say("How long does it last? Tap one, or write it, such as 3 weeks, or until 6 December.")
    days = {"7": speech.say("7 days"), "14": speech.say("14 days"), "30": speech.say("30 days")}
    return Page(ask_it, [[button(view, label, "is", value) for value, label in days.items()]])


def _limit(speech: Speech, view: FormView) -> Page:
    facts: PlanFacts = view.facts
    pot, share = (speech.money(pennies, facts.currency) for pennies in (facts.pot, facts.share))
    now = speech.say_many(
        "The pot holds {pot}. With 1 resident, a full share is {share}.",
        "The pot holds {pot}. With {n} residents, a full share is {share}.",
        facts.residents,
        pot=pot,
        share=share,
    )
    ask_it = speech.say("What is the most one share may be? Tap one, or write an amount. The rest stays in the pot.")
    none = [button(view, speech.say("No limit"), "is", str(NO_LIMIT))]
    less = [button(view, speech.money(one, facts.currency), "is", str(one)) for one in figures(facts.share)]
    return Page(lines(ask_it, now), [none, less] if less else [none])


def figures(share: int) -> list[int]:
    """Round figures below a full share, in pennies, the largest first."""
    round_ = sorted((step * 10**zeros for step in (1, 2, 5) for zeros in range(2, 12)), reverse=True)
    return [one for one in round_ if one < share][:MOST_CHOICES]


def _rule(speech: Speech, view: FormView) -> Page:
    needed = view.facts.needed
    ask_it = speech.say("What kind of round?")
    kinds = [
        speech.say(
            "One or a few: a purpose needs {n} backers. It goes ahead once it has had enough support for a while.",
            n=needed[Preset.TOGETHER],
        ),
        speech.say(
            "Many at once: a purpose needs {n} backers, and all are decided together at the end.",
            n=needed[Preset.SEVERAL],
        ),
        speech.say(
            "Nearly all agree: a purpose needs {n} backers and four for each one who objects. Decided at the end.",
            n=needed[Preset.NEAR_CONSENSUS],
        ),
    ]
    labels = {
        Preset.TOGETHER: speech.say("One or a few"),
        Preset.SEVERAL: speech.say("Many at once"),
        Preset.NEAR_CONSENSUS: speech.say("Nearly all agree"),
    }
    return Page(lines(ask_it, *kinds), [[button(view, label, "is", one.value)] for one, label in labels.items()])


def _rest(speech: Speech, view: FormView) -> Page:
    ask_it = speech.say("What becomes of the money that the shares do not use?")
    back = button(view, speech.say("Back to the funders"), "is", "back")
    return Page(ask_it, [[back], [button(view, speech.say("Stays for the next round"), "is", "keep")]])


def _sealed(speech: Speech, view: FormView) -> Page:
    ask_it = speech.say("May all see how many back what, while the round runs?")
    yes = button(view, speech.say("Yes, show it"), "is", "no")
    return Page(ask_it, [[yes], [button(view, speech.say("No, only after the decision"), "is", "yes")]])


def _look(speech: Speech, view: FormView) -> Page:
    facts: PlanFacts = view.facts
    if facts.preview is None:
        why = refused(speech, facts.trouble.code, facts.trouble.values) if facts.trouble else None
        return Page(lines(why, speech.say("Nothing is open yet.")), _changes(speech, view))
    then = speech.say("Nothing is open yet. To open it in the group, tap Open. Once open, it cannot be changed.")
    rows = [[button(view, speech.say("Open"), "finish")], *_changes(speech, view)]
    return Page(blocks(about(speech, facts.preview), then), rows)


def _changes(speech: Speech, view: FormView) -> list[list[Label]]:
    change = {
        "question": speech.say("Change the question"),
        "length": speech.say("Change the length"),
        "limit": speech.say("Change the share"),
        "rule": speech.say("Change the kind"),
        "rest": speech.say("Change the rest"),
        "sealed": speech.say("Change what is seen"),
    }
    all_ = [button(view, label, "change", step) for step, label in change.items() if step in view.form.answers]
    return [all_[place : place + 2] for place in range(0, len(all_), 2)]
