"""The organiser's page and the screens that only look."""

import re
from collections.abc import Callable

from simulation.client import Client
from tests.conftest import Server


def test_the_organiser_makes_a_link_that_signs_in(server: Server, staff: Callable[[str], Client]) -> None:
    organiser = staff("organiser")
    page = organiser.http.get(f"{server.url}/moderator/{server.slug}/setup", timeout=10)
    assert page.status_code == 200 and "Hoàng" in page.text
    made = organiser.http.post(f"{server.url}/moderator/{server.slug}/setup", data={"role": "secretary1"}, timeout=10)
    token = re.search(r"/s/([\w-]+)", made.text)
    assert token is not None
    secretary = Client(server.url, server.slug)
    secretary.sign_in(token[0])
    assert secretary.view("me")["view"]["signed"]["id"] == "secretary1"


def test_only_the_organiser_makes_links(server: Server, staff: Callable[[str], Client]) -> None:
    url = f"{server.url}/moderator/{server.slug}/setup"
    assert staff("chair").http.post(url, data={"role": "chair"}, timeout=10).status_code == 401
    forged = staff("organiser").http.post(
        url, data={"role": "chair"}, headers={"Origin": "http://evil.example"}, timeout=10
    )
    assert forged.status_code == 403


def test_official_and_observer_have_their_screens(server: Server, staff: Callable[[str], Client]) -> None:
    name = next(iter(server.links["roles"]["officials"]))
    for role, screen in ((f"official:{name}", "official"), ("observer", "observer")):
        client = staff(role)
        assert client.http.get(f"{server.url}/moderator/{server.slug}/{screen}", timeout=10).status_code == 200
        assert client.view(screen)["seq"] > 0


def test_a_planted_session_is_not_taken_over(server: Server) -> None:
    planted = Client(server.url, server.slug)
    planted.http.headers["Cookie"] = "staff=planted-by-somebody-else"
    planted.sign_in(server.link("chair"))
    answer = planted.http.get(f"{server.url}/moderator/{server.slug}/chair", timeout=10)
    assert answer.status_code == 401
