"""Reading the QR of a citizen's card, in every variant and garbled."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting.card import is_card, read
from meeting.setup import Village

VILLAGES = (
    Village("trung-tam", "Thôn Trung Tâm"),
    Village("ten", "Bản Ten"),
    Village("na-lom", "Bản Nà Lốm"),
    Village("na-lom-2", "Bản Nà Lốm 2"),
)
SEVEN = "011090001234|012345678|Lò Văn Mẫu|05031990|Nam|Bản Ten, Xã Mẫu, Tỉnh Điện Biên|10052021"
HELD = date(2026, 12, 4)


@pytest.mark.parametrize(
    "scanned",
    [
        SEVEN,
        "011090001234||Lò Văn Mẫu|05031990|Nam|Bản Ten, Xã Mẫu, Tỉnh Điện Biên|10052021",
        "011090001234|Lò Văn Mẫu|05031990|Nam|Bản Ten, Xã Mẫu, Tỉnh Điện Biên|10052021",
        f"{SEVEN}|Lò Văn Cha|Lò Thị Mẹ||",
        "011090001234|012345678|Lò Văn Mẫu|05/03/1990|Nam|ten, xã Mẫu|10/05/2021",
        SEVEN.replace("|", "\t"),
        SEVEN.replace("|", ";"),
        f"  {SEVEN}\r",
    ],
)
def test_every_variant(scanned: str) -> None:
    card = read(scanned, VILLAGES)
    assert card is not None
    assert (card.name, card.birth, card.village, card.doubts) == ("Lò Văn Mẫu", date(1990, 3, 5), "ten", ())
    assert card.is_adult(HELD) is True


@pytest.mark.parametrize(
    ("address", "village"),
    [
        ("Bản Nà Lốm 2, Xã Mẫu", "na-lom-2"),
        ("Na Lom, Mẫu, Điện Biên", "na-lom"),
        ("Tổ 3 Thôn Trung Tâm xã Mẫu", "trung-tam"),
        ("Xã Khác, Tỉnh Lai Châu", ""),
        ("Attend", ""),
    ],
)
def test_the_village_is_guessed_from_the_address(address: str, village: str) -> None:
    card = read(SEVEN.replace("Bản Ten, Xã Mẫu, Tỉnh Điện Biên", address), VILLAGES)
    assert card is not None and card.village == village
    assert ("village" in card.doubts) is (village == "")


@pytest.mark.parametrize(
    ("scanned", "doubts"),
    [
        (SEVEN.replace("Lò Văn Mẫu", "Lof Van Maaux"), ("name",)),
        (SEVEN.replace("Lò Văn Mẫu", "Mẫu"), ("name",)),
        (SEVEN.replace("05031990", "99999999").replace("10052021", "x"), ("birth_year",)),
        ("011090001234 rác", ("name", "birth_year", "village")),
        ("011090001234|12345", ("name", "birth_year", "village")),
    ],
)
def test_what_is_doubtful_is_named(scanned: str, doubts: tuple[str, ...]) -> None:
    card = read(scanned, VILLAGES)
    assert card is not None and card.doubts == doubts
    assert (card.is_adult(HELD) is None) is ("birth_year" in doubts)


@pytest.mark.parametrize(("born", "adult"), [("04122008", True), ("05122008", False), ("03122008", True)])
def test_eighteen_on_the_day(born: str, adult: bool) -> None:
    card = read(SEVEN.replace("05031990", born), VILLAGES)
    assert card is not None and card.is_adult(HELD) is adult


@pytest.mark.parametrize("typed", ["", "37", "Lò Văn Mẫu", "012345678901", "37 · 482 915", "0123456789012|x"])
def test_what_is_no_card(typed: str) -> None:
    assert not is_card(typed) and read(typed, VILLAGES) is None


@given(st.text(max_size=600) | st.text(alphabet="0123456789|/ ,aăđN", max_size=80).map(lambda t: f"011090001234{t}"))
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    card = read(typed, VILLAGES)
    assert card is None or len(card.name) <= 80
    assert card is None or "011090001234" not in f"{card.name}{card.address}"
