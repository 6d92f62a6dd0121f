"""The chair's tablet, signed in."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from simulation.client import Client
from tests.chair import LANDSCAPE, Staff


@pytest.fixture
def tablet(
    server: Any, browser: Browser, sign_in: Callable[[BrowserContext, str], None]
) -> Iterator[Callable[..., Page]]:
    """``tablet("chair")``: a signed-in tablet on the chair's screen."""
    contexts: list[BrowserContext] = []

    def open_(role: str, size: ViewportSize | None = None) -> Page:
        context = browser.new_context(viewport=size or LANDSCAPE, has_touch=True)
        contexts.append(context)
        sign_in(context, role)
        page = context.new_page()
        page.goto(f"{server.url}/moderator/{server.slug}/chair")
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def chair(staff: Staff) -> Client:
    """The operator beside the chair, by HTTP: brings the meeting to where a test begins."""
    return staff("operator")
