"""The public interface over HTTP, on a real server."""

from collections.abc import Callable

import pytest
import requests

from simulation.client import Client, Refused
from tests.conftest import Server


def test_a_citizen_checks_in_and_registers(
    server: Server, staff: Callable[[str], Client], citizen: Callable[[], Client]
) -> None:
    chair = staff("chair")
    chair.send("OpenCheckIn")
    phone = citizen()
    told = phone.check_in("Lò Thị Ánh", _village(phone))
    assert told["number"] == 1 and len(told["code"]) == 6
    opinion = phone.send("RequestToSpeak", field="road", content="Đường vào bản lầy lội.")["result"]["opinion"]
    assert phone.view("public")["view"]["queue"] == [{"opinion": opinion, "number": 1, "wait": None}]
    assert "Lò Thị Ánh" not in str(phone.view("public"))
    assert chair.view("chair")["view"][f"opinion/{opinion}"]["name"] == "Lò Thị Ánh"


def _village(client: Client) -> str:
    return str(client.view("public")["view"]["labels"]["villages"][0]["id"])


def test_the_same_command_twice_happens_once(citizen: Callable[[], Client]) -> None:
    phone = citizen()
    data = {"name": "Giàng A Páo", "village": _village(phone), "adult": True}
    first = phone.post("CheckIn", data, "same-id")
    again = phone.post("CheckIn", data, "same-id")
    assert first == again
    assert len(phone.view("me")["view"]["people"]) == 1


def test_a_second_check_in_is_offered_for_somebody_else(citizen: Callable[[], Client]) -> None:
    phone = citizen()
    phone.check_in("Sùng Thị Dơ", _village(phone))
    with pytest.raises(Refused) as refused:
        phone.check_in("Sùng A Chớ", _village(phone))
    assert refused.value.code == "already_checked_in"
    assert "người đi cùng" in refused.value.error["message"]
    phone.check_in("Sùng A Chớ", _village(phone), companion=True)
    assert len(phone.view("me")["view"]["people"]) == 2


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"name": "", "village": "other", "adult": True}, "name"),
        ({"name": "x" * 81, "village": "other", "adult": True}, "name"),
        ({"name": "Ánh", "village": "other", "adult": False}, "adult"),
        ({"name": "Ánh", "village": "other", "adult": "yes"}, "adult"),
        ({"name": "Ánh", "village": "other", "adult": True, "admin": True}, "admin"),
        ({"name": "\u202e\u0000", "village": "other", "adult": True}, "name"),
        ({"name": ["Ánh"], "village": "other", "adult": True}, "name"),
    ],
)
def test_bad_fields_are_named(citizen: Callable[[], Client], data: dict[str, object], field: str) -> None:
    phone = citizen()
    before = phone.view("public")["seq"]
    with pytest.raises(Refused) as refused:
        phone.post("CheckIn", data)
    assert refused.value.status == 422 and field in refused.value.error["fields"]
    assert phone.view("public")["seq"] == before


def test_requests_that_are_none(server: Server, citizen: Callable[[], Client]) -> None:
    phone = citizen()
    url = f"{server.url}/api/{server.slug}/commands"
    good = {"id": "a", "type": "CheckIn", "data": {}}
    cases = [
        (phone.http.post(url, data="{", headers={"Content-Type": "application/json"}), 400, "bad_json"),
        (phone.http.post(url, json={**good, "type": "Explode"}), 400, "unknown_command"),
        (phone.http.post(url, json={**good, "id": ""}), 400, "bad_json"),
        (phone.http.post(url, json=good, headers={"Origin": "http://evil.example"}), 403, "other_origin"),
        (phone.http.post(url.replace("xa-mau", "xa-khac"), json=good), 404, "no_such_meeting"),
        (phone.http.post(url, data=b"x" * 300_000, headers={"Content-Type": "application/json"}), 413, "too_large"),
        (requests.post(url, json=good, headers={"Origin": server.url}, timeout=10), 401, "not_signed_in"),
    ]
    for answer, status, code in cases:
        assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
        assert answer.json()["error"]["message"].endswith(".")


def test_a_role_may_only_what_it_may(citizen: Callable[[], Client], staff: Callable[[str], Client]) -> None:
    for client in (citizen(), staff("secretary1"), staff("observer")):
        with pytest.raises(Refused) as refused:
            client.post("StartMeeting", {})
        assert refused.value.code == "not_allowed"
    for audience in ("chair", "secretary", "desk", "organiser"):
        with pytest.raises(Refused):
            citizen().view(audience)


def test_a_link_works_once(server: Server) -> None:
    link = server.link("secretary2")
    Client(server.url, server.slug).sign_in(link)
    with pytest.raises(RuntimeError, match="410"):
        Client(server.url, server.slug).sign_in(link)


def test_pages_answer_in_sentences(server: Server) -> None:
    missing = requests.get(f"{server.url}/moderator/{server.slug}/chair", timeout=10)
    assert missing.status_code == 401 and "đăng nhập" in missing.text
    assert requests.get(f"{server.url}/q/nothing", timeout=10).status_code == 404
    assert "default-src 'self'" in missing.headers["Content-Security-Policy"]
