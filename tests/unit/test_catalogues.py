"""The catalogues of the public pages: nothing missing, nothing left over, nothing hard-coded."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from translations.__main__ import updated
from translations.sources import CALL, ROOT, phrases

CODES = sorted(path.parent.name for path in (ROOT / "translations").glob("*/messages.po"))
# What is printed is Vietnamese, the language of the record.
SCREENS = ("live", "kiosk", "moderator", "display")
PLACE = re.compile(r"\{(\w+)\}")
QUOTED_ONCE = re.compile(r"_\(\s*'[^']*'")
# The names of languages and a letter that is searched for are the same in every language.
UNTRANSLATED = (
    '["Tiếng Mông", "Tiếng Thái", "Tiếng Dao", "Tiếng Khơ Mú", "Tiếng Việt"]',
    "replace(/đ/g",
    "Đối Thoại",
    '"Hoàng Thị Phương Nguyệt Ánh"',
)
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)


def catalogue(code: str) -> Catalog:
    with (ROOT / "translations" / code / "messages.po").open("rb") as file:
        return read_po(file, locale=code)


def places(text: object) -> set[str]:
    return set(PLACE.findall(str(text)))


def test_english_is_there() -> None:
    assert "en" in CODES


@pytest.mark.parametrize("code", CODES)
def test_no_phrase_is_missing_and_none_is_left_over(code: str) -> None:
    known = catalogue(code)
    wanted = {phrase for _, phrase in phrases()}
    missing = sorted(wanted - {str(m.id) for m in known if m.id and m.string})
    assert missing == [], "run: make messages, then translate these"
    assert {m.id for m in known if m.id} == wanted and not [m.id for m in known if m.id and m.fuzzy]


@pytest.mark.parametrize("code", CODES)
def test_a_translation_keeps_the_places_of_its_phrase(code: str) -> None:
    wrong = [m.id for m in catalogue(code) if m.id and places(m.id) != places(m.string)]
    assert wrong == []


@pytest.mark.parametrize("code", CODES)
def test_bringing_it_up_to_date_changes_nothing(code: str) -> None:
    known = catalogue(code)
    again = updated(known)
    assert [(m.id, m.string) for m in again if m.id] == [(m.id, m.string) for m in known if m.id]


def hard_coded(text: str, comment: str) -> list[str]:
    bare = re.sub(comment, "", CALL.sub("", QUOTED_ONCE.sub("", text)), flags=re.DOTALL | re.MULTILINE)
    for untold in UNTRANSLATED:
        bare = bare.replace(untold, "")
    return [line.strip() for line in bare.split("\n") if VIETNAMESE.search(line)]


def test_no_phrase_is_hard_coded_in_scripts() -> None:
    found = sorted((ROOT / "static/js").rglob("*.js"))
    assert found
    for path in found:
        assert hard_coded(path.read_text("utf-8"), r"/\*.*?\*/|//[^\n]*$") == [], path


def test_no_phrase_is_hard_coded_in_the_screens_templates() -> None:
    found = [page for folder in SCREENS for page in (ROOT / folder / "templates").rglob("*.html")]
    assert found
    for page in found:
        assert hard_coded(page.read_text("utf-8"), r"\{#.*?#\}") == [], page


def test_every_catalogue_says_where_its_phrases_stand() -> None:
    for code in CODES:
        for message in catalogue(code):
            assert not message.id or all((ROOT / Path(file)).is_file() for file, _ in message.locations)
