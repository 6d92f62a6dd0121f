"""The list of those invited: seen before anything is taken, taken whole (IV.3, V.1)."""

import json
import secrets

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from live.acting import actor_of, same_origin
from live.api import hall_of, parse, submit
from live.errors import Problem
from live.halls import Hall
from meeting.actors import Actor, Role
from meeting.commands import COMMANDS
from meeting.views import people

from . import invited_file
from .routes import blueprint

TAKERS = (Role.DESK, Role.SECRETARY, Role.ORGANISER)
MOST_BYTES = 5 << 20
TEMPLATE = "Họ và tên;Chức vụ;Đơn vị;Nhóm;Thôn bản\r\nNguyễn Văn Mẫu;Phó Bí thư;Đảng ủy xã;Cấp xã;\r\n"


def _at_list(slug: str) -> tuple[Hall, Actor]:
    hall = hall_of(slug)
    actor = actor_of(request, hall)
    if actor is None or actor.role not in TAKERS:
        raise Problem(401, "not_signed_in")
    if request.method == "POST" and not same_origin(request):
        raise Problem(403, "other_origin")
    return hall, actor


def _page(hall: Hall, **more: object) -> str:
    state = hall.room.state
    return render_template(
        "kiosk/invited.html",
        meeting=state.expect_setup(),
        listed=people.delegates(state),
        slug=hall.slug,
        groups=state.expect_regulation().delegate_groups,
        villages=state.expect_setup().villages,
        **more,
    )


@blueprint.get("/<slug>/delegates")
def invited(slug: str) -> ResponseReturnValue:
    """The list as it is, and the place to send a file."""
    hall, _ = _at_list(slug)
    return _page(hall)


@blueprint.get("/<slug>/delegates/mau.csv")
def template(slug: str) -> ResponseReturnValue:
    """An example to fill in; spreadsheets want the mark of UTF-8 in front."""
    _at_list(slug)
    named = {"Content-Disposition": "attachment; filename=danh-sach-moi.csv"}
    return Response("\ufeff" + TEMPLATE, mimetype="text/csv", headers=named)


@blueprint.post("/<slug>/delegates")
def look(slug: str) -> ResponseReturnValue:
    """What would become of each row; nothing is taken yet."""
    request.max_content_length = MOST_BYTES
    hall, _ = _at_list(slug)
    sent = request.files.get("file")
    try:
        rows = invited_file.read(sent.read() if sent else b"", hall.room.state)
    except invited_file.Unreadable as unreadable:
        raise Problem(422, unreadable.code) from unreadable
    good = [row.said for row in rows if not row.fate]
    bad = sum(bool(row.fate) for row in rows)
    return _page(hall, rows=rows, good=json.dumps(good), count=len(good), bad=bad, command=secrets.token_hex(12))


@blueprint.post("/<slug>/delegates/nhan")
def take(slug: str) -> ResponseReturnValue:
    """All the good rows that were seen, or none."""
    hall, actor = _at_list(slug)
    try:
        delegates = json.loads(request.form.get("rows", ""))
    except ValueError as error:
        raise Problem(400, "bad_json") from error
    command = request.form.get("command", "")[:24] or secrets.token_hex(12)
    submit(hall, actor, command, parse(COMMANDS["InviteDelegates"], {"delegates": delegates}))
    return _page(hall, done=len(delegates))
