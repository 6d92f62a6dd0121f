"""The blackout sheet: printed on demand, and kept fresh as a file beside the meeting while people speak."""

import os
import tempfile
from datetime import datetime
from pathlib import Path

from flask import Flask, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from live import again
from live.assets import STATIC
from live.halls import Hall, Halls
from meeting.actors import Role
from meeting.blackout import Sheet, sheet
from meeting.calendar import VIETNAM
from meeting.state import State

from .routes import CHAIRING, blueprint, printer

EVERY = 5  # seconds
OPEN, DONE = "☐", "☑"
LIVE = ("doors_open", "in_session")


@blueprint.get("/<slug>/blackout")
def blackout(slug: str) -> ResponseReturnValue:
    """The sheet as of now, to print; for the desk without what was said (DOMAIN.md, Who sees)."""
    hall, role = printer(slug, *CHAIRING)
    return _page(sheet(hall.room.state, with_content=role is not Role.DESK), hall.room.state, "")


def file_of(hall: Hall) -> Path:
    """Where the sheet of a meeting is kept."""
    path = hall.room.journal.path
    return path.with_name(f"{path.stem}-mat-dien.html")


def keep_fresh(app: Flask) -> None:
    """Write every meeting's sheet again whenever it has changed, a few seconds later at most."""
    halls: Halls = app.extensions["halls"]
    written: dict[str, int] = {}
    again.every(EVERY, halls, "blackout sheet", lambda hall: _refresh(app, hall, written))


def _refresh(app: Flask, hall: Hall, written: dict[str, int]) -> None:
    state = hall.room.state
    if state.phase not in LIVE:
        file_of(hall).unlink(missing_ok=True)  # names stay no longer than they are needed
    elif written.get(hall.slug) != state.seq:
        with app.test_request_context():
            text = _page(sheet(state), state, (STATIC / "css" / "sheet.css").read_text("utf-8"))
        _replace(file_of(hall), text)
        written[hall.slug] = state.seq


def _replace(path: Path, text: str) -> None:
    """The whole new file or the whole old one, whenever the power goes."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".mat-dien-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(path)


def _page(now: Sheet, state: State, style: str) -> str:
    groups = [
        (_("Đang phát biểu, trả lời"), now.floor, OPEN),
        (_("Chờ phát biểu, theo thứ tự"), now.queue, OPEN),
        (_("Đã mời, vắng mặt"), now.absent, OPEN),
        (_("Đã nghe, chờ trả lời"), now.unanswered, OPEN),
        (_("Từ chối phát biểu, chờ kết quả"), now.refused, OPEN),
        (_("Ý kiến viết"), now.written, OPEN),
        (_("Đã có kết quả"), now.closed, DONE),
    ]
    at = datetime.fromtimestamp(now.at / 1000, VIETNAM).strftime("%H:%M:%S, %d/%m/%Y")
    setup = state.expect_setup()
    return render_template("records/blackout.html", meeting=setup, groups=groups, time=at, style=style)
