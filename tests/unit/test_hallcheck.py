"""The hall check: what the last row reads and scans."""

from meeting.hallcheck import Measures, check
from tests.unit.builders import CHAIR, DESK, ORGANISER, Meeting


def test_the_letter_follows_the_distance() -> None:
    found = check(Measures(distance=1600, height=200))
    assert found.letter == 80 and found.reads == 1600 and found.enough  # 16 m ÷ 200 = 8 cm
    assert found.least == round(8 / 200 / 0.7, 4)
    assert (found.scans, found.scans_pair) == (680, 560)


def test_a_picture_too_small_for_the_hall_says_how_far_it_reaches() -> None:
    found = check(Measures(distance=3000, height=150))
    assert not found.enough and found.reads < 1300


def test_in_a_short_hall_the_type_stays_large_enough() -> None:
    found = check(Measures(distance=500, height=300))
    assert found.least == 0.032 and found.reads > 500 and found.enough


def test_everybody_s_view_follows_the_measures() -> None:
    meeting = Meeting("preparing")
    assert meeting.view("public")["hall"] is None
    meeting.do(ORGANISER, "SetHall", distance=1600, height=200)
    assert meeting.view("public")["hall"]["letter"] == 80
    assert meeting.rejects(CHAIR, "SetHall", distance=1600, height=200) == "already_there"
    assert meeting.rejects(DESK, "SetHall", distance=1500, height=200) == "not_allowed"
