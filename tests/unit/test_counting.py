"""How a number is said, and that there is a clip for every word."""

import hashlib
import tomllib

import pytest

from meeting.counting import WORDS, counted, invitation
from tests.conftest import ROOT

SAID = {
    1: "một",
    4: "bốn",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    37: "ba mươi bảy",
    100: "một trăm",
    101: "một trăm lẻ một",
    105: "một trăm lẻ năm",
    110: "một trăm mười",
    111: "một trăm mười một",
    115: "một trăm mười lăm",
    124: "một trăm hai mươi tư",
    251: "hai trăm năm mươi mốt",
    500: "năm trăm",
    1000: "một nghìn",
    1005: "một nghìn không trăm lẻ năm",
    1050: "một nghìn không trăm năm mươi",
    2121: "hai nghìn một trăm hai mươi mốt",
    12345: "mười hai nghìn ba trăm bốn mươi lăm",
}


@pytest.mark.parametrize(("number", "words"), SAID.items())
def test_a_number_is_said_as_people_count(number: int, words: str) -> None:
    assert " ".join(WORDS[code] for code in counted(number)) == words
    assert invitation(number) == ["say_moi_so", *counted(number)]


def test_every_word_ships_as_a_clip() -> None:
    folder = ROOT / "static" / "sounds"
    listed = tomllib.loads((folder / "SOUNDS.toml").read_text("utf-8"))["sha256"]
    assert set(listed) == {f"{code}.mp3" for code in (*WORDS, "chime")}
    for name, digest in listed.items():
        content = (folder / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest and len(content) < 20_000
