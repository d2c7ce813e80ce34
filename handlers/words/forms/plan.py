"""The private form of a round: its questions, with good answers on the buttons."""

from handlers.words.figures import unspent
from handlers.words.forms.pieces import Page, asks_first, button
from handlers.words.refusals import refused
from handlers.words.rounds.preview import about, once_open
from handlers.words.rule import kinds
from handlers.words.speech import Label, Speech, blocks, lines
from models.forms.plan import NO_LIMIT
from models.questions.forms import FormView, PlanFacts
from models.rules.critical_mass import Preset

MOST_CHOICES = 2  # figures to choose from, below the full share


def page(speech: Speech, view: FormView) -> Page:
    """The next question, or what the round would be like. Not of how many: an answer may bring one more."""
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
    if view.changing:
        return asked
    numbered = speech.say("{n}. {question}", n=view.number, question=asked.text)
    return Page(blocks(_before(speech, view), numbered), asked.rows)


def _before(speech: Speech, view: FormView) -> str | None:
    """What stands above the first question: what all this is for."""
    if view.step != "question":
        return None
    return speech.say(
        "A round for {group}. A few short questions; nothing opens before you have seen it all.",
        group=speech.setting.title,
    )


def understood(speech: Speech, view: FormView) -> str | None:
    """The answer before this question, as I read it."""
    facts, answers = view.facts, view.form.answers
    if view.before == "question":
        return speech.say("The question: {question}", question=answers["question"])
    if view.before == "length" and facts.ends is not None:
        length, when = facts.ends
        lasts = speech.length(int(length.total_seconds()))
        return speech.say("{length}, until {when}.", length=lasts, when=speech.moment(when))
    if view.before == "limit" and answers["limit"] == NO_LIMIT:
        return speech.say("No limit.")
    if view.before == "limit":
        return speech.say("At most {limit} for each share.", limit=speech.money(answers["limit"], facts.currency))
    if view.before == "rule":
        return speech.say("Kind of round: {kind}.", kind=kinds(speech)[Preset(answers["rule"])])
    return unspent(speech, carries=answers["rest"] == "keep") if view.before == "rest" else None


def _question(speech: Speech, _: FormView) -> Page:
    return Page(speech.say("What is the round about? One question for all, such as: What would make our street safer?"))


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
    ask_it = speech.say(
        "What is the most one share may be? Tap one, or write an amount. "
        "What is above that is not for this round, and stays in the pot."
    )
    none = [button(view, speech.say("No limit"), "is", str(NO_LIMIT))]
    less = [button(view, speech.money(one, facts.currency), "is", str(one)) for one in figures(facts.share)]
    return Page(lines(ask_it, now), [none, less] if less else [none])


def figures(share: int) -> list[int]:
    """Round figures below a full share, in pennies, the largest first."""
    round_ = sorted((step * 10**zeros for step in (1, 2, 5) for zeros in range(2, 12)), reverse=True)
    return [one for one in round_ if one < share][:MOST_CHOICES]


def _rule(speech: Speech, view: FormView) -> Page:
    needed = view.facts.needed
    ask_it = speech.say("What kind of round? Each says what a purpose needs.")
    told = [
        speech.say(
            "One or a few: {n} backers, and two for each person against. "
            "A purpose goes ahead once it has had that for a while.",
            n=needed[Preset.TOGETHER],
        ),
        speech.say(
            "Many at once: {n} backers, and two for each person against. All are decided together at the end.",
            n=needed[Preset.SEVERAL],
        ),
        speech.say(
            "Few against: {n} backers, and four for each person against. All are decided together at the end.",
            n=needed[Preset.NEAR_CONSENSUS],
        ),
    ]
    return Page(lines(ask_it, *told), [[button(view, label, "is", one.value)] for one, label in kinds(speech).items()])


def _rest(speech: Speech, view: FormView) -> Page:
    ask_it = speech.say("At the end, some money in the shares may be left. Where does it go?")
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
    then = speech.say("Nothing is open yet. To open it in the group, tap Open.")
    rows = [[button(view, speech.say("Open"), "finish")], *_changes(speech, view)]
    return Page(blocks(about(speech, facts.preview), lines(then, asks_first(speech, view), once_open(speech))), rows)


def _changes(speech: Speech, view: FormView) -> list[list[Label]]:
    change = {
        "question": speech.say("Change the question"),
        "length": speech.say("Change the length"),
        "limit": speech.say("Change the limit"),
        "rule": speech.say("Change the kind"),
        "rest": speech.say("Change what is left"),
        "sealed": speech.say("Show or hide counts"),
    }
    all_ = [button(view, label, "change", step) for step, label in change.items() if step in view.form.answers]
    return [all_[place : place + 2] for place in range(0, len(all_), 2)]
