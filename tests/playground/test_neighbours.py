"""No other web page may play here, whatever it makes a browser do."""

import pytest

from bot.playground.neighbours import Neighbours
from tests.playground.street import Street

OURS = [("127.0.0.1:8081", "http://127.0.0.1:8081"), ("localhost:8081", "http://localhost:8081")]
ALSO_OURS = [("[::1]:8081", "http://[::1]:8081"), ("127.0.0.1:8081", "http://localhost:8081")]
STRANGE = ["https://example.org", "http://example.org:8081", "http://localhost:3000", "null", "http://localhost", ""]


def welcome(host: str, origin: str | None = None, path: str = "/sim/people", site: str | None = None) -> bool:
    given = {b"host": host, b"origin": origin, b"sec-fetch-site": site}
    headers = [(name, value.encode()) for name, value in given.items() if value is not None]
    return Neighbours("pot.lan").welcome(path, headers)


@pytest.mark.parametrize(("host", "origin"), [*OURS, *ALSO_OURS, ("pot.lan:8081", "http://pot.lan:8081")])
def test_the_servers_own_page_is_welcome(host: str, origin: str) -> None:
    assert welcome(host, origin)
    assert welcome(host, site="same-origin")


@pytest.mark.parametrize("origin", STRANGE)
def test_another_pages_requests_are_refused(origin: str) -> None:
    assert not welcome("127.0.0.1:8081", origin)


@pytest.mark.parametrize("host", ["example.org", "example.org:8081", "localhost.example.org:8081", "127.0.0.1.nip.io"])
def test_a_name_somebody_else_gave_us_is_refused(host: str) -> None:
    assert not welcome(host)
    assert not welcome(host, f"http://{host}")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:9", "192.168.1.7:8081", "[fe80::1]:8081", "POT.lan", "LOCALHOST"]
)
def test_programs_are_welcome_by_number_and_by_our_names(host: str) -> None:
    assert welcome(host)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_browser_asks_for_another_page_only_to_open_ours(site: str) -> None:
    assert not welcome("127.0.0.1:8081", path="/bot1:a/sendMessage", site=site)
    assert welcome("127.0.0.1:8081", path="/", site=site)
    assert welcome("127.0.0.1:8081", path="/sim/people", site="none")


@pytest.mark.parametrize("path", ["/", "/page/index.html", "/sim/people", "/bot{token}/getMe"])
async def test_every_address_of_the_server_is_guarded(street: Street, path: str) -> None:
    path = path.format(token=street.token)
    for headers in ({"Origin": "https://example.org"}, {"Host": "example.org"}):
        refused = await street.client.get(path, headers=headers)
        assert (refused.status_code, refused.json()) == (403, {"error": "no other web page may play here"})
    assert (await street.client.get(path, headers={"Origin": str(street.client.base_url)})).status_code == 200
