"""A form keeps while the bot is down: what was answered stays, and what is written meanwhile is taken in order."""

from dataclasses import replace

from tests.conversation.street import PRIVATE, QUESTION, a_street
from tests.conversation.town import a_place


async def test_answers_written_while_the_bot_is_down_each_answer_their_own_question(database: str) -> None:
    async with a_place(database) as place:
        async with place.awake() as town:
            street = await a_street(town, "Amina", "Ben", "Chloe")
            await street.has_a_round()
            await street.opens("Chloe", await street.leads_to(QUESTION, "Propose"))
            await street.opens("Ben")
            await street.tells("Chloe", "Planters")
        for name, words in (
            ("Chloe", "For bees."),
            ("Ben", "/propose"),
            ("Chloe", "£60"),
            ("Ben", "Benches"),
            ("Chloe", "The Men's Shed"),
        ):
            await town.simulation.write(street.people[name], PRIVATE, words)
        async with place.awake(seed=8) as town:
            street = replace(street, town=town)
            await street.settles()
            shown = (await street.reads("Chloe", PRIVATE))[-1]
            assert shown.text.startswith("Planters\nFor bees.\nCost: £60.00. Done by: The Men's Shed.")
            assert "The title: Benches" in (await street.reads("Ben", PRIVATE))[-1].text
            await street.taps_in_private("Chloe", "Post it")
            assert "Done by: The Men's Shed." in (await street.card(". Planters")).text
