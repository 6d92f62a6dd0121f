"""What a browser loads: how much, in how many requests, and under names that may be kept for good."""

import gzip
import re

import pytest
import requests
from playwright.sync_api import Browser, expect

from tests.conftest import Server

BYTES = 60_000
REQUESTS = 8


def test_a_fresh_phone_loads_little(server: Server, browser: Browser, capsys: pytest.CaptureFixture[str]) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    asked: list[str] = []
    sizes: dict[str, int] = {}
    page.on("request", lambda r: asked.append(r.url))
    page.on("requestfinished", lambda r: sizes.update({r.url: r.sizes()["responseBodySize"]}))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.goto(server.public)
    expect(page.locator("html[data-ready=true]")).to_be_attached()
    page.wait_for_load_state("networkidle")
    context.close()
    asked = [url for url in asked if not url.startswith("data:")]
    total = sum(sizes.values())
    with capsys.disabled():
        print(f"\na phone's first load: {len(asked)} requests, {total} bytes")
        for url in asked:
            print(f"  {sizes.get(url, 0):6} {url.removeprefix(server.url)[:70]}")
    assert len(asked) <= REQUESTS
    assert 20_000 < total <= BYTES


def test_what_is_joined_is_kept_for_good_under_its_build_name(server: Server) -> None:
    page = requests.get(f"{server.url}/kiosk/{server.slug}", timeout=10).text
    paths = re.findall(r"/static/[0-9a-f]{12}/joined/phone\.(?:js|css)", page)
    assert len(paths) == 2 and page.count("/static/") == 2
    for path in paths:
        answer = requests.get(server.url + path, timeout=10, stream=True)
        assert answer.headers["Content-Encoding"] == "gzip" and answer.headers["Vary"] == "Accept-Encoding"
        assert "immutable" in answer.headers["Cache-Control"]
        packed = answer.raw.read(decode_content=False)
        plain = requests.get(server.url + path, headers={"Accept-Encoding": "identity"}, timeout=10)
        assert "Content-Encoding" not in plain.headers
        assert gzip.decompress(packed) == plain.content
        old = requests.get(server.url + re.sub("[0-9a-f]{12}", "0" * 12, path), timeout=10)
        assert old.headers["Cache-Control"] == "no-store" and old.content == plain.content


def test_the_modules_that_were_joined_can_be_loaded_singly(server: Server) -> None:
    answer = requests.get(f"{server.url}/static/x/js/kiosk/phone.js", timeout=10)
    assert answer.ok and "import {" in answer.text


def test_an_asset_outside_its_folder_is_not_there(server: Server) -> None:
    for path in ("/static/x/../run.py", "/static/x/%2e%2e/run.py", "/static/x/js/none.js", "/static/x/joined/none.js"):
        assert requests.get(server.url + path, timeout=10).status_code == 404
