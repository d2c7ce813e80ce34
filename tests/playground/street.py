"""What people do in a test, said shortly."""

import asyncio
from dataclasses import dataclass
from typing import Any

import httpx

from tests.overhearing import note

Json = dict[str, Any]


@dataclass(frozen=True)
class Street:
    """The people's side of the server (/sim/), and bare calls of the bot where the library would hide the answer."""

    client: httpx.AsyncClient
    token: str

    async def ask(self, path: str, **given: Any) -> Json:
        note(given)
        return told(await self.client.post(f"/sim/{path}", json=given))

    async def see(self, path: str, **query: Any) -> Json:
        return told(await self.client.get(f"/sim/{path}", params=query))

    async def mistake(self, path: str, **given: Any) -> str:
        """The words with which it is refused."""
        response = await self.client.post(f"/sim/{path}", json=given)
        assert response.status_code == 400, response.text
        return str(response.json()["error"])

    async def call(self, method: str, **arguments: Any) -> httpx.Response:
        return await self.client.post(f"/bot{self.token}/{method}", json=arguments)

    async def refusal(self, method: str, **arguments: Any) -> str:
        """Code and description of what must be a refusal."""
        answer = (await self.call(method, **arguments)).json()
        assert not answer["ok"], answer
        return f"{answer['error_code']} {answer['description']}"

    async def result(self, method: str, **arguments: Any) -> Any:
        answer = (await self.call(method, **arguments)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def until(self, path: str, what: str, wanted: object) -> Json:
        """Look again until it is so; for at most five seconds."""
        async with asyncio.timeout(5):
            while True:
                state = await self.see(path)
                if state[what] == wanted:
                    return state

    async def person(self, name: str, **more: Any) -> int:
        return int((await self.ask("people", name=name, **more))["id"])

    async def friend(self, name: str, **more: Any) -> int:
        """Somebody who has opened the bot."""
        person = await self.person(name, **more)
        await self.ask("act/open", person=person)
        return person

    async def group(self, creator: int, *members: int, kind: str = "group", **rights: Any) -> int:
        """A group with the bot in it."""
        chat = await self.ask("groups", title="Our street", type=kind, creator=creator, members=members)
        await self.ask(f"groups/{chat['id']}/bot", by=creator, **rights)
        return int(chat["id"])

    async def write(self, person: int, chat: int | str, text: str, **more: Any) -> int:
        return int((await self.ask("act/write", person=person, chat=chat, text=text, **more))["message_id"])

    async def updates(self, **arguments: Any) -> list[Json]:
        """All that wait, confirmed."""
        found: list[Json] = await self.result("getUpdates", **arguments)
        if found:
            await self.result("getUpdates", offset=found[-1]["update_id"] + 1)
        return found

    async def reading(self, chat: int | str, person: int) -> list[Json]:
        """The chat's messages as this person sees them."""
        seen = await self.client.get(f"/sim/chats/{chat}/messages", params={"as": person})
        messages: list[Json] = told(seen)["messages"]
        return messages

    async def set_clock(self, now: str) -> None:
        told(await self.client.put("/sim/clock", json={"now": now}))


def told(response: httpx.Response) -> Json:
    assert response.status_code == 200, response.text
    answer: Json = response.json()
    return answer


def buttons(*rows: dict[str, str]) -> Json:
    """An inline keyboard with one row per label: callback data, or a link where it has "//"."""
    return {
        "inline_keyboard": [
            [{"text": label, "url" if "//" in value else "callback_data": value} for label, value in row.items()]
            for row in rows
        ]
    }
