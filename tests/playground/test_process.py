"""The server as a process of its own, as demo, bench and kill tests start it."""

import asyncio
import signal
import sys
from pathlib import Path

import httpx
import pytest

from bot.playground.world import EXAMPLE_TOKEN
from tests.playground.conftest import NO_TLS
from tests.playground.street import Street


async def started(*wishes: str) -> tuple[asyncio.subprocess.Process, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.playground", *wishes, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    return process, (await process.stdout.readline()).decode().strip()


async def polling(url: str) -> None:
    async with httpx.AsyncClient(base_url=url, verify=NO_TLS) as client:
        await Street(client, EXAMPLE_TOKEN).until("counts", "polling", True)


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
async def test_it_tells_its_address_and_stops_quietly_with_a_poll_open(end: signal.Signals) -> None:
    process, url = await started("--clock", "2026-11-23T12:00:00Z", "--username", "pot_bot")
    async with httpx.AsyncClient(base_url=f"{url}/bot{EXAMPLE_TOKEN}", verify=NO_TLS) as bot:
        assert (await bot.get("getMe")).json()["result"]["username"] == "pot_bot"
        poll = asyncio.create_task(bot.get("getUpdates", params={"timeout": 50}, timeout=60))
        await polling(url)
        process.send_signal(end)
        out, err = await asyncio.wait_for(process.communicate(), 5)
        assert (await poll).json() == {"ok": True, "result": []}
    assert (process.returncode, out, err) == (0, b"", b"")


async def test_another_token_and_no_limits_can_be_wished_for() -> None:
    process, url = await started("--token", "42:secret", "--no-limits")
    async with httpx.AsyncClient(base_url=url, verify=NO_TLS) as client:
        assert (await client.get("/bot42:secret/getMe")).json()["result"]["id"] == 42
        assert (await client.get(f"/bot{EXAMPLE_TOKEN}/getMe")).status_code == 401
        assert not (await client.get("/sim/clock")).json()["frozen"]
    process.terminate()
    await process.communicate()


async def test_a_world_can_be_kept_in_a_file_and_a_broken_file_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "world.json"
    for before in ([], ["Anna"]):
        process, url = await started("--keep", str(file), "--stage", "http://127.0.0.1:1")
        async with httpx.AsyncClient(base_url=url, verify=NO_TLS) as client:
            assert (await client.get("/sim/page")).json()["stage"] == "http://127.0.0.1:1"
            assert [one["name"] for one in (await client.get("/sim/people")).json()["people"]] == before
            await client.post("/sim/people", json={"name": "Anna"})
        process.terminate()
        out, err = await process.communicate()
        assert (process.returncode, out, err) == (0, b"", b"")
    file.write_text("{", "utf-8")
    process, url = await started("--keep", str(file))
    _, err = await process.communicate()
    assert (process.returncode, url) == (1, "")
    assert err.decode() == f"{file} holds no world that this server kept; move it away to begin with a new one\n"


async def test_a_place_that_is_taken_is_told_in_words() -> None:
    first, url = await started()
    port = url.rpartition(":")[2]

    second, nothing = await started("--port", port)
    _, said = await second.communicate()
    first.terminate()
    await first.communicate()

    assert (second.returncode, nothing) == (1, "")
    assert said.decode().startswith(f"the server cannot be at 127.0.0.1, port {port}: ")
    assert b"Traceback" not in said
