"""A thousand messages in a chat, and how much a visit costs. Nothing here is timed: what is redrawn is counted."""

import re

from playwright.async_api import Response, expect

from tests.browser.room import Room
from tests.playground.street import buttons

MANY = 1_000
HEAVY = 150_000  # bytes

# Counts the messages that are drawn anew, and those that come or go, until it is asked.
COUNT = """() => {
  const touched = (window.touched = new Set())
  const note = (node) => {
    const item = (node.nodeType === 1 ? node : node.parentElement)?.closest("[role=log] li")
    if (item) touched.add(item)
  }
  new MutationObserver((records) => {
    for (const one of records) [one.target, ...one.addedNodes, ...one.removedNodes].forEach(note)
  }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true })
}"""


async def test_with_a_thousand_messages_a_new_one_touches_only_its_neighbour(room: Room) -> None:
    room.chatter(MANY)
    card = await room.said("Backed by 3.", reply_markup=buttons({"I back this": "back:1"}))
    await room.all_read(room.imran)
    window = await room.seen_by(room.imran)
    await expect(window.group.messages.filter(has_text=re.compile(r"Message \d"))).to_have_count(MANY)
    await expect(window.group.message("Backed by 3.")).to_be_in_viewport()
    await window.page.evaluate(COUNT)
    await room.said("One more.")
    await expect(window.group.message("One more.")).to_be_in_viewport()
    assert await window.page.evaluate("() => window.touched.size") <= 2  # itself, and the one that it now follows
    await window.page.evaluate(COUNT)
    await room.street.result("editMessageText", chat_id=room.group, message_id=card, text="Backed by 4.")
    await expect(window.group.message("Backed by 4.")).to_be_visible()
    assert await window.page.evaluate("() => window.touched.size") == 1


async def test_the_page_weighs_little(room: Room) -> None:
    page = await room.windows.blank()
    served: list[Response] = []
    page.on("response", lambda one: served.append(one))
    await page.goto(f"{room.url}/?as={room.imran}")
    await page.get_by_role("log").first.wait_for()
    await page.wait_for_load_state()
    of_the_page = [one for one in served if "/sim/" not in one.url]
    weight = sum([len(await one.body()) for one in of_the_page])
    assert 10_000 < weight < HEAVY, {one.url: len(await one.body()) for one in of_the_page}
