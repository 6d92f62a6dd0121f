"""The regulation as data: true to the guideline's text, and refused with a clear sentence when faulty."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from meeting.regulation import Regulation, available, load, parse

ROOT = Path(__file__).parents[2]
OLD_SPELLING = re.compile(r"(?:uỷ|oá|oả|oẻ)\b", re.IGNORECASE)


def flat(text: str) -> str:
    return " ".join(text.split())


def wordings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "wording":
                yield item
            else:
                yield from wordings(item)
    elif isinstance(value, list):
        for item in value:
            yield from wordings(item)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


@pytest.fixture
def regulation() -> Regulation:
    return load("hd-snv-2024")


@pytest.fixture
def data(regulation: Regulation) -> dict[str, Any]:
    return regulation.to_dict()


@pytest.fixture(scope="module")
def guideline() -> str:
    return flat((ROOT / "docs/guideline-hd-snv-2024.vi.txt").read_text("utf-8"))


def test_every_quotation_stands_in_the_guideline(data: dict[str, Any], guideline: str) -> None:
    quotations = [text for text in (*wordings(data), *data["legal_basis"]) if text]
    assert len(quotations) > 30
    assert [text for text in quotations if flat(text) not in guideline] == []


def test_labels_that_quote_are_the_quotation_with_a_capital(regulation: Regulation) -> None:
    quoting = [(reason.label, reason.wording) for reason in regulation.refusal_reasons]
    quoting += [(outcome.label, outcome.wording) for outcome in regulation.outcomes if outcome.wording]
    assert [label for label, _ in quoting] == [wording[0].upper() + wording[1:] for _, wording in quoting]


def test_text_is_nfc_and_in_one_spelling(data: dict[str, Any]) -> None:
    assert [t for t in texts(data) if t != unicodedata.normalize("NFC", t)] == []
    quoted = {*wordings(data), *data["legal_basis"]}
    assert [t for t in texts(data) if t not in quoted and OLD_SPELLING.search(t)] == []


def test_fields_are_the_domain_s_and_lead_to_topics(regulation: Regulation) -> None:
    assert [f.label for f in regulation.fields] == [
        "Đường giao thông",
        "Nước sinh hoạt",
        "Điện",
        "Đất đai",
        "Y tế",
        "Giáo dục",
        "Chính sách và an sinh",
        "Thủ tục hành chính",
        "Sản xuất và kinh doanh",
        "Rừng và môi trường",
        "An ninh trật tự",
        "Cán bộ và cách phục vụ",
        "Nội dung khác",
    ]
    assert all(f.plain and f.pictogram == f.id for f in regulation.fields)
    assert {regulation.topic_of(f.id).id for f in regulation.fields} <= {t.id for t in regulation.topics}


def test_only_conduct_is_protected_and_shows_as_other(regulation: Regulation) -> None:
    assert [t.id for t in regulation.topics] == ["III.2", "III.3", "III.4", "III.5", "III.6", "other"]
    assert [t.id for t in regulation.topics if t.protected] == ["III.4"]
    assert [f.id for f in regulation.fields if regulation.topic_of(f.id).protected] == ["conduct"]
    assert regulation.topic("III.4").shown_as == "Nội dung khác"
    assert regulation.topic("III.6").shown_as == regulation.topic("III.6").label


def test_the_agenda_has_its_eight_items(regulation: Regulation) -> None:
    assert len(regulation.agenda) == 8
    assert [i + 1 for i, item in enumerate(regulation.agenda) if item.speaking] == [7]
    assert [i + 1 for i, item in enumerate(regulation.agenda) if item.registration_opens] == [1]
    assert [i + 1 for i, item in enumerate(regulation.agenda) if item.registration_closes] == [8]
    assert all(len(item.short) <= 28 for item in regulation.agenda)
    assert regulation.agenda[0].minutes < regulation.limits.opening_minutes


def test_the_numbers_of_the_guideline(regulation: Regulation) -> None:
    deadlines = regulation.deadlines
    assert (deadlines.invitation_days, deadlines.evaluation_days, deadlines.answer_working_days) == (7, 5, 15)
    assert (deadlines.dossier_years, deadlines.report_by, deadlines.purge_days) == (5, "02-15", 30)
    assert [level.label for level in regulation.levels] == ["Cấp xã", "Cấp huyện", "Cấp tỉnh", "Trung ương"]


def test_outcomes_say_what_they_need(regulation: Regulation) -> None:
    assert {o.id: o.needs for o in regulation.outcomes} == {
        "answered_here": (),
        "noted": (),
        "to_study": ("body", "due"),
        "to_higher": ("body", "level", "expected"),
        "to_other_body": ("body",),
        "complaint": (),
    }
    assert [o.id for o in regulation.outcomes if o.resolved_default] == ["answered_here"]
    assert [o.id for o in regulation.outcomes if o.sealed] == ["complaint"]


@pytest.mark.parametrize(
    ("lookup", "known"),
    [
        (Regulation.topic, "III.4"),
        (Regulation.field, "road"),
        (Regulation.agenda_item, "dialogue"),
        (Regulation.refusal_reason, "drunk"),
        (Regulation.refusal_route, "office"),
        (Regulation.level, "province"),
        (Regulation.outcome, "to_study"),
        (Regulation.delegate_group, "village"),
    ],
)
def test_lookups(regulation: Regulation, lookup: Callable[[Regulation, str], Any], known: str) -> None:
    assert lookup(regulation, known).id == known
    with pytest.raises(KeyError):
        lookup(regulation, "nowhere")


def test_banner_of_a_commune(regulation: Regulation) -> None:
    assert regulation.banner_lines("xã", "Mẫu", "Mẫu", date(2026, 12, 4)) == (
        "ỦY BAN NHÂN DÂN XÃ MẪU",
        "HỘI NGHỊ",
        "GẶP MẶT TRAO ĐỔI, ĐỐI THOẠI GIỮA UBND XÃ VỚI NHÂN DÂN",
        "Mẫu, ngày 04 tháng 12 năm 2026",
    )


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (date(2025, 1, 31), "Mẫu, ngày 31 tháng 01 năm 2025"),
        (date(2025, 2, 1), "Mẫu, ngày 01 tháng 02 năm 2025"),
        (date(2025, 3, 9), "Mẫu, ngày 09 tháng 3 năm 2025"),
        (date(2025, 10, 10), "Mẫu, ngày 10 tháng 10 năm 2025"),
    ],
)
def test_banner_pads_days_and_the_first_two_months(regulation: Regulation, day: date, line: str) -> None:
    assert regulation.banner_lines("phường", "Mẫu", "Mẫu", day)[-1] == line


@pytest.mark.parametrize("unit", ["xã", "phường", "thị trấn"])
def test_banner_is_the_guideline_s_for_each_unit(regulation: Regulation, guideline: str, unit: str) -> None:
    lines = regulation.banner_lines(unit, "", "", date(2024, 12, 4))
    all_units = "XÃ (PHƯỜNG, THỊ TRẤN)"
    assert [line.strip().replace(unit.upper(), all_units) in guideline for line in lines[:3]] == [True] * 3


def test_banner_refuses_another_unit(regulation: Regulation) -> None:
    with pytest.raises(ValueError, match="'huyện' is not one of the units xã, phường, thị trấn"):
        regulation.banner_lines("huyện", "Mẫu", "Mẫu", date(2026, 12, 4))


def test_sentences_follow_edited_numbers(data: dict[str, Any]) -> None:
    data["limits"]["speak_minutes"] = 4
    data["deadlines"]["purge_days"] = 45
    edited = parse(data)
    assert any("không quá 4 phút" in line for line in edited.house_rule_lines())
    assert any("sau 45 ngày" in line for line in edited.notice_lines())
    assert not any("{" in line for line in (*edited.house_rule_lines(), *edited.notice_lines()))


def test_round_trip_through_json(regulation: Regulation) -> None:
    assert parse(json.loads(json.dumps(regulation.to_dict()))) == regulation
    assert parse(regulation.to_dict()) == regulation


@pytest.mark.parametrize("id", available())
def test_each_shipped_regulation_loads_once(id: str) -> None:
    assert load(id).id == id
    assert load(id) is load(id)


@pytest.mark.parametrize("id", ["nowhere", "../regulations/hd-snv-2024", ""])
def test_unknown_regulation(id: str) -> None:
    with pytest.raises(ValueError, match=r"there is no regulation .*; there are .*hd-snv-2024"):
        load(id)


def test_a_file_that_calls_itself_something_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = ROOT / "meeting/regulations/hd-snv-2024.toml"
    (tmp_path / "copy.toml").write_bytes(shipped.read_bytes())
    monkeypatch.setattr("meeting.regulation.FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"regulations/copy\.toml calls itself 'hd-snv-2024'"):
        load("copy")


def put(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def edit(data: Any) -> None:
        *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        for step in way:
            data = data[step]
        data[last] = value

    return edit


def drop(key: str) -> Callable[[dict[str, Any]], None]:
    return lambda data: data.pop(key)


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (drop("notice"), "regulation lacks notice"),
        (put("colour", "red"), "regulation has unknown keys: colour"),
        (put("banner", "XÃ MẪU"), "regulation.banner must be a table"),
        (put("levels", "Cấp xã"), "regulation.levels must be a list"),
        (put("levels", []), "regulation.levels is empty"),
        (put("levels.0.label", 1), "regulation.levels[0].label must be a text"),
        (put("limits.undo", True), "regulation.limits.undo must be a whole number"),
        (put("topics.0.protected", 1), "regulation.topics[0].protected must be true or false"),
        (put("topics.0.protected", True), "topic 'III.2' is protected and needs a public_label"),
        (put("levels.1.id", "commune"), "regulation.levels has the same id twice: commune"),
        (put("fields.0.topic", "IX"), "field 'road' names the topic 'IX', which does not exist"),
        (put("outcomes.0.needs", ["moon"]), "outcome 'answered_here' needs what is not known: moon"),
        (put("agenda.6.speaking", False), "regulation.agenda has no item in which people speak"),
        (put("agenda.0.minutes", 0), "agenda item 'opening' needs at least one minute"),
        (put("roles.secretaries", 0), "regulation.roles.secretaries must be 1 or more"),
        (put("limits.joint_per", 0), "joint_per must be 1 or more"),
        (put("limits.companions", -1), "companions must be 0 or more"),
        (put("limits.content", 1001), "content must be 1000 or less"),
        (put("limits.replies", 2), "replies must be 1 or less"),
        (put("limits.red_seconds", 61), "red_seconds must not exceed amber_seconds"),
        (put("deadlines.report_by", "15/2"), "report_by must be MM-DD, not '15/2'"),
        (put("deadlines.report_by", "02-30"), "report_by must be MM-DD, not '02-30'"),
        (put("house_rules.0.text", "{moon}"), "a place in braces of '{moon}' cannot be filled"),
        (put("house_rules.0.text", "{undo.real}"), "a place in braces of '{undo.real}' cannot be filled"),
        (put("house_rules.0.text", "{undo:x>9999}"), "a place in braces of '{undo:x>9999}' cannot be filled"),
        (put("notice.phone", "{undo!r}"), "a place in braces of '{undo!r}' cannot be filled"),
        (put("banner.lines.0", "XÃ {"), "a place in braces of 'XÃ {' cannot be filled"),
    ],
)
def test_a_faulty_regulation_is_refused(
    data: dict[str, Any], edit: Callable[[dict[str, Any]], None], sentence: str
) -> None:
    edit(data)
    with pytest.raises(ValueError) as refused:
        parse(data)
    assert str(refused.value) == sentence


def test_a_limit_may_be_nothing_where_that_makes_sense(data: dict[str, Any]) -> None:
    data["limits"]["companions"] = 0
    assert parse(data).limits.companions == 0
