"""The citizen's pages as plain forms: no script and no socket, for old phones and in-app browsers."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from live.acting import AS_CITIZEN, actor_of, same_origin
from live.api import hall_of, parse, submit
from live.errors import Problem
from live.halls import Hall
from meeting.actors import Actor
from meeting.commands import COMMANDS
from meeting.views import project

from .routes import blueprint as kiosk

blueprint = Blueprint("plain", __name__, url_prefix="/<slug>/don-gian")
ID_BYTES = 12
RELOAD = 20  # seconds between two looks at one's place
AGAIN = "tu-xem-lai"
CODE_DIGITS = 6
BUTTONS = ("Withdraw", "ToWritten", "Coming", "NotReady", "ImHere", "RateAnswer", "ConfirmSummary", "LeaveJoint")
CODE = "code"
FIELD_OF = {"village_missing": "village_other", "organisation_missing": "organisation", "wrong_code": CODE}
OPEN = ("waiting", "joined", "called", "speaking", "absent")


@dataclass
class Phone:
    """The browser that asks, and the views that its pages are made of."""

    hall: Hall
    actor: Actor
    problem: Problem | None = None
    public: dict[str, Any] = field(init=False)
    me: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.public = project(self.hall.room.state, "public", self.actor)
        self.me = project(self.hall.room.state, "me", self.actor)

    @property
    def token(self) -> str:
        """What only this browser's own forms carry: some old browsers send no Origin."""
        return self.hall.form_token(self.actor.id)

    @property
    def home(self) -> str:
        return url_for("kiosk.plain.home", slug=self.hall.slug)

    def page(self, template: str, **more: Any) -> ResponseReturnValue:
        """A page; after a problem with what was typed, and what is wrong at each field."""
        status = self.problem.status if self.problem else 200
        return render_template(
            f"kiosk/plain/{template}.html",
            phone=self,
            meeting=self.hall.room.state.expect_setup(),
            typed=request.form,
            errors=_errors(self.problem),
            notice=self.hall.room.state.expect_regulation().notice_lines(),
            command=request.form.get("command") or secrets.token_hex(ID_BYTES),
            **more,
        ), status


def _errors(problem: Problem | None) -> dict[str, str]:
    """What is wrong, by field; what belongs to no field stands under ""."""
    if problem is None:
        return {}
    plainer = {
        "name": _("Xin ghi họ và tên."),
        "village": _("Xin chọn nơi ở."),
        "adult": _("Xin đánh dấu nếu ông/bà đủ 18 tuổi. Người chưa đủ 18 tuổi, mời đến bàn đón tiếp."),
        "phone": _("Số điện thoại chưa đúng. Xin ghi lại, hoặc để trống."),
        "field": _("Xin chọn ý kiến về việc gì."),
        "code": _("Xin ghi đủ số và sáu chữ số của mã, ví dụ 37 · 482 915."),
        "number": _("Xin ghi đủ số và sáu chữ số của mã, ví dụ 37 · 482 915."),
    }
    if problem.fields:
        named = problem.fields.items()
        return {CODE if name == "number" else name: plainer.get(name, told) for name, told in named}
    return {FIELD_OF.get(problem.code, ""): problem.body()["error"]["message"]}


def _phone(slug: str) -> Phone:
    hall = hall_of(slug)
    actor = actor_of(request, hall, AS_CITIZEN)
    if actor is None:
        raise Problem(401, "not_in_hall")
    return Phone(hall, actor)


def _send(phone: Phone, type_: str, data: dict[str, Any]) -> bool:
    """Carry out what a form says. ``False`` leaves the problem on the phone, for the form to show."""
    _own_form(phone)
    try:
        command = request.form.get("command", "")[: 2 * ID_BYTES] or secrets.token_hex(ID_BYTES)
        submit(phone.hall, phone.actor, command, parse(COMMANDS[type_], data))
    except Problem as problem:
        phone.problem = problem
        return False
    return True


def _own_form(phone: Phone) -> None:
    elsewhere = request.headers.get("Origin") and not same_origin(request)
    if elsewhere or not phone.hall.is_form_token(phone.actor.id, request.form.get("token", "")):
        raise Problem(403, "other_origin")


def _form(template: str, type_: str, read: Callable[[], dict[str, Any]]) -> Callable[[str], ResponseReturnValue]:
    """A page with one form: shown, and shown again with what is wrong until it is sent."""

    def view(slug: str) -> ResponseReturnValue:
        phone = _phone(slug)
        if request.method == "POST" and _send(phone, type_, read()):
            return redirect(phone.home, code=303)
        return phone.page(template)

    return view


def _line(name: str) -> str:
    return request.form.get(name, "")


def _person() -> dict[str, Any]:
    adult = {"adult": True} if _line("adult") else {}
    texts = {name: _line(name) for name in ("name", "organisation", "phone")}
    village = {"village": _line("village")} if _line("village") else {}
    other = _line("village_other") if _line("village") == "other" else ""
    return {**texts, **village, **adult, "village_other": other, "kind": _line("kind"), "needs": _needs()}


def _needs() -> list[str]:
    return request.form.getlist("needs")


def _code() -> dict[str, Any]:
    digits = "".join(c for c in _line("code") if c in "0123456789")[:20]
    number = digits[:-CODE_DIGITS]
    return {"number": int(number or 0), "code": digits[-CODE_DIGITS:]}


blueprint.add_url_rule("/diem-danh", "check_in", _form("check_in", "CheckIn", _person), methods=["GET", "POST"])
blueprint.add_url_rule("/ma-tra-cuu", "restore", _form("restore", "Restore", _code), methods=["GET", "POST"])


@blueprint.get("")
def home(slug: str) -> ResponseReturnValue:
    """One's number, one's opinions and their places; it looks again by itself only when asked to (WCAG 2.2.1)."""
    phone = _phone(slug)
    return phone.page(
        "home",
        reload=RELOAD if AGAIN in request.args else None,
        may_register=_may_register(phone),
        places=_places(phone),
    )


def _may_register(phone: Phone) -> bool:
    taken = any(one["status"] in OPEN for one in phone.me["opinions"])
    return bool(phone.me["people"]) and phone.public["meeting"]["registration"] and not taken


def _places(phone: Phone) -> dict[int, dict[str, Any]]:
    """Where each of one's opinions stands in the queue, with the wait."""
    return {one["opinion"]: {"at": at, "wait": one["wait"]} for at, one in enumerate(phone.public["queue"])}


@blueprint.route("/y-kien", methods=["GET", "POST"])
def opinion(slug: str) -> ResponseReturnValue:
    """Register to speak, or hand in an opinion in writing."""
    phone = _phone(slug)
    written = _line("how") == "written"
    said: dict[str, Any] = {"content": _line("content")}
    if _line("field"):
        said["field"] = _line("field")
    if _line("follows").isdecimal():
        said["follows"] = int(_line("follows"))
    if written:
        said.pop("follows", None)
    if request.method == "POST" and _send(phone, "SubmitWritten" if written else "RequestToSpeak", said):
        return redirect(phone.home, code=303)
    return phone.page("opinion", may_register=_may_register(phone), follows=request.args.get("follows", ""))


@blueprint.post("/lam")
def act(slug: str) -> ResponseReturnValue:
    """One button on one opinion."""
    phone = _phone(slug)
    type_, number = _line("type"), _line("opinion")
    if type_ not in BUTTONS or not number.isdecimal():
        raise Problem(400, "bad_json")
    data: dict[str, Any] = {"opinion": int(number)}
    if type_ == "RateAnswer":
        data |= {"satisfied": _line("satisfied"), "then": _line("then") or "nothing"}
    if type_ == "ConfirmSummary":
        data |= {"ok": not _line("correction"), "correction": _line("correction")}
    if _send(phone, type_, data):
        return redirect(phone.home, code=303)
    return phone.page("home", reload=None, may_register=_may_register(phone), places=_places(phone))


kiosk.register_blueprint(blueprint)
