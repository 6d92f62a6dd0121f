"""The list of those invited, from a file: each row's fate, nothing half taken."""

import io
import re
import zipfile
from typing import Any

import pytest
import requests
from openpyxl import Workbook

from simulation.client import Client
from tests.conftest import Server

HEADER = "Họ và tên;Chức vụ;Đơn vị;Nhóm;Thôn bản"
GOOD = ("Quàng Văn Hặc;Phó Bí thư;Đảng ủy xã;Cấp xã;", "Hoàng Thị Phương Nguyệt Ánh;;;;Bản Ten")


@pytest.fixture(scope="module")
def organiser(server: Server) -> Client:
    return server.staff("organiser")


def address(server: Server) -> str:
    return f"{server.url}/kiosk/{server.slug}/delegates"


def send(client: Client, server: Server, content: bytes, name: str = "mời.csv") -> requests.Response:
    headers = {"Origin": server.url}
    return client.http.post(address(server), files={"file": (name, content)}, headers=headers, timeout=30)


def csv(*rows: str) -> bytes:
    return "\r\n".join([HEADER, *rows]).encode("utf-8-sig")


def fates(page: str) -> list[str]:
    return re.findall(r'<td><span class="tag tag--\w+">([^<]+)</span></td></tr>', page)


def hidden(page: str) -> dict[str, str]:
    found = re.findall(r'name="(command|rows)" value="([^"]*)"', page)
    return {name: value.replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&") for name, value in found}


def listed(client: Client) -> list[dict[str, Any]]:
    return list(client.view("organiser")["view"]["delegates"])


def test_each_row_has_its_fate_and_nothing_is_taken_before_it_was_seen(server: Server, organiser: Client) -> None:
    bad = (";;;Cấp xã;", "A B;;;Cấp trời;", "A B;;;;Bản Mất", "A B;;;;", GOOD[0].lower())
    told = send(organiser, server, csv(*GOOD, *bad))
    assert fates(told.text) == [
        *("sẽ nhận", "sẽ nhận", "thiếu họ tên", "nhóm không có trong quy định"),
        *("thôn, bản không có trong danh sách", "thiếu nhóm đại biểu hoặc thôn, bản", "đã có trong danh sách"),
    ]
    assert listed(organiser) == []
    taken = organiser.http.post(
        address(server) + "/nhan", data=hidden(told.text), headers={"Origin": server.url}, timeout=30
    )
    assert "Đã nhận 2 người" in taken.text
    assert [(d["name"], d["group"], d["village"]) for d in listed(organiser)] == [
        ("Quàng Văn Hặc", "commune", None),
        ("Hoàng Thị Phương Nguyệt Ánh", "", "ten"),
    ]
    again = organiser.http.post(
        address(server) + "/nhan", data=hidden(told.text), headers={"Origin": server.url}, timeout=30
    )
    assert again.status_code == 200 and len(listed(organiser)) == 2  # the same form once more


def test_a_spreadsheet(server: Server, organiser: Client) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Ho ten", "Chuc vu", "Nhom"],
        ["Giàng A Páo", "Trưởng bản", "Thôn, bản, tổ dân phố"],
        [None, None, None],
    ):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    assert len(fates(send(organiser, server, out.getvalue(), "mời.xlsx").text)) == 1


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (64 << 20))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "không thấy cột"),
        (csv(), "không có dòng nào"),
        (csv(*["A B;;;Cấp xã;"] * 501), "nhiều nhất 500"),
        ("Tên lạ;B\nx;y".encode(), "không thấy cột"),
        ("Họ tên\nNguyễn".encode("cp1258", "replace"), "không dùng bảng mã unicode"),
        (b"PK\x03\x04 nothing", "không phải danh sách"),
        (bomb(), "quá lớn"),
    ],
    ids=["nothing", "only a header", "too long", "no names", "not unicode", "no workbook", "bomb"],
)
def test_what_is_no_list(content: bytes, words: str, server: Server, organiser: Client) -> None:
    told = send(organiser, server, content)
    assert told.status_code == 422 and words in told.text.lower()


def test_five_megabytes_more_than_allowed(server: Server, organiser: Client) -> None:
    assert send(organiser, server, b"a" * (6 << 20)).status_code == 413


def test_only_those_who_keep_the_list(server: Server, organiser: Client) -> None:
    assert server.staff("desk").http.get(address(server), timeout=10).status_code == 200
    assert "Họ và tên" in organiser.http.get(address(server) + "/mau.csv", timeout=10).content.decode("utf-8-sig")
    for client in (server.citizen(), server.staff("observer")):
        assert client.http.get(address(server), timeout=10).status_code == 401
    evil = {"Origin": "http://evil.example"}
    foreign = organiser.http.post(address(server), files={"file": csv(*GOOD)}, headers=evil, timeout=10)
    assert foreign.status_code == 403
    broken = {"Origin": server.url}
    assert (
        organiser.http.post(address(server) + "/nhan", data={"rows": "["}, headers=broken, timeout=10).status_code
        == 400
    )
