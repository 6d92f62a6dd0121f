"""Names taken out of texts, and words left where they only look like names."""

import unicodedata

import pytest

from meeting.naming import names_of, unnamed
from tests.unit.builders import DESK, ORGANISER, Meeting


def hall() -> Meeting:
    meeting = Meeting()
    for name in ("Lò Văn A", "Lò Văn An", "Hoa", "Hoàng Thị Hoà", "Vàng Ý", "Giàng A-Páo", "…"):
        meeting.person(DESK, name=name)
    meeting.do(ORGANISER, "AddOfficial", name="Tòng Văn Páo", office="Trưởng phòng", fields=[])
    return meeting


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lò Văn An hỏi giá Hoa màu", "số 2 hỏi giá Hoa màu"),
        ("Lò Văn A, Lò Văn Anh", "số 1, Lò Văn Anh"),
        ("lò văn an và LÒ  VĂN\nAN", "số 2 và số 2"),
        ("Bà Hoa trồng hoa, bà con xem hoa", "Bà số 3 trồng hoa, bà con xem hoa"),
        ("Hoàng Thị Hòa và hoàng thị hoà", "số 4 và số 4"),
        ("bà Hòa hỏi", "bà H hỏi"),
        ("Đề nghị chú ý; chú Ý hỏi", "Đề nghị chú ý; chú Ý hỏi"),
        ("Vàng Ý hỏi về vàng", "số 5 hỏi về vàng"),
        ("Giàng A Páo, giàng a-páo", "số 6, số 6"),
        ("Ông Páo trả lời ông Dua", "Ông Páo trả lời ông Dua"),
        ("Lò, Văn, An", "Lò, Văn, An"),
        ("ông, Hoa", "ông, Hoa"),
        ("", ""),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_becomes_a_number(text: str, told: str, form: str) -> None:
    state = hall().state
    names = names_of(state, state.attendees.values())
    assert unnamed(unicodedata.normalize(form, text), names) == told  # type: ignore[arg-type]


def test_where_nobody_is_known_nobody_is_named() -> None:
    state = hall().state
    assert unnamed("Lò Văn An hỏi", names_of(state, [])) == "Lò Văn An hỏi"
