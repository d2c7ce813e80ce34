"""Somebody reads all that is held on them."""

import json
from random import Random

from bot.simulation.group import Group
from bot.simulation.violation import equal, need
from config.texts import Language
from handlers.words.people.privacy import held_as_data, held_to_read
from handlers.words.speech import Speech
from models.questions.held import farewell, held
from models.questions.settings import setting

NOBODY = "I hold nothing about you but this message."


def somebody_reads_all_about_them(group: Group, chance: Random) -> None:
    """In both files; and what erasing themselves would mean. Nothing is written."""
    person, desk = group.somebody(chance), group.life.desk
    view, place = desk.ask(held, person), desk.ask(setting, None)
    speech = Speech(Language.of(place.language), place, "commonpot_bot")
    pages = [words(speech, view, {}).file for words in (held_as_data, held_to_read)]
    (_, data), (_, text) = (page or ("", b"") for page in pages)
    told, plain = json.loads(data), [one.plain for one in group.life.groups]
    need(NOBODY not in text.decode() or not told, f"the two files about {person} differ")
    said = [one for each in plain for one in each.purposes.values() if person in one["stances"]]
    equal(f"stances held on {person}", len(told.get("stances", ())), len(said))
    theirs = [each for each in plain if person in each.members]
    equal(f"groups held on {person}", len(told.get("members", ())), len(theirs))
    equal(f"groups that {person} would leave", len(desk.ask(farewell, person).places), len(theirs))
    group.life.chronicle.acted("read all about oneself", None)
