"""The communes that ship as examples: every id refers to something, and every text would be accepted."""

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from meeting.regulation import Regulation, load
from meeting.text import clean_line

EXAMPLES = Path(__file__).parents[2] / "simulation/examples"
SLUG = "xa-mau"
IDENTIFIER = re.compile(r"[a-z0-9-]{1,60}")
OLD_SPELLING = re.compile(r"(?:uỷ|oá|oả|oẻ)\b", re.IGNORECASE)
KINDS = {"resident", "household", "business", "delegate"}
# 15 working days after a Friday without a holiday between (V.3.2).
LAST_DUE_DAY = 21


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


@pytest.fixture(scope="module")
def meeting() -> dict[str, Any]:
    return tomllib.loads((EXAMPLES / SLUG / "meeting.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def people() -> list[dict[str, Any]]:
    with (EXAMPLES / SLUG / "people.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def opinions() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((EXAMPLES / SLUG / "opinions.toml").read_text("utf-8"))["opinions"]
    return rows


@pytest.fixture(scope="module")
def regulation(meeting: dict[str, Any]) -> Regulation:
    return load(meeting["regulation"])


@pytest.fixture(scope="module")
def villages(meeting: dict[str, Any]) -> set[str]:
    return {village["id"] for village in meeting["villages"]}


def test_the_meeting_is_whole(meeting: dict[str, Any], regulation: Regulation) -> None:
    assert meeting["slug"] == SLUG
    assert meeting["unit"] in regulation.banner.units
    day = date.fromisoformat(meeting["date"])
    assert (day.month >= 10, day.weekday() < 5) == (True, True)  # a working day of quý IV (IV.1)
    assert time.fromisoformat(meeting["start"]) == time(8)
    assert len(meeting["villages"]) == 12
    assert len(meeting["officials"]) == 8
    assert len(meeting["cochairs"]) == len(regulation.roles.cochairs)
    assert len(meeting["secretaries"]) == regulation.roles.secretaries
    everybody = [meeting["chair"], meeting["operator"]]
    everybody += meeting["cochairs"] + meeting["secretaries"] + meeting["officials"]
    assert all(person["name"] and person["office"] for person in everybody)
    assert len({person["name"] for person in everybody}) == len(everybody)


def test_ids_are_single_and_plain(meeting: dict[str, Any]) -> None:
    for rows in (meeting["villages"], meeting["officials"]):
        ids = [row["id"] for row in rows]
        assert len(set(ids)) == len(ids)
        assert [id for id in ids if not IDENTIFIER.fullmatch(id)] == []


def test_each_field_has_an_official_who_knows_it(meeting: dict[str, Any], regulation: Regulation) -> None:
    known = {field for official in meeting["officials"] for field in official["fields"]}
    assert known == {field.id for field in regulation.fields}


def test_what_the_meeting_sets_the_regulation_has(meeting: dict[str, Any], regulation: Regulation) -> None:
    assert set(meeting["invited"]) == {group.id for group in regulation.delegate_groups}
    assert set(meeting["agenda"]) <= {item.id for item in regulation.agenda}
    assert all(minutes > 0 for minutes in meeting["agenda"].values())


def test_people_are_of_the_villages(people: list[dict[str, Any]], villages: set[str]) -> None:
    assert len(people) == 320
    assert list(people[0]) == ["name", "village", "kind", "organisation", "position"]
    assert {person["village"] for person in people} == villages
    assert {person["kind"] for person in people} == KINDS
    assert len({(person["name"], person["village"]) for person in people}) == len(people)


def test_people_would_be_checked_in_as_they_stand(people: list[dict[str, Any]]) -> None:
    assert [p for p in people if not 1 <= len(p["name"]) <= 80 or len(p["organisation"]) > 120] == []
    assert [p for p in people if any(value != clean_line(value) for value in p.values())] == []
    speaks_for = {p["kind"] for p in people if p["organisation"] and p["position"]}
    assert speaks_for == {"business", "delegate"}
    assert {p["kind"] for p in people if not p["organisation"] and not p["position"]} == {"resident", "household"}


def test_some_names_try_the_screens(people: list[dict[str, Any]]) -> None:
    names = [person["name"] for person in people]
    assert "Hoàng Thị Phương Nguyệt Ánh" in names
    assert max(len(name) for name in names) >= 30
    assert min(len(name) for name in names) <= 6
    assert len(set(names)) < len(names)  # two people of one name, in different villages


def test_nobody_on_the_platform_is_a_citizen_too(meeting: dict[str, Any], people: list[dict[str, Any]]) -> None:
    rows = [meeting["chair"], meeting["operator"]]
    rows += meeting["cochairs"] + meeting["secretaries"] + meeting["officials"]
    assert {row["name"] for row in rows} & {person["name"] for person in people} == set()


def test_opinions_refer_to_what_exists(
    meeting: dict[str, Any], opinions: list[dict[str, Any]], regulation: Regulation, villages: set[str]
) -> None:
    answerers = {"chair", "cochair1", "cochair2"} | {official["id"] for official in meeting["officials"]}
    assert len(opinions) == 40
    assert {opinion["field"] for opinion in opinions} == {field.id for field in regulation.fields}
    assert {opinion["village"] for opinion in opinions} == villages
    assert {opinion["official"] for opinion in opinions} <= answerers
    assert {opinion["outcome"] for opinion in opinions} == {outcome.id for outcome in regulation.outcomes}
    assert sum(regulation.topic_of(opinion["field"]).protected for opinion in opinions) == 2


def test_opinions_carry_what_their_outcome_needs(opinions: list[dict[str, Any]], regulation: Regulation) -> None:
    usual = {"village", "field", "minutes", "content", "official", "answer", "outcome", "resolved"}
    for opinion in opinions:
        needs = {"due_days" if need == "due" else need for need in regulation.outcome(opinion["outcome"]).needs}
        assert set(opinion) == usual | needs
        assert opinion.get("level", "commune") in {level.id for level in regulation.levels}
        assert 1 <= opinion.get("due_days", 1) <= LAST_DUE_DAY
    assert {o["outcome"] for o in opinions if o["resolved"]} == {"answered_here"}


def test_dates_promised_aloud_are_the_dates_recorded(meeting: dict[str, Any], opinions: list[dict[str, Any]]) -> None:
    day = date.fromisoformat(meeting["date"])
    for opinion in opinions:
        said = re.search(r"chậm nhất ngày (\d+) tháng 12", opinion["answer"], re.IGNORECASE)
        if said and "due_days" in opinion:
            assert int(said[1]) == day.day + opinion["due_days"], opinion["answer"]


def test_opinions_are_as_long_as_people_speak(opinions: list[dict[str, Any]], regulation: Regulation) -> None:
    assert {o["minutes"] for o in opinions} == set(range(1, regulation.limits.speak_minutes + 1))
    assert [o["content"] for o in opinions if not 80 <= len(o["content"]) <= 600] == []
    assert [o["answer"] for o in opinions if not 100 <= len(o["answer"]) <= 400] == []
    assert len({o["content"] for o in opinions}) == len({o["answer"] for o in opinions}) == 40
    assert regulation.limits.content >= 600


def test_text_is_nfc_trimmed_and_in_one_spelling(
    meeting: dict[str, Any], people: list[dict[str, Any]], opinions: list[dict[str, Any]]
) -> None:
    written = list(texts([meeting, people, opinions]))
    assert [text for text in written if text != unicodedata.normalize("NFC", text)] == []
    assert [text for text in written if text != clean_line(text)] == []
    assert [text for text in written if OLD_SPELLING.search(text)] == []
