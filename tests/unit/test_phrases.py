"""The sentences behind the codes: what is so, what to do next, and about whom."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import Babel

from live.phrases import sentence
from meeting.actors import Actor, Role
from tests.unit.builders import CHAIR, DESK, OFFICIAL, SECRETARY, STATUSES, VILLAGE, Meeting, Rejected, about, phone

ROOT = Path(__file__).parents[2]
RULES = sorted((ROOT / "meeting/rules").glob("*.py"))
SCREENS = [*(ROOT / "static/js").rglob("*.js"), *ROOT.glob("*/templates/**/*.html")]
# Where the code stands among the arguments.
PLACE = {"reject": 0, "ensure": 1}
NEXT_STEP = re.compile(r"\bxin\b|không cần|có thể|vẫn gửi được", re.IGNORECASE)
PRESSED = re.compile(r"(?:bấm|chọn|hoặc) (?:bấm )?“([^”]+)”")


def codes() -> Iterator[str]:
    """The codes with which the rules reject."""
    for path in RULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PLACE:
                code = node.args[PLACE[node.func.id]]
                if isinstance(code, ast.Constant):
                    yield str(code.value)


CODES = sorted({*codes(), *(f"undo_blocked_by_{kind}" for kind in ("opinion", "official", "attendee"))})


APP = Flask(__name__)
Babel(APP)


def said(code: str, params: dict[str, object] | None = None) -> str:
    with APP.test_request_context():
        return sentence(code, params)


@pytest.mark.parametrize("code", CODES)
def test_every_rejection_says_what_to_do_next(code: str) -> None:
    assert said(code) != said("unexpected")
    assert NEXT_STEP.search(said(code))


def test_what_is_to_be_pressed_is_named_as_it_stands_on_the_screens() -> None:
    shown = {words for screen in SCREENS for words in re.findall(r'_\("([^"]+)"', screen.read_text("utf-8"))}
    named = {button for code in CODES for button in PRESSED.findall(said(code))}
    assert {"Bắt đầu", "Vắng mặt", "Điểm danh cho người đi cùng"} <= named
    assert named - shown == set()


def rejection(meeting: Meeting, actor: Actor, name: str, **data: object) -> Rejected:
    with pytest.raises(Rejected) as caught:
        meeting.do(actor, name, **data)
    return caught.value


def test_people_go_by_their_numbers_as_on_the_screens() -> None:
    meeting = Meeting()
    meeting.person()
    lead, other = meeting.joint()
    meeting.heard(lead)
    late = rejection(meeting, CHAIR, "GiveFloor", opinion=lead)
    assert said(late.code, late.params).startswith("Ý kiến của số 2 vừa chuyển sang bước khác")
    through = rejection(meeting, CHAIR, "StartReply", opinion=other)
    assert said(through.code, through.params) == "Ý kiến của số 3 được nêu chung với số 2. Xin mời số 2 trao đổi lại."
    meeting.do(SECRETARY, "RecordOutcome", opinions=[lead], outcome="noted")
    undone = rejection(meeting, CHAIR, "Undo")
    assert "ý kiến của số 2 đã có việc khác sau đó" in said(undone.code, undone.params)


def test_who_waits_already_is_named() -> None:
    meeting = Meeting()
    meeting.person()
    meeting.waiting()
    twice = rejection(meeting, DESK, "RequestToSpeak", number=2, field="road", content="Nữa")
    assert said(twice.code, twice.params).startswith("Số 2 đã có ý kiến đang chờ.")


OF_OTHERS = (
    *((Role.CITIZEN, name) for name in ("EditRequest", "Withdraw", "ToWritten", "LeaveJoint", "Coming", "NotReady")),
    *((Role.CITIZEN, name) for name in ("ImHere", "ConfirmSummary", "RateAnswer", "RequestToSpeak")),
    (Role.VILLAGE, "RequestToSpeak"),
    (Role.OFFICIAL, "OfferAnswer"),
    (Role.OFFICIAL, "PrepareAnswer"),
)
TRIED: dict[str, dict[str, object]] = {
    "RequestToSpeak": {"field": "road", "content": "Tiếp"},
    "OfferAnswer": {"kind": "will_answer"},
    "PrepareAnswer": {"text": "Đã sửa", "base_version": 0},
}


@pytest.mark.parametrize("status", STATUSES)
def test_nobody_learns_from_a_rejection_whose_an_opinion_is_or_where_it_stands(status: str) -> None:
    meeting = Meeting()
    opinion = meeting.at(status, field="conduct")
    own = meeting.person()
    actors = {Role.CITIZEN: phone(own), Role.VILLAGE: VILLAGE, Role.OFFICIAL: OFFICIAL}
    for role, name in OF_OTHERS:
        data = TRIED.get(name) or about(name, opinion)
        link = {"follows": opinion, "number": own} if name == "RequestToSpeak" else {"opinion": opinion}
        told = rejection(meeting, actors[role], name, **{**data, **link})
        assert told.code in ("not_yours", "not_your_answer")
        assert told.params == {}
