"""axe-core, which finds what keeps people from using a page."""

from importlib.resources import files
from typing import Any

from playwright.async_api import Page

SOURCE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

RUN = """async (rules) => {
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: { type: "rule", values: rules } }) }
  const { violations } = await axe.run(document, options)
  return violations.flatMap(({ id, help, nodes }) => nodes.map((one) => `${id}: ${help}: ${one.html.slice(0, 160)}`))
}"""


async def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds wrong with the page as it is now, by these rules or by all it has."""
    if not await page.evaluate("() => 'axe' in window"):
        await page.evaluate(SOURCE)
    found: Any = await page.evaluate(RUN, list(rules) or None)
    return [str(one) for one in found]
