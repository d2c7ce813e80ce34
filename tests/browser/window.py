"""One window: what a person does at the page, by the names that everybody sees or hears, and what it shows them."""

from dataclasses import dataclass, field

from playwright.async_api import Locator, Page, expect

from tests.browser.watch import Watch

SENT_WITHIN = 5_000  # milliseconds until one's own message is there


@dataclass(frozen=True)
class Pane:
    """One chat in the window."""

    window: "Window"
    root: Locator

    @property
    def log(self) -> Locator:
        return self.root.get_by_role("log")

    @property
    def messages(self) -> Locator:
        return self.log.get_by_role("listitem")

    @property
    def field(self) -> Locator:
        return self.root.get_by_role("textbox")

    @property
    def toast(self) -> Locator:
        """The newest of the words that come up for a while over the chat."""
        return self.root.get_by_role("status").locator("p").last

    def message(self, words: str) -> Locator:
        """The newest message with these words."""
        return self.messages.filter(has_text=words).last

    def button(self, label: str, under: str) -> Locator:
        """A button under the newest message with these words."""
        found = self.messages.filter(has_text=under).filter(has=self.window.page.get_by_role("button", name=label))
        return found.last.get_by_role("button", name=label, exact=True)

    async def tap(self, label: str, under: str) -> None:
        await self.window.click(self.button(label, under))

    async def write(self, text: str) -> None:
        """Writes, sends with Enter, and sees it in the chat."""
        await self.window.click(self.field)
        await self.field.fill(text)
        await self.window.press("Enter")
        await expect(self.message(text)).to_be_visible(timeout=SENT_WITHIN)


@dataclass
class Window:
    """A person at a page. Counts what they do: each click, each key pressed for what it does, each text written."""

    page: Page
    watch: Watch
    actions: int = field(default=0)

    @property
    def group(self) -> Pane:
        return Pane(self, self.page.locator("#group"))

    @property
    def private(self) -> Pane:
        return Pane(self, self.page.locator("#private"))

    @property
    def clock(self) -> Locator:
        return self.page.get_by_role("region", name="Time").get_by_role("time")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name)

    def dialog(self, name: str) -> Locator:
        return self.page.get_by_role("dialog", name=name)

    async def click(self, what: Locator) -> None:
        self.actions += 1
        await what.click()

    async def press(self, key: str) -> None:
        self.actions += 1
        await self.page.keyboard.press(key)

    async def be(self, name: str) -> None:
        """Becomes somebody else."""
        await self.click(self.button("You are"))
        await self.click(self.dialog("Who do you want to be?").get_by_role("button", name=name))
        await expect(self.button("You are")).to_contain_text(name)

    async def pass_time(self, how: str) -> None:
        """Presses one of the clock's buttons, and waits until the time has passed."""
        before = await self.clock.inner_text()
        await self.click(self.page.get_by_role("group", name="Let time pass").get_by_role("button", name=how))
        await expect(self.clock).not_to_have_text(before)
        await expect(self.page.get_by_role("region", name="Time")).not_to_have_attribute("aria-busy", "true")
