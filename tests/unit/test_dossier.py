"""The dossier (V.3.3): what it says of each opinion, what it leaves out, and the totals for the level above."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from meeting import dossier
from meeting.events import OutcomeRecorded, from_data
from meeting.evolve import evolve, fold
from meeting.journal import Journal, JournalError, Value, verify_file
from meeting.room import read, to_entry
from meeting.state import State
from tests.unit.builders import CHAIR, OFFICIAL, ORGANISER, SECRETARY, Meeting, phone

TOLD = {"phone": "0912345678", "birth_year": 1960, "needs": ["interpreter"]}
EARLY_OUTCOME = {
    **{"opinions": [1], "outcome": "to_higher", "resolved": False, "body": "Sở Nội vụ", "due": "", "level": "province"},
    **{"expected_by": "quý I", "earlier_number": "", "earlier_date": ""},
}
SECRETS = (
    *("Cán bộ chim yến", "Cán bộ chim én", "Kín chim yến", "Sửa chim yến", "Soạn chim yến", "Lý do chim yến"),
    *("Đơn thư chim yến", "Rút lại chim yến", "Thanh tra chim yến", "quý chim yến", "45/KL-chim yến"),
)


def conference() -> Meeting:
    """One opinion of each sort: in the open, on an official, a complaint, withdrawn, refused, taken back."""
    meeting = Meeting()
    meeting.do(ORGANISER, "SetWifi", ssid="Hoi nghi", password="mat khau chim yen")
    for n in (1, 2, 3):
        meeting.person(phone(n), **TOLD)
    meeting.do(CHAIR, "AddFromFloor", number=1, field="conduct", content=SECRETS[7], now=False)
    meeting.do(CHAIR, "Undo")
    plain = meeting.waiting(1, content="Đường chim sẻ")
    meeting.speaking(plain)
    write(meeting, "turn-1.asked", "Hỏi chim sẻ")
    meeting.answering(plain, official="economy")
    write(meeting, "turn-2.answered", "Đáp chim sẻ")
    meeting.outcome(plain, outcome="to_higher", body="Sở Xây dựng", level="province", expected_by="quý I")
    on_official(meeting)
    complaint = meeting.heard(meeting.waiting(2, content=SECRETS[6]))
    meeting.outcome(complaint, outcome="complaint")
    meeting.do(phone(1), "RequestToSpeak", number=1, field="road", content="Thôi")
    meeting.do(phone(1), "Withdraw", opinion=meeting.state.next_opinion - 1)
    write(meeting, "item-opening.asked", "Khai mạc chim sẻ")
    return meeting


def on_official(meeting: Meeting) -> None:
    """Everything that can be written of an opinion under III.4."""
    opinion = meeting.waiting(2, field="conduct", content=SECRETS[0])
    meeting.do(phone(2), "EditRequest", opinion=opinion, field="conduct", content=SECRETS[1])
    meeting.do(SECRETARY, "MarkConcerned", opinion=opinion, who=["deputy"])
    meeting.speaking(opinion)
    write(meeting, "turn-3.asked", SECRETS[2])
    meeting.do(CHAIR, "EndSpeech")
    meeting.do(phone(2), "ConfirmSummary", opinion=opinion, ok=False, correction=SECRETS[3])
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official="economy")
    meeting.do(OFFICIAL, "PrepareAnswer", opinion=opinion, text=SECRETS[4], base_version=0)
    meeting.outcome(opinion, **settled(*SECRETS[8:11]))
    refused = meeting.waiting(field="conduct", content=SECRETS[0])
    meeting.do(CHAIR, "Refuse", opinion=refused, reason="drunk", route="written", note=SECRETS[5])


def settled(body: str, expected_by: str, earlier: str) -> dict[str, Any]:
    """An outcome with everything that can be written of it."""
    dated = {"earlier_number": earlier, "earlier_date": "2026-10-05"}
    return {"outcome": "answered_here", "resolved": True, "body": body, "expected_by": expected_by, **dated}


def write(meeting: Meeting, entry: str, text: str) -> None:
    where, part = entry.split(".")
    meeting.do(SECRETARY, "WriteMinutes", entry=where, part=part, text=text, base_version=0)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """The conference in a file, as the room writes it, with an answer that a command was given."""
    made = Journal.create(tmp_path / "xa-mau.db", {"device_key": "khoa chim yen", "venue": "cua"})
    made.append([to_entry(one) for one in conference().recorded], [])
    yield made
    made.close()


def taken_out(journal: Journal) -> tuple[set[dossier.Place], set[dossier.Place]]:
    entries = list(journal.read())
    state = fold(read(journal))
    return dossier.kept_apart(state, entries), dossier.not_kept(state, entries)


def excerpt(journal: Journal, target: Path) -> Path:
    apart, not_kept = taken_out(journal)
    journal.excerpt(target, apart | not_kept, ("device_key",))
    return target


def values(journal: Journal) -> dict[dossier.Place, str | None]:
    return {(entry.seq, name): value for entry in journal.read() for name, value in entry.sealed.items()}


def test_what_is_sealed_is_kept_apart_and_nothing_else(journal: Journal) -> None:
    apart, _ = taken_out(journal)
    texts = {value for place, value in values(journal).items() if place in apart}
    assert texts == {*SECRETS, "deputy"}


def test_words_of_an_outcome_go_with_the_sealed_opinion_and_stay_with_the_one_beside_it(tmp_path: Path) -> None:
    meeting = Meeting()
    meeting.dialogue()
    secret, plain = (meeting.heard(meeting.waiting(field=field)) for field in ("conduct", "road"))
    meeting.do(SECRETARY, "RecordOutcome", opinions=[plain, secret], **settled("Sở Nội vụ", "quý I", "45/KL"))
    assert meeting.view("public")["answered"]["opinion"] == plain
    assert meeting.view("chair")["recorded"] == [secret, plain]
    with closing(Journal.create(tmp_path / "xa-mau.db", {"device_key": "khoa", "venue": "cua"})) as made:
        made.append([to_entry(one) for one in meeting.recorded], [])
        copy = Journal.open(excerpt(made, tmp_path / "copy.db"))
        known = fold(read(copy)).opinions
        copy.close()
    told = {
        id_: (one.outcome.body, one.outcome.expected_by, one.outcome.earlier_number)
        for id_, one in known.items()
        if one.outcome
    }
    assert told == {secret: ("", "", ""), plain: ("Sở Nội vụ", "quý I", "45/KL")}


def test_an_early_journal_holds_an_outcome_in_the_open() -> None:
    event = from_data("OutcomeRecorded", EARLY_OUTCOME, {})
    assert isinstance(event, OutcomeRecorded)
    assert (event.body, event.expected_by, event.earlier_number) == ("Sở Nội vụ", "quý I", "")


def test_what_the_dossier_does_not_need_is_left_out(journal: Journal) -> None:
    """Phone, year and needs of all; of who raised nothing, everything; the hall's network."""
    _, not_kept = taken_out(journal)
    left = sorted(value for place, value in values(journal).items() if place in not_kept and value)
    ours = ["0912345678", "1960", "interpreter"]
    assert left == sorted([*ours * 3, "Lò Thị 3", "Hoi nghi", "mat khau chim yen"])


def test_a_copy_holds_no_byte_of_what_it_leaves_out(journal: Journal, tmp_path: Path) -> None:
    copy = excerpt(journal, tmp_path / "copy.db")
    written = copy.read_bytes()
    for secret in (*SECRETS, "0912345678", "Lò Thị 3", "mat khau chim yen", "khoa chim yen"):
        assert secret.encode() not in written
    assert "Hỏi chim sẻ".encode() in written and "Lò Thị 2".encode() in written


def test_a_copy_verifies_and_says_how_much_it_leaves_out(journal: Journal, tmp_path: Path) -> None:
    copy = excerpt(journal, tmp_path / "copy.db")
    verdict = verify_file(copy)
    apart, not_kept = taken_out(journal)
    assert (verdict.ok, verdict.head, verdict.left_out) == (True, journal.head, len(apart | not_kept))
    assert journal.verify().left_out == 0


def test_a_copy_of_a_copy_leaves_out_the_same(journal: Journal, tmp_path: Path) -> None:
    first = Journal.open(excerpt(journal, tmp_path / "first.db"))
    first.excerpt(tmp_path / "second.db", ())
    first.close()
    assert verify_file(tmp_path / "second.db").left_out == verify_file(tmp_path / "first.db").left_out > 0


def test_a_copy_folds_to_the_same_meeting_without_the_words(journal: Journal, tmp_path: Path) -> None:
    whole = fold(read(journal))
    copy = Journal.open(excerpt(journal, tmp_path / "copy.db"))
    state = fold(read(copy))
    copy.close()
    assert dossier.totals(state) == dossier.totals(whole)
    assert [o.status for o in state.opinions.values()] == [o.status for o in whole.opinions.values()]
    assert state.opinions[2].content == "Đường chim sẻ" and state.attendees[1].name == "Lò Thị 1"
    assert (state.opinions[3].content, state.opinions[3].concerns, state.attendees[1].phone) == ("", None, "")


def test_what_was_kept_apart_comes_back(journal: Journal, tmp_path: Path) -> None:
    apart, not_kept = taken_out(journal)
    envelope = journal.values(apart)
    assert {(one.seq, one.field) for one in envelope} == apart
    copy = Journal.open(excerpt(journal, tmp_path / "copy.db"))
    copy.put_back(envelope)
    state = fold(read(copy))
    assert (state.opinions[3].content, state.opinions[3].concerns) == (SECRETS[1], ("deputy",))
    assert copy.verify().left_out == len(not_kept - apart)
    copy.close()


@pytest.mark.parametrize("how", ["other text", "unknown entry", "unknown field", "twice"])
def test_only_what_was_left_out_comes_back(journal: Journal, tmp_path: Path, how: str) -> None:
    good = journal.values(taken_out(journal)[0])
    bad = {
        "other text": [good[0]._replace(value="Giả")],
        "unknown entry": [good[0]._replace(seq=9999)],
        "unknown field": [Value(good[0].seq, "name", "00", "Giả")],
        "twice": [*good, good[0]],
    }[how]
    copy = Journal.open(excerpt(journal, tmp_path / "copy.db"))
    before = copy.verify()
    with pytest.raises((ValueError, JournalError)):
        copy.put_back(bad)
    assert copy.verify() == before
    copy.close()


def test_a_list_that_cannot_be_read_hides_nothing(journal: Journal, tmp_path: Path) -> None:
    copy = Journal.open(excerpt(journal, tmp_path / "copy.db"))
    copy.set_meta("left_out", '{"of": 1')
    verdict = copy.verify()
    copy.close()
    assert (verdict.ok, verdict.reason) == (False, "sealed value missing")


def test_marks_of_an_early_journal_can_still_be_read() -> None:
    meeting = Meeting()
    opinion = meeting.waiting(field="conduct")
    meeting.do(SECRETARY, "MarkConcerned", opinion=opinion, who=["chair", "deputy"])
    state = State()
    for one in meeting.recorded:
        early = {"who": ("chair", "deputy")} if hasattr(one.event, "who") else {}
        state = evolve(state, replace(one, event=replace(one.event, **early)))
    assert state.opinions[opinion].concerns == meeting.opinion(opinion).concerns == ("chair", "deputy")


# --- rows and totals --------------------------------------------------------------------------------------------------


def test_a_row_says_what_the_guideline_asks_for() -> None:
    rows = {row.opinion: row for row in dossier.rows(conference().state)}
    plain = rows[2]
    assert plain.who is not None and plain.who.name == "Lò Thị 1"
    assert (plain.asked, plain.answered, plain.by) == ("Hỏi chim sẻ", "Đáp chim sẻ", ("Quàng Văn Nhới",))
    assert plain.outcome is not None and (plain.outcome.level, plain.outcome.expected_by) == ("province", "quý I")
    assert rows.keys() == {2, 3, 4, 5}, "what was withdrawn or taken back is no opinion"


def test_a_sealed_row_names_nobody_and_says_nothing() -> None:
    rows = [row for row in dossier.rows(conference().state) if row.opinion > 2]
    assert [(row.sealed, row.who, row.asked, row.answered, row.by) for row in rows] == [(True, None, "", "", ())] * 3
    kept = rows[0].outcome
    assert kept is not None and (kept.outcome, kept.body, kept.level, kept.expected_by, kept.earlier_number) == (
        *("answered_here", "", None, "", ""),
    )


def test_what_nobody_wrote_down_stands_as_it_was_given() -> None:
    meeting = Meeting()
    meeting.written(content="Thiếu nước")
    (row,) = dossier.rows(meeting.state)
    assert (row.asked, row.outcome) == ("Thiếu nước", None)


def test_totals_are_numbers_only() -> None:
    totals = dossier.totals(conference().state)
    assert totals["opinions"] == {
        "total": 4,
        "resolved": 1,
        "unresolved": 3,
        "topic": {"III.3": 2, "III.4": 2},
        "outcome": {"answered_here": 1, "complaint": 1, "to_higher": 1},
        "level": {"province": 1},
        "refused": 1,
        "satisfied": {},
    }
    assert (totals["present"]["total"], totals["phase"], totals["date"]) == (4, "in_session", "2026-12-04")
    said = json.dumps(totals, ensure_ascii=False)
    assert not any(word in said for word in ("Lò Thị", "chim", "Sở Xây dựng"))


def test_the_satisfied_are_counted() -> None:
    meeting = Meeting()
    meeting.outcome(meeting.heard(meeting.waiting(meeting.person(phone(1)))))
    meeting.do(phone(1), "RateAnswer", opinion=1, satisfied="partly")
    assert dossier.totals(meeting.state)["opinions"]["satisfied"] == {"partly": 1}
