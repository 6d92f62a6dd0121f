"""Documents made public (III.1–2), and phrases read aloud."""

from typing import Any

import pytest
from flask import Flask
from flask_babel import Babel
from pydantic import ValidationError

from meeting.commands import COMMANDS, PublishDocument
from meeting.commands.documents import ON_THE_PHONE
from meeting.counting import WORDS
from meeting.events import DocumentPublished
from meeting.evolve import fold
from moderator.spoken import spoken_phrases
from tests.unit.builders import CHAIR, DISPLAY, ORGANISER, Meeting, phone, through_json

ONE, TWO, PAGE = "1" * 64, "2" * 64, "a" * 64
DOCUMENT: dict[str, Any] = {"title": "Kết quả năm 2026", "kind": "pdf", "sha256": ONE, "size": 9000, "pages": [PAGE]}
CLIP: dict[str, Any] = {"phrase": "called", "language": "Tiếng Mông", "sha256": ONE, "size": 9000, "kind": "mp3"}


def public(meeting: Meeting, part: str) -> Any:
    return meeting.view("public", DISPLAY)[part]


@pytest.mark.parametrize("phase", ["preparing", "doors_open", "in_session"])
def test_a_document_is_for_everybody_from_the_first_phase_on(phase: str) -> None:
    meeting = Meeting(phase)
    meeting.do(ORGANISER, "PublishDocument", **{**DOCUMENT, "pages": [PAGE, ONE, PAGE]})
    told = {"id": 1, "title": "Kết quả năm 2026", "kind": "pdf", "pages": 3, "item": ""}
    assert public(meeting, "documents") == [told]


def test_a_document_may_be_read_from_during_an_item() -> None:
    meeting = Meeting()
    meeting.do(ORGANISER, "PublishDocument", **{**DOCUMENT, "item": "report"})
    assert public(meeting, "documents")[0]["item"] == "report"
    unknown = {**DOCUMENT, "sha256": TWO, "item": "dance"}
    assert meeting.rejects(ORGANISER, "PublishDocument", **unknown) == "no_such_item"


def test_the_order_is_that_of_publishing_and_a_withdrawn_one_keeps_its_number() -> None:
    meeting = Meeting()
    meeting.do(ORGANISER, "PublishDocument", **DOCUMENT)
    meeting.do(ORGANISER, "PublishDocument", **{**DOCUMENT, "sha256": TWO, "title": "Kế hoạch"})
    meeting.do(ORGANISER, "WithdrawDocument", document=1, reason="Nhầm tệp")
    meeting.do(ORGANISER, "PublishDocument", **DOCUMENT)
    assert [(d["id"], d["title"]) for d in public(meeting, "documents")] == [(2, "Kế hoạch"), (3, "Kết quả năm 2026")]


def test_the_same_file_is_public_once() -> None:
    meeting = Meeting()
    meeting.do(ORGANISER, "PublishDocument", **DOCUMENT)
    assert meeting.rejects(ORGANISER, "PublishDocument", **{**DOCUMENT, "title": "Khác"}) == "document_is_public"


def test_what_is_not_public_cannot_be_withdrawn() -> None:
    meeting = Meeting()
    assert meeting.rejects(ORGANISER, "WithdrawDocument", document=1) == "no_such_document"
    meeting.do(ORGANISER, "PublishDocument", **DOCUMENT)
    meeting.do(ORGANISER, "WithdrawDocument", document=1)
    assert meeting.rejects(ORGANISER, "WithdrawDocument", document=1) == "no_such_document"


def test_there_are_not_more_than_a_phone_can_list() -> None:
    meeting = Meeting()
    for n in range(40):
        meeting.do(ORGANISER, "PublishDocument", **{**DOCUMENT, "sha256": f"{n:064x}"})
    assert meeting.rejects(ORGANISER, "PublishDocument", **{**DOCUMENT, "sha256": ONE}) == "too_many_documents"
    meeting.do(ORGANISER, "WithdrawDocument", document=7)
    meeting.do(ORGANISER, "PublishDocument", **{**DOCUMENT, "sha256": ONE})
    assert len(public(meeting, "documents")) == 40


@pytest.mark.parametrize(
    "wrong",
    [
        {"sha256": "../server.db"},
        {"sha256": "A" * 64},
        {"pages": []},
        {"pages": [PAGE] * 101},
        {"pages": ["x"]},
        {"title": " "},
        {"kind": "html"},
        {"size": 0},
        {"size": 26 << 20},
    ],
)
def test_what_a_document_may_be(wrong: dict[str, Any]) -> None:
    PublishDocument(**DOCUMENT)
    with pytest.raises(ValidationError):
        PublishDocument(**{**DOCUMENT, **wrong})


def test_the_event_survives_the_journal() -> None:
    meeting = Meeting()
    (event,) = meeting.do(ORGANISER, "PublishDocument", **DOCUMENT)
    assert isinstance(event, DocumentPublished) and through_json(event) == event


def test_a_phrase_is_heard_once_a_language() -> None:
    meeting = Meeting()
    meeting.do(ORGANISER, "RecordPhrase", **CLIP)
    meeting.do(ORGANISER, "RecordPhrase", **{**CLIP, "language": "Tiếng Thái"})
    meeting.do(ORGANISER, "RecordPhrase", **{**CLIP, "sha256": TWO, "kind": "ogg"})
    assert public(meeting, "clips") == [
        {"id": 2, "phrase": "called", "language": "Tiếng Thái", "kind": "mp3"},
        {"id": 3, "phrase": "called", "language": "Tiếng Mông", "kind": "ogg"},
    ]


def test_a_dropped_phrase_is_heard_no_more_and_its_number_not_used_again() -> None:
    meeting = Meeting()
    meeting.do(ORGANISER, "RecordPhrase", **CLIP)
    meeting.do(ORGANISER, "DropPhraseAudio", clip=1)
    assert public(meeting, "clips") == []
    assert meeting.rejects(ORGANISER, "DropPhraseAudio", clip=1) == "no_such_clip"
    meeting.do(ORGANISER, "RecordPhrase", **CLIP)
    assert [c["id"] for c in public(meeting, "clips")] == [2]


def test_there_are_not_more_phrases_than_a_phone_can_know() -> None:
    meeting = Meeting()
    for n in range(60):
        meeting.do(ORGANISER, "RecordPhrase", **{**CLIP, "language": f"Tiếng {n}"})
    assert meeting.rejects(ORGANISER, "RecordPhrase", **CLIP) == "too_many_clips"
    meeting.do(ORGANISER, "RecordPhrase", **{**CLIP, "language": "Tiếng 3"})  # in the place of an earlier one


def test_only_listed_phrases_have_a_place_on_the_phone() -> None:
    with pytest.raises(ValidationError):
        COMMANDS["RecordPhrase"].model_validate({**CLIP, "phrase": "anthem"})


def test_an_undo_of_the_chair_leaves_what_the_organiser_did_meanwhile() -> None:
    meeting = Meeting()
    meeting.person(phone(1))
    meeting.do(CHAIR, "Announce", text="Nghỉ 10 phút")
    meeting.do(ORGANISER, "PublishDocument", **DOCUMENT)
    meeting.do(ORGANISER, "RecordPhrase", **CLIP)
    meeting.do(CHAIR, "Undo")
    meeting.do(ORGANISER, "PublishDocument", **{**DOCUMENT, "sha256": TWO})
    assert [d["id"] for d in public(meeting, "documents")] == [1, 3]
    assert [c["id"] for c in public(meeting, "clips")] == [2]
    assert fold(meeting.recorded) == meeting.state


def test_every_phrase_has_its_words_for_the_one_who_reads_it() -> None:
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        found = spoken_phrases()
    assert [one["id"] for one in found] == [*ON_THE_PHONE, *WORDS]
    assert all(one["name"] and (one["id"] in WORDS or one["words"][-1] in ".?") for one in found)


def test_a_withdrawn_document_leaves_both_projectors() -> None:
    meeting = Meeting()
    meeting.do(ORGANISER, "PublishDocument", **DOCUMENT)
    meeting.do(ORGANISER, "PublishDocument", **{**DOCUMENT, "sha256": TWO})
    for screen in (1, 2):
        meeting.do(CHAIR, "ShowOnDisplay", mode="report", document=1, screen=screen)
    meeting.do(ORGANISER, "WithdrawDocument", document=2, reason="Nhầm tệp")
    assert public(meeting, "display")["document"] == {"id": 1, "page": 1}
    meeting.do(CHAIR, "Announce", text="Xin giữ trật tự")
    meeting.do(ORGANISER, "WithdrawDocument", document=1, reason="Nhầm tệp")
    shown = public(meeting, "display")
    assert (shown["mode"], shown["document"], shown["announcement"]) == ("auto", None, "Xin giữ trật tự")
    assert (public(meeting, "second")["mode"], public(meeting, "second")["document"]) == ("same", None)
