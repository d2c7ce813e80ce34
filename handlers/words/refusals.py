"""Why something was not done: a reason, what to do next, and that nothing has changed."""

from collections.abc import Callable

from handlers.words.speech import Message, Speech, Values, cut, lines

Words = Callable[[Speech, Values], str]

NAMES, NAME = 3, 30  # how many names a toast holds, and how much of each
FUND = "/fund £850 from Ward Fund"
ROUND = "/round up to £25 each for 14 days: What would make our street safer?"


def refusal(speech: Speech, _view: object, values: Values) -> Message:
    """A refusal as a reply; where all read it, it speaks to nobody and tells nothing of who wrote."""
    code = values["code"]
    if values["person_id"] is None and code in ALOUD:
        return Message(ALOUD[code](speech, values["values"]))
    return Message(refused(speech, code, values["values"]))


def refused(speech: Speech, code: str, values: Values) -> str:
    """A refusal in one or two sentences."""
    return WORDS[code](speech, values)


FIELDS: dict[str, Callable[[Speech], str]] = {
    "title": lambda speech: speech.say("The title"),
    "why": lambda speech: speech.say("The reason"),
    "payee": lambda speech: speech.say("Who would do it"),
    "reason": lambda speech: speech.say("The reason"),
    "answer": lambda speech: speech.say("The answer"),
    "question": lambda speech: speech.say("The question"),
    "funder": lambda speech: speech.say("The funder's name"),
    "terms": lambda speech: speech.say("The text of the terms"),
}


def _field(speech: Speech, values: Values) -> str:
    return FIELDS[values["field"]](speech)


def _too_few(speech: Speech, values: Values) -> str:
    return speech.say_many(
        "So far {n} resident has joined, and a purpose needs at least {needed} backers. "
        "Ask people to tap Join, or send them the link that /link shows. Then send /round again.",
        "So far {n} residents have joined, and a purpose needs at least {needed} backers. "
        "Ask people to tap Join, or send them the link that /link shows. Then send /round again.",
        int(values["roll"]),
        needed=values["needed"],
    )


def _not_majority(speech: Speech, values: Values) -> str:
    return speech.say(
        "Before a round opens, more than half of the coordinators must be residents. Now {residents} of {all} are. "
        "Ask another resident to coordinate, with /coordinators.",
        residents=values["residents"],
        all=values["residents"] + values["advisers"],
    )


def _others(speech: Speech, values: Values) -> str:
    """By name who may agree, as far as a toast can hold them."""
    names = [cut(one, NAME) for one in values["names"]]
    if (more := len(names) - NAMES) > 0:
        names = [*names[:NAMES], speech.say_many("1 more", "{n} more", more)]
    return speech.say_many(
        "Only {names} can agree to this. Nothing has changed.",
        "Only one of these can agree to this: {names}. Nothing has changed.",
        len(names),
        names=speech.listed(names),
    )


WORDS: dict[str, Words] = {
    # who
    "not_a_member": lambda s, _: s.say(
        "You are not on the list. To join, tap Join, or write /join in the group. Then try again."
    ),
    "no_community": lambda s, _: s.say(
        "I do not know your group yet. Tap Join under my message there, or open the link it gave you. "
        "To see the money without joining, write /pool in the group."
    ),
    "not_your_group": lambda s, _: s.say(
        "You are not in that group with me. Open the link it gave you, or tap Join under my message there."
    ),
    "nobody_behind": lambda s, _: s.say(
        "I cannot tell who you are here. Write as yourself: turn off “Remain anonymous” in your admin rights, "
        "or choose yourself instead of the channel."
    ),
    "only_looks_in": lambda s, _: s.say(
        "You are only looking in here. Join this Telegram group first, then tap Join again."
    ),
    "not_in_the_group": lambda s, _: s.say(
        "This link is for people in the group. Join the group first, then open it again."
    ),
    "not_inside": lambda s, _: s.say(
        "You have not joined that group, and are not in it, so I cannot show you its pot. /start tells how to come in."
    ),
    "in_already": lambda s, _: s.say("You are in already. Nothing has changed."),
    "too_many_guesses": lambda s, v: s.say(
        "Too many wrong codes were tried lately, so I take none now. Please try again in {wait}.",
        wait=s.length(v["wait"]),
    ),
    "too_many_codes": lambda s, _: s.say("Very many codes are unused. Please hand those out, or take them back first."),
    "no_codes": lambda s, _: s.say("There are no unused codes. Nothing has changed."),
    "asked_lately": lambda s, _: s.say("A coordinator answered: not now. You can ask again one day after you asked."),
    "accepted_already": lambda s, _: s.say("They are in already. Nothing has changed."),
    "declined_already": lambda s, _: s.say("They were told “not now” already. Nothing has changed."),
    "no_longer_asks": lambda s, _: s.say("They no longer ask to join. Nothing has changed."),
    "set_already": lambda s, _: s.say("It is set to that already. Nothing has changed."),
    "adviser_has_no_say": lambda s, _: s.say(
        "You are here as an adviser. Advisers do not back or object. Until joining closes, /me changes that."
    ),
    "payee_has_no_say": lambda s, _: s.say(
        "You would be paid for this, so you have no say on it. Nothing has changed."
    ),
    "not_on_the_roll": lambda s, _: s.say(
        "This round had begun without you when you joined. You can take part in the next one."
    ),
    "counts_later": lambda s, v: s.say(
        "You joined too short a time ago: in this round people count {wait} after they join. "
        "You can take part in the next one.",
        wait=s.length(v["wait"]),
    ),
    "last_coordinator": lambda s, _: s.say(
        "You are the only coordinator, and a round is open. Choose another with /coordinators first, "
        "or wait until the round is over."
    ),
    "resting": lambda s, _: s.say(
        "You said nothing in the last two rounds, so this one does not count you. "
        "To take part, tap Join in the group; after joining has closed, from the next round on."
    ),
    "not_resting": lambda s, _: s.say("You take part already. Nothing has changed."),
    "not_a_coordinator": lambda s, _: s.say("Only coordinators can do that. /coordinators shows who they are."),
    "adviser_needs_a_resident": lambda s, _: s.say(
        "An adviser cannot do that alone. Please ask a coordinator who is a resident."
    ),
    "residents_not_majority": _not_majority,
    "not_who_added_the_bot": lambda s, _: s.say(
        "Only the admin who added me to the group can appoint the first coordinators."
    ),
    "first_round_was_opened": lambda s, _: s.say(
        "A round has been opened here, so one person can no longer appoint coordinators."
    ),
    "chosen_is_no_member": lambda s, _: s.say("That person has not joined yet. Ask them to tap Join first."),
    "you_coordinate_already": lambda s, _: s.say("You are a coordinator already. /help shows what you can do."),
    "coordinates_already": lambda s, _: s.say("That person is a coordinator already."),
    "role_already": lambda s, _: s.say("That is what you are already. Nothing has changed."),
    "role_after_freeze": lambda s, _: s.say(
        "Joining for this round has closed. You can change that when the round is over."
    ),
    # two people
    "own_request": lambda s, _: s.say("You asked for this, so somebody else must agree. You can call it off."),
    "others_may_agree": _others,
    "about_yourself": lambda s, _: s.say("This is about you, so somebody else must agree."),
    "second_must_be_resident": lambda s, _: s.say(
        "You are here as an adviser, and a resident must agree to this. Nothing has changed."
    ),
    "request_agreed": lambda s, _: s.say("Somebody has agreed already, and it is done."),
    "request_called_off": lambda s, _: s.say("This was called off. Nothing has changed."),
    "request_lapsed": lambda s, _: s.say("This is over, and nothing has changed. It can be asked for again."),
    "asked_already": lambda s, _: s.say(
        "Somebody has asked for that already. The message with the buttons to agree is in the group. "
        "If it is gone, write /start there."
    ),
    "was_removed": lambda s, _: s.say(
        "Two people removed you from this pot, so you cannot do that. Two coordinators can let you join again."
    ),
    "was_not_removed": lambda s, _: s.say("That person was not removed, and can simply tap Join."),
    "has_left": lambda s, _: s.say("That person has left already. Nothing has changed."),
    "does_not_coordinate": lambda s, _: s.say("That person is not a coordinator. Nothing has changed."),
    # money
    "amount_unclear": lambda s, _: s.say("I could not read that amount. Please write it like 250 or 250.50."),
    "amount_needs_currency": lambda s, _: s.say(
        "I could not read that amount. Please write it with its currency, like £850 or 850 EUR."
    ),
    "amount_elsewhere": lambda s, v: s.say(
        "The money here is kept in {currency}. Please write the amount in that.", **v
    ),
    "amount_nothing": lambda s, _: s.say("The amount must be more than nothing."),
    "not_who_wrote_it": lambda s, _: s.say(
        "Only the person who wrote that command can tap there. A coordinator records a deposit with /fund."
    ),
    "draft_is_over": lambda s, _: s.say("That was recorded or cancelled already. /pool shows what there is."),
    "length_unclear": lambda s, _: s.say(
        "I could not read how long. Please write a number of days, such as 14, or a day, such as 6 December."
    ),
    "day_is_over": lambda s, _: s.say("That day is over or is today. Please write a later one, or a number of days."),
    "tap_please": lambda s, _: s.say("I cannot take that in words. Please tap one of the buttons."),
    "zone_unclear": lambda s, _: s.say(
        "I do not know one time zone for that. Please write a big city near you, such as London or Paris."
    ),
    "fund_unclear": lambda s, _: lines(s.say("Please write how much, and who gave it, like this:"), s.code(FUND)),
    "fund_amount_unclear": lambda s, _: lines(
        s.say("I could not read the amount. Please write it in numbers with its currency, like this:"), s.code(FUND)
    ),
    "fund_funder_missing": lambda s, _: lines(s.say("Who gave it? Please write that too, like this:"), s.code(FUND)),
    "other_currency": lambda s, v: s.say("This pot is kept in {currency}. I cannot add {given} to it.", **v),
    "no_pot": lambda s, _: lines(s.say("The pot is empty. Record a deposit first, like this:"), s.code(FUND)),
    "share_too_small": lambda s, _: s.say(
        "The pot is too small: each share would be less than the smallest coin. Record a larger deposit first."
    ),
    "cost_nothing": lambda s, _: s.say("The cost must be more than nothing."),
    "cost_too_high": lambda s, v: s.say(
        "That is more than all shares can pay. They can pay {most}.", most=s.money(v["reachable"], v["currency"])
    ),
    "deposit_is_so": lambda s, _: s.say("That is what is recorded already, so nothing has changed."),
    "pot_holds_less": lambda s, v: s.say(
        "Only {left} of what {funder} gave is still in the pot. "
        "No more can be taken back; a wrong name alone can change.",
        left=s.money(v["left"], v["currency"]),
        funder=v["funder"],
    ),
    # rounds
    "round_unclear": lambda s, v: lines(
        s.say("I did not understand “{words}”. Please write it like this:", **v), s.code(ROUND)
    ),
    "round_question_missing": lambda s, _: lines(
        s.say("What is the round about? Please put the question after a colon, like this:"), s.code(ROUND)
    ),
    "no_round": lambda s, _: s.say("There is no open round now. A coordinator can start one with /round."),
    "round_is_open": lambda s, _: s.say("A round is open already. The next one can start when it is over."),
    "round_closed": lambda s, _: s.say("This round is over. Nothing has changed."),
    "sealed_when_ready": lambda s, _: s.say(
        "In a sealed round all is decided together at the end. Please leave out “sealed” or “when ready”."
    ),
    "extend_unclear": lambda s, _: lines(
        s.say("I could not read that length. Please write it like this:"), s.code("/extend by 3 days")
    ),
    "extended_already": lambda s, _: s.say("This round was made longer once already. That is possible only once."),
    "too_late_to_extend": lambda s, _: s.say(
        "It is too late to make this round longer: the decision is too near, or has been made."
    ),
    "extension_out_of_range": lambda s, v: s.say(
        "A round can be made longer by at most its first length, {most}.", most=s.length(v["most"])
    ),
    "close_before_freeze": lambda s, _: s.say(
        "Joining is still open, so nothing can be decided yet. To end the round without a decision, use /cancel."
    ),
    "decided_already": lambda s, _: s.say("The first result is out already. The round ends by itself soon."),
    "something_ripens": lambda s, v: s.say(
        "“{title}” may go ahead soon, or not. Please wait for that first. Nothing has changed.", **v
    ),
    "draft_was_opened": lambda s, _: s.say("This round has been opened already."),
    "length_out_of_range": lambda s, _: s.say(
        "A round lasts from two hours to a year. Please choose a length between them."
    ),
    "too_few_residents": _too_few,
    "core_out_of_range": lambda s, _: s.say(
        "A purpose can need from one twentieth to nine tenths of us. Please write a core between them, such as 1/3."
    ),
    "agreement_too_low": lambda s, _: s.say(
        "At least half of those who back or object must back it. Please write more, such as agreement 2/3."
    ),
    "agreement_too_high": lambda s, _: s.say(
        "If all must say yes, one objection would stop any purpose. Please write less, such as agreement 4/5."
    ),
    "too_late_to_propose": lambda s, _: s.say(
        "The time for new purposes in this round is over. You can propose it in the next one."
    ),
    "too_late_to_amend": lambda s, _: s.say(
        "The time to change purposes in this round is over. You can still withdraw yours until it goes ahead."
    ),
    "nothing_changed": lambda s, _: s.say("That is how it is already, so nothing has changed."),
    # purposes
    "no_such_thing": lambda s, _: s.say("That button no longer works. /purposes shows what there is."),
    "purpose_withdrawn": lambda s, v: s.say("“{title}” was withdrawn. Nothing has changed.", **v),
    "purpose_activated": lambda s, v: s.say("“{title}” goes ahead already, so this can no longer be changed.", **v),
    "purpose_merged": lambda s, v: s.say(
        "“{title}” was merged into another purpose. Nothing has changed. /purposes shows what there is.", **v
    ),
    "interest_declared": lambda s, _: s.say("You have said that you have an interest in it. Nothing has changed."),
    "no_interest": lambda s, _: s.say("You have not said that you have an interest in it. Nothing has changed."),
    "merges_with_itself": lambda s, _: s.say("It cannot be merged into itself. Please choose another."),
    "other_round": lambda s, v: s.say("“{title}” is in another round, so they cannot be merged.", **v),
    "nothing_to_merge": lambda s, _: s.say("There is no other purpose in this round to merge it into."),
    "merge_waits": lambda s, v: s.say(
        "The proposer of “{title}” was asked already. While they may answer, nobody else can be. You can take it back.",
        **v,
    ),
    "merge_over": lambda s, _: s.say("This was answered already, or is over. Nothing has changed."),
    "merge_changed": lambda s, _: s.say(
        "One of the two has changed meanwhile, so they stay apart. Whoever asked can ask again."
    ),
    "proposer_unreachable": lambda s, v: s.say(
        "I cannot write to the proposer of “{title}”. Ask them to open a private chat with me, then try again.", **v
    ),
    "provisional_no_backing": lambda s, _: s.say(
        "The first result is out, so nobody can back anything new. You can still undo a choice."
    ),
    "last_quarter": lambda s, _: s.say(
        "It is too late to object: what is left of the time is for answers. If you back it, you can still undo that."
    ),
    "not_the_proposer": lambda s, _: s.say("Only the person who proposed it can do that."),
    "no_objection": lambda s, _: s.say("You have no open objection to that. Nothing has changed."),
    "objection_settled": lambda s, v: s.say(
        "Your objection to “{title}” is settled already. To object again, tap I object under the purpose in the group.",
        **v,
    ),
    "objection_ended": lambda s, v: s.say("You no longer object to “{title}”, so nothing has changed.", **v),
    "reason_given": lambda s, _: s.say("You have given your reason already. It is in the group."),
    "answer_given": lambda s, _: s.say("You have answered this already."),
    "objection_over": lambda s, _: s.say("This objection is over. It needs no answer any more."),
    # texts
    "text_empty": lambda s, v: s.say("{field} is empty. Please write a few words.", field=_field(s, v)),
    "text_too_long": lambda s, v: s.say(
        "{field} is too long: {length} characters, and {most} fit. Please make it shorter.",
        field=_field(s, v),
        length=v["length"],
        most=v["most"],
    ),
    "no_form": lambda s, _: s.say("I am not asking that any more, so nothing has changed. /help shows what I can do."),
    "unasked": lambda s, _: s.say(
        "I did not ask for anything just now, and words to me are not a vote. "
        "/help tells how it works. Who has joined finds what can be backed in /purposes."
    ),
    "not_words": lambda s, _: s.say(
        "I can read only words: no pictures, voice messages, polls or places, and no words under them. "
        "Please write your answer as a message of its own."
    ),
    "only_words": lambda s, _: s.say(
        "I can read only words: no pictures, voice messages, polls or places, and no words under them. "
        "I am not asking you anything just now. /help shows what I can do."
    ),
    "forwarded": lambda s, _: s.say(
        "That was sent on from another place, so I have done nothing with it. "
        "If it is what you want, please write it yourself."
    ),
    "misspelt_command": lambda s, v: s.say("I do not know that command. Did you mean /{command}?", **v),
    "unknown_command": lambda s, _: s.say("I do not know that command. /help shows what I can do."),
}

ALOUD: dict[str, Words] = {
    "not_a_member": lambda s, _: s.say("That is for people who have joined. To join, tap Join, or write /join here."),
    "no_community": lambda s, _: s.say("I have no pot for this group yet. /start here begins one."),
    "nobody_behind": lambda s, _: s.say(
        "I cannot tell who wrote this. It works for a person, without “Remain anonymous” in the admin rights, "
        "and not as a channel."
    ),
    "in_already": lambda s, _: s.say("A code is for people who have not joined. Nothing has changed."),
    "was_removed": lambda s, _: s.say(
        "That is for people who take part. Two coordinators can let somebody join again."
    ),
}
