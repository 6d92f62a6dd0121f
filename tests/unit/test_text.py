"""Untrusted text is made plain."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting.text import DROPPED_CATEGORIES, clean, clean_line, search_key


@pytest.mark.parametrize(
    ("given_", "plain"),
    [
        ("  Lò   Văn\tKhặn ", "Lò Văn Khặn"),
        ("Đu\u031bo\u031b\u0300ng", "Đường"),
        ("một\r\nhai\rba\nbốn", "một\nhai\nba\nbốn"),
        ("a\u202eb\u2066c\u200bd\u0000e\ufefff", "abcdef"),
        ("e\u200d\u0301", "é"),
        ("\n\n a \n", "a"),
        ("\ud800", ""),
        ("", ""),
    ],
)
def test_clean(given_: str, plain: str) -> None:
    assert clean(given_) == plain


def test_a_line_has_no_breaks() -> None:
    assert clean_line("Bản\nTen\r\n 2") == "Bản Ten 2"


@given(st.text())
def test_clean_is_idempotent_and_normal(value: str) -> None:
    once = clean(value)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert {unicodedata.category(c) for c in once.replace("\n", "")}.isdisjoint(DROPPED_CATEGORIES)
    assert clean_line(value) == clean_line(once)


@pytest.mark.parametrize(
    ("name", "key"),
    [("Đỗ Thị  Ánh", "do thi anh"), ("NGUYỆT", "nguyet"), ("Đường", "duong"), (" 37 ", "37")],
)
def test_search_ignores_diacritics_and_case(name: str, key: str) -> None:
    assert search_key(name) == key
