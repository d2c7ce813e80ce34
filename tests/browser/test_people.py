"""Being somebody: each sees exactly what that person would see, in step with everybody else, and loses nothing."""

import asyncio

from playwright.async_api import expect

from bot.playground.clock import moment
from bot.playground.server import Server, serving
from bot.playground.world import World
from tests.browser.room import Room
from tests.browser.window import Window
from tests.browser.windows import PATIENCE, PHONE, Visitors, watched
from tests.playground.conftest import NOON
from tests.playground.street import buttons

IN_SIGHT = """state => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


async def test_where_nobody_is_yet_neighbours_come_by_one_click(visitors: Visitors) -> None:
    world = World(clock=moment(NOON), limits=False)
    async with serving(Server(world)) as url, watched(visitors) as windows:
        window = Window(await windows.open(url), windows.watch)
        await expect(window.page.get_by_text("Nobody is here yet.")).to_be_visible()
        await window.click(window.button("Bring three neighbours and a group"))
        await expect(window.button("You are")).to_contain_text("Amina")
        await window.group.write("Hello, street.")
        await window.be("Rosa")
        await expect(window.group.message("Hello, street.")).to_contain_text("Amina")
        (group,) = (chat for chat in world.chats if chat.id < 0)
        assert group.title == "Mill Lane"


async def test_two_windows_as_two_people_stay_in_step(room: Room) -> None:
    rosa, imran = await asyncio.gather(room.seen_by(room.rosa), room.seen_by(room.imran))
    await rosa.group.write("Has anybody seen my cat?")
    await expect(imran.group.message("Has anybody seen my cat?")).to_contain_text("Rosa")
    await imran.group.write("Under my car.")
    await expect(rosa.group.message("Under my car.")).to_contain_text("Imran")
    for window in (rosa, imran):
        texts = await window.group.messages.all_inner_texts()
        (cat,) = [at for at, text in enumerate(texts) if "my cat?" in text]
        (car,) = [at for at, text in enumerate(texts) if "my car." in text]
        assert cat < car


async def test_everybody_sees_their_own_private_chat_and_no_other(room: Room) -> None:
    await room.said("For Rosa alone.", chat=room.rosa)
    await room.said("For Imran alone.", chat=room.imran)
    window = await room.seen_by(room.rosa)
    await expect(window.private.message("For Rosa alone.")).to_be_visible()
    await window.be("Imran")
    await expect(window.private.message("For Imran alone.")).to_be_visible()
    assert "For Rosa alone." not in await window.page.content()
    await window.page.reload()
    await expect(window.private.message("For Imran alone.")).to_be_visible()
    assert "For Rosa alone." not in await window.page.content()


async def test_what_arrives_for_somebody_else_never_appears(room: Room) -> None:
    window = await room.seen_by(room.rosa)
    await window.be("Imran")
    await expect(window.private.message("/start")).to_be_visible()
    await room.said("For Rosa alone.", chat=room.rosa)
    await room.said("For all.")
    await expect(window.group.message("For all.")).to_be_visible()
    assert "For Rosa alone." not in await window.page.content()


async def test_who_is_not_in_the_group_sees_nothing_of_it_until_they_join(room: Room) -> None:
    await room.said("Among us.")
    window = await room.seen_by(room.nadia)
    await expect(window.button("Join the group")).to_be_visible()
    assert "Among us." not in await window.page.content()
    await window.click(window.button("Join the group"))
    await expect(window.group.message("Nadia joined")).to_be_visible()
    await window.group.write("Hello, all.")


async def test_who_has_not_started_the_bot_starts_it_with_a_button(room: Room) -> None:
    window = await room.seen_by(room.nadia)
    await expect(window.private.field).to_be_hidden()
    await window.click(window.private.root.get_by_role("button", name="Start"))
    await expect(window.private.message("/start")).to_be_visible()
    await expect(window.private.field).to_be_visible()


async def test_the_people_are_found_by_name_and_by_what_they_are(room: Room) -> None:
    window = await room.seen_by(room.rosa)
    await window.click(window.button("You are"))
    dialog = window.dialog("Who do you want to be?")
    people = dialog.get_by_role("listitem")
    await expect(people).to_have_count(3)
    await dialog.get_by_role("searchbox").fill("new here")
    await expect(people).to_have_count(1)
    await expect(people).to_contain_text("Nadia")


async def test_a_reload_loses_nothing_and_repeats_nothing(room: Room) -> None:
    await room.said("Lights?", reply_markup=buttons({"I back this": "back:1"}))
    window = await room.seen_by(room.imran)
    await window.be("Rosa")
    await window.group.write("I am for it.")
    await window.group.tap("I back this", "Lights?")
    await window.page.reload()
    await expect(window.button("You are")).to_contain_text("Rosa")
    await expect(window.group.messages.filter(has_text="I am for it.")).to_have_count(1)
    await room.street.result("answerCallbackQuery", callback_query_id=await room.next_tap(), text="Counted.")
    assert await room.street.updates() == []
    await room.said("Backed by 1.")
    await expect(window.group.message("Backed by 1.")).to_be_visible()


async def test_a_lost_connection_comes_back_by_itself_and_nothing_is_missed_or_drawn_twice(room: Room) -> None:
    window = await room.seen_by(room.imran)
    await window.group.write("Before.")
    room.windows.watch.expect("ERR_INCOMPLETE_CHUNKED_ENCODING")
    await window.page.route("**/sim/stream*", lambda route: route.abort())
    room.cut()
    await expect(window.page.get_by_text("Reconnecting")).to_be_visible()
    room.windows.watch.expect("/sim/stream", "ERR_FAILED")
    await room.said("Meanwhile.")
    await window.page.unroute_all()
    await expect(window.group.messages.filter(has_text="Meanwhile.")).to_have_count(1)
    await expect(window.page.get_by_text("Reconnecting")).to_be_hidden()
    await expect(window.group.messages.filter(has_text="Before.")).to_have_count(1)


async def test_what_is_unread_is_counted_until_it_is_seen_unless_muted(room: Room) -> None:
    window = await room.seen_by(room.imran, PHONE)
    private = window.page.get_by_role("navigation", name="Chats").get_by_role("button", name="Commonpot")
    await window.click(private)
    await window.click(window.private.root.get_by_role("button", name="Mute"))
    await expect(window.private.root.get_by_role("button", name="Mute")).to_have_attribute("aria-pressed", "true")
    await window.click(window.page.get_by_role("navigation", name="Chats").get_by_role("button", name="Our street"))
    for number in range(3):
        await room.said(f"For you, {number}.", chat=room.imran)
    await expect(private).to_contain_text("3")
    await expect(window.page).to_have_title("Imran · Commonpot playground")
    await window.click(private)
    await expect(window.private.message("For you, 2.")).to_be_in_viewport()
    await expect(private).not_to_contain_text("3")


async def test_the_title_counts_what_is_unread(room: Room) -> None:
    window = await room.seen_by(room.imran, PHONE)
    await room.said("For you.", chat=room.imran)
    await expect(window.page).to_have_title("(1) Imran · Commonpot playground")


async def test_a_message_without_a_sound_says_so(room: Room) -> None:
    await room.said("Psst.", disable_notification=True)
    await room.said("Hear, hear.")
    window = await room.seen_by(room.imran)
    await expect(window.group.message("Psst.")).to_contain_text("without a sound")
    await expect(window.group.message("Hear, hear.")).not_to_contain_text("without a sound")


async def test_the_pinned_message_stands_on_top_and_leads_to_it(room: Room) -> None:
    card = await room.said("The round card.")
    await room.street.result("pinChatMessage", chat_id=room.group, message_id=card)
    for number in range(40):
        await room.said(f"Chatter {number}.")
    window = await room.seen_by(room.imran)
    pinned = window.group.root.get_by_role("button", name="Pinned message")
    await expect(pinned).to_contain_text("The round card.")
    await window.group.log.evaluate("(log) => log.scrollTo(0, log.scrollHeight)")
    await expect(window.group.messages.filter(has_text="The round card.").first).not_to_be_in_viewport()
    await window.click(pinned)
    await expect(window.group.messages.filter(has_text="The round card.").first).to_be_in_viewport()


async def test_an_anonymous_admin_is_told_that_they_write_as_the_group(room: Room) -> None:
    await room.street.ask(f"groups/{room.group}/admins", person=room.rosa, anonymous=True)
    window = await room.seen_by(room.rosa)
    await expect(window.group.root.get_by_text("You write as the group")).to_be_visible()
    await window.group.write("From the committee.")
    imran = await room.seen_by(room.imran)
    await expect(imran.group.message("From the committee.")).to_contain_text("Our street")
    await expect(imran.group.message("From the committee.")).not_to_contain_text("Rosa")


async def test_a_window_out_of_sight_gives_its_connection_back_and_misses_nothing(room: Room) -> None:
    window = await room.seen_by(room.rosa)
    await window.page.evaluate(IN_SIGHT, "hidden")
    _, waiting = await asyncio.wait(room.server.server_state.tasks, timeout=PATIENCE / 1000)
    assert not waiting
    await room.said("Meanwhile.")
    await window.page.evaluate(IN_SIGHT, "visible")
    await expect(window.group.message("Meanwhile.")).to_be_visible()


async def test_whoever_was_removed_reads_why_they_cannot_come_back(room: Room) -> None:
    await room.street.ask("act/remove", by=room.rosa, person=room.imran, chat=room.group)
    window = await room.seen_by(room.imran)
    room.windows.watch.expect("/sim/act/join")
    await window.click(window.button("Join the group"))
    await expect(window.group.toast).to_contain_text("cannot be let in")
