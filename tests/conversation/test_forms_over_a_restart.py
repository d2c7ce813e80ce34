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


async def test_a_round_a_deposit_and_a_correction_go_on_where_they_were(database: str) -> None:
    """Each coordinator is in the middle of one; what they wrote and tapped meanwhile is taken in order."""
    async with a_place(database) as place:
        async with place.awake() as town:
            street = await a_street(town, "Amina", "Ben", "Chloe")
            for name in ("Amina", "Ben", "Chloe"):
                await street.opens(name)
            await street.appoints("Amina", "Amina")
            await street.has_a_pot()
            await street.appoints("Ben", "Chloe")
            await street.taps("Amina", "I agree", "Ben asks to make Chloe a coordinator")
            await street.tells("Amina", "/round", QUESTION)
            await street.tells("Chloe", "/fund", "25")
            await street.opens("Ben", await street.leads_to("Ben recorded", "Correct this"))
            await street.tells("Ben", "100")
            question = [one for one in await street.reads("Amina", PRIVATE) if "14 days" in one.buttons][-1]
        await town.simulation.write(street.people["Ben"], PRIVATE, "They paid less")
        await town.simulation.write(street.people["Chloe"], PRIVATE, "Co-op")
        where = {"person": street.people["Amina"], "chat": PRIVATE, "message_id": question.id}
        await town.simulation.ask("act/tap", **where, button="14 days", wait=0)
        async with place.awake(seed=9) as town:
            street = replace(street, town=town)
            await street.settles()
            for label in ("No limit", "One or a few", "Back to the funders"):
                await street.taps_in_private("Amina", label)
            assert "14 days" in (await street.reads("Amina", PRIVATE))[-1].text
            await street.taps_in_private("Amina", "Open")
            await street.card(QUESTION, "Propose")
            await street.taps_in_private("Chloe", "No terms")
            await street.taps_in_private("Chloe", "Record it")
            assert "Chloe recorded £25.00 from Co-op." in await street.announced("recorded £25.00")
            assert "It should be £100.00." in (await street.reads("Ben", PRIVATE))[-1].text
            await street.taps_in_private("Ben", "Ask the group")
            await street.taps("Chloe", "I agree", "asks to correct a deposit")
            assert "£100.00 from Ward Fund, not £120.00." in await street.announced("A deposit is corrected")
