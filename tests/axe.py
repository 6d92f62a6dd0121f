"""What a page keeps somebody from: axe's findings, targets too small for a finger, a page wider than its screen."""

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TARGET = 44

FOUND = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
    .filter((v) => v.tags.some((tag) => tag.startsWith("wcag")) || v.impact === "serious" || v.impact === "critical")
    .map((v) => `${v.id}: ${v.nodes[0].html}`)"""

# Links inside a sentence are exempt (WCAG 2.5.8), and what is hidden cannot be pressed.
SMALL = """(least) => [...document.querySelectorAll("button, select, summary, a.button, [role=button]")]
    .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter((one) => one.getBoundingClientRect().height < least - 0.5)
    .map((one) => `${one.outerHTML.slice(0, 120)} ${one.getBoundingClientRect().height}`)"""


def findings(page: Page) -> list[str]:
    """What axe finds on the page."""
    page.evaluate(SCRIPT)
    return list(page.evaluate(FOUND))


def too_small(page: Page, least: int = TARGET) -> list[str]:
    """What a finger may miss: controls lower than ``least`` CSS pixels."""
    return list(page.evaluate(SMALL, least))


def overflow(page: Page) -> int:
    """By how many CSS pixels the page is wider than its screen."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
