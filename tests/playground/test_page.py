"""The page's files, and what the page must know to begin."""

from bot.playground.world import World
from tests.playground.street import Street


async def test_the_page_is_served_and_asked_for_anew_each_time(street: Street) -> None:
    page = await street.client.get("/")
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    again = await street.client.get("/page/index.html")
    assert (again.content, again.headers["cache-control"]) == (page.content, "no-cache")
    unchanged = await street.client.get("/page/index.html", headers={"If-None-Match": again.headers["etag"]})
    assert unchanged.status_code == 304


async def test_nothing_beside_the_pages_files_is_served(street: Street) -> None:
    for path in ("/page/../world.py", "/page/%2e%2e/world.py", "/page/nothing.js", "/world.py", "/page/"):
        assert (await street.client.get(path)).status_code == 404


async def test_the_page_learns_the_bot_and_the_stage(street: Street, world: World) -> None:
    bot = {"id": 7000000001, "name": "Commonpot", "username": "commonpot_bot"}
    assert await street.see("page") == {"bot": bot, "stage": None}
    world.stage = "http://127.0.0.1:8082"
    assert (await street.see("page"))["stage"] == "http://127.0.0.1:8082"
