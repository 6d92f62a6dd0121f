"""One phone that floods is slowed; the phones beside it, behind the same address, are not."""

import requests

from simulation.client import Client, Refused
from tests.conftest import Server

MANY = 300


def checked_in(phone: Client, name: str, **more: object) -> int:
    """The status that a check-in gets."""
    try:
        phone.send("CheckIn", name=name, village="ten", adult=True, **more)
    except Refused as refused:
        return refused.status
    return 200


def test_a_flood_from_one_phone_stops_only_that_phone(server: Server) -> None:
    server.staff("chair").send("OpenCheckIn")
    flooding = server.citizen()
    told = [checked_in(flooding, f"Lò Văn {n}", companion=True) for n in range(100)]
    assert told.count(429) >= 60 and told.count(200) <= 11
    others = [server.citizen() for _ in range(MANY)]
    assert [checked_in(phone, f"Cà Thị {n}") for n, phone in enumerate(others)] == [200] * MANY


def test_a_paste_of_five_megabytes_is_refused_in_a_sentence(server: Server) -> None:
    phone = server.citizen()
    body = {"id": "1", "type": "SubmitWritten", "data": {"field": "road", "content": "a" * 5_000_000}}
    answer = phone.http.post(f"{server.url}/api/{server.slug}/commands", json=body, timeout=30)
    assert answer.status_code == 413 and "quá lớn" in answer.json()["error"]["message"]
    assert requests.get(f"{server.url}/healthz", timeout=10).ok
