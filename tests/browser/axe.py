"""axe-core, which finds what keeps people from using a page."""

from importlib.resources import files
from typing import Any

from playwright.async_api import Page

SOURCE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

RUN = """async ([within, rules]) => {
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: { type: "rule", values: rules } }) }
  const { violations } = await axe.run(document.querySelector(within), options)
  return violations.flatMap(({ id, help, nodes }) => nodes.map((one) => `${id}: ${help}: ${one.html.slice(0, 160)}`))
}"""


async def violations(page: Page, within: str = "html", *rules: str) -> list[str]:
    """What axe finds wrong as it is now, with the page or what matches a selector, by these rules or by all it has."""
    if not await page.evaluate("() => 'axe' in window"):
        await page.evaluate(SOURCE)
    found: Any = await page.evaluate(RUN, [within, list(rules) or None])
    return [str(one) for one in found]
