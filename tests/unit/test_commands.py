"""What may be asked for at all: fields, types, limits, text made plain."""

from typing import Any

import pytest
from pydantic import ValidationError

from meeting.commands import COMMANDS, Command, FloorCommand
from meeting.commands.base import RAW_FACTOR
from meeting.schema import describe, page
from tests.unit.test_who_may import DATA, ON_AN_OPINION

FLOOR = {"expected": 3}


def example_of(name: str) -> dict[str, Any]:
    data = DATA.get(name, {"opinion": 1} if name in ON_AN_OPINION else {})
    return {**data, **({"expected": 3} if "expected" in COMMANDS[name].model_fields else {})}


def parse(name: str, /, **data: Any) -> Command:
    return COMMANDS[name].model_validate({**example_of(name), **data})


def faults(name: str, /, **data: Any) -> dict[str, str]:
    with pytest.raises(ValidationError) as caught:
        parse(name, **data)
    return {str(error["loc"][0]): error["type"] for error in caught.value.errors()}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_refuses_unknown_fields(name: str) -> None:
    parse(name)
    assert faults(name, surprise=1) == {"surprise": "extra_forbidden"}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_field_refuses_another_type(name: str) -> None:
    for field in COMMANDS[name].model_fields:
        assert field in faults(name, **{field: {"no": "such"}})


@pytest.mark.parametrize("name", [n for n in COMMANDS if "expected" in COMMANDS[n].model_fields])
def test_floor_commands_need_expected(name: str) -> None:
    data = {k: v for k, v in example_of(name).items() if k != "expected"}
    if issubclass(COMMANDS[name], FloorCommand):
        with pytest.raises(ValidationError):
            COMMANDS[name].model_validate(data)
    assert faults(name, expected=-1) == {"expected": "greater_than_equal"}
    assert faults(name, expected=True) == {"expected": "int_type"}


LIMITS = [
    ("CheckIn", "name", 80),
    ("CheckIn", "organisation", 120),
    ("CheckIn", "position", 120),
    ("CheckIn", "village_other", 120),
    ("RequestToSpeak", "content", 1000),
    ("SubmitWritten", "content", 1000),
    ("EditRequest", "content", 1000),
    ("ConfirmSummary", "correction", 1000),
    ("AddFromFloor", "name", 80),
    ("AddFromFloor", "content", 1000),
    ("Refuse", "note", 120),
    ("Reorder", "note", 120),
    ("RecordOutcome", "body", 120),
    ("RecordOutcome", "expected_by", 120),
    ("RecordOutcome", "earlier_number", 120),
    ("WriteMinutes", "text", 20000),
    ("Announce", "text", 200),
    ("AddOfficial", "name", 80),
    ("AddOfficial", "office", 120),
    ("ReopenPhase", "reason", 120),
]


@pytest.mark.parametrize(("name", "field", "limit"), LIMITS)
def test_texts_are_limited_before_and_after_they_are_made_plain(name: str, field: str, limit: int) -> None:
    assert getattr(parse(name, **{field: "ệ" * limit}), field) == "ệ" * limit
    assert getattr(parse(name, **{field: "e\u0323\u0302" * limit}), field) == "ệ" * limit
    assert faults(name, **{field: "ệ" * (limit + 1)}) == {field: "string_too_long"}
    assert faults(name, **{field: "\u200b" * (limit * RAW_FACTOR + 1)}) == {field: "string_too_long"}


@pytest.mark.parametrize(("name", "field", "limit"), LIMITS)
def test_texts_are_made_plain(name: str, field: str, limit: int) -> None:
    assert getattr(parse(name, **{field: " \u202eĐường\u0000\u2069  hỏng\u200b "}), field) == "Đường hỏng"


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("CheckIn", "name"),
        ("CorrectAttendee", "name"),
        ("RequestToSpeak", "content"),
        ("SubmitWritten", "content"),
        ("EditRequest", "content"),
        ("ReopenPhase", "reason"),
        ("AddOfficial", "office"),
    ],
)
@pytest.mark.parametrize("empty", ["", "  ", "\u202e\u200b", "\n\n"])
def test_some_texts_say_something(name: str, field: str, empty: str) -> None:
    assert faults(name, **{field: empty}) == {field: "string_too_short"}


def test_a_name_is_one_line_and_content_keeps_its_lines() -> None:
    assert parse("CheckIn", name="Lò\nVăn\tA").name == "Lò Văn A"  # type: ignore[attr-defined]
    assert parse("SubmitWritten", content="một\r\nhai").content == "một\nhai"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "field", "good", "bad"),
    [
        ("CheckIn", "adult", [True], [False, None, "yes"]),
        ("CheckIn", "phone", ["", "0912345678", "+84 912.345.678", " 0912 345 678\u200b"], ["abc", "091", "0" * 30]),
        ("CheckIn", "birth_year", [None, 1900, 2008], [1899, 2101, "1980", 1980.0, True]),
        ("CheckIn", "needs", [[], ["interpreter", "help"]], [["bus"], ["help"] * 3, "help"]),
        ("CheckIn", "kind", ["resident", "household", "business", "delegate"], ["king", ""]),
        ("CheckIn", "village", ["ten", "other", "co-muong_2.a"], ["", "bản ten", "a" * 61, "a\n", "../x"]),
        ("CheckInGroup", "people", [], [[], [DATA["CheckIn"]] * 51, [{**DATA["CheckIn"], "x": 1}]]),
        ("ConfirmName", "number", [1, 1_000_000], [0, -1, 1_000_001, "1", 1.0, True, None]),
        ("RequestToSpeak", "minutes", [1, 30], [0, 31, None]),
        ("RequestToSpeak", "number", [None, 1], [0]),
        ("ExtendTime", "minutes", [1, 10], [0, 11, -3]),
        ("GiveFloor", "minutes", [None, 1, 30], [0, 31]),
        ("RateAnswer", "satisfied", ["yes", "partly", "no"], ["", "maybe"]),
        ("RateAnswer", "then", ["nothing", "written"], ["speak"]),
        ("Refuse", "route", ["written", "office"], [""]),
        ("Reorder", "reason", ["elderly", "far"], ["", "friend"]),
        ("StartAnswer", "opinions", [[1], [1, 2]], [[], [0], [1] * 51, 1]),
        ("JoinRequests", "others", [[2]], [[], [2] * 51]),
        ("MarkConcerned", "who", [[], ["chair"]], [["a"] * 21, ["a b"]]),
        ("RecordOutcome", "due", ["", "2026-12-25"], ["25/12/2026", "mai", "2026-12-25\n"]),
        ("WriteMinutes", "part", ["asked", "answered"], ["both"]),
        ("WriteMinutes", "base_version", [0], [-1]),
        ("ShowOnDisplay", "mode", ["auto", "welcome", "agenda", "announcement", "conclusion", "blank"], ["film"]),
        ("Conclude", "remaining", [None, "to_study"], ["noted"]),
    ],
)
def test_values(name: str, field: str, good: list[Any], bad: list[Any]) -> None:
    for value in good:
        parse(name, **{field: value})
    for value in bad:
        assert list(faults(name, **{field: value})) == [field]


def test_commands_describe_themselves() -> None:
    told = describe()["commands"]
    assert set(told) == set(COMMANDS)
    assert told["GiveFloor"]["roles"] == ["chair", "cochair", "operator"] and told["GiveFloor"]["gavel"]
    assert "expected" in told["Undo"]["schema"]["required"]
    assert all(one["description"] for one in told.values())
    text = page()
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == sorted(COMMANDS)
    assert text.count("No fields.") == 9
