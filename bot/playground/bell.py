"""Waiting for something to change, without asking again and again."""

import asyncio


class Bell:
    """Everybody who waits is woken by the next ring."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    @property
    def waiting(self) -> int:
        """How many would hear it."""
        return len(self._waiting)

    def ring(self) -> None:
        for one in self._waiting:
            if not one.done():
                one.set_result(None)
        self._waiting.clear()

    async def heard(self, seconds: float | None = None) -> bool:
        """Whether it rang within that many real seconds; without a number it waits as long as it takes."""
        mine = asyncio.get_running_loop().create_future()
        self._waiting.add(mine)
        try:
            await asyncio.wait_for(mine, seconds)
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(mine)
        return True
