"""The projectors: the chair's choice over what they would show by themselves."""

from .. import commands as cmd
from ..events import Announced, DisplayShown, Event, HallMeasured, SoundSet, TextLetThrough
from ..hallcheck import Measures
from ..protection import sealed
from .base import Context, ensure, handles, reject

MINUTE = 60_000
FIRST, SECOND = 1, 2


@handles(cmd.ShowOnDisplay)
def show_on_display(ctx: Context, command: cmd.ShowOnDisplay) -> list[Event]:
    """A projector shows this until it is told otherwise."""
    ensure(command.mode != "same" or command.screen == SECOND, "already_there")
    now = ctx.state.display if command.screen == FIRST else ctx.state.second
    same = (command.mode, command.document, command.page) == (now.mode, now.document, now.page)
    ensure(not same or command.minutes is not None, "already_there")
    ensure(command.mode != "break" or command.minutes is not None, "minutes_missing")
    if command.document is not None:
        _page(ctx, command.document, command.page)
    until = ctx.now + command.minutes * MINUTE if command.mode == "break" and command.minutes else None
    return [DisplayShown(command.mode, command.screen, until, command.document, command.page)]


def _page(ctx: Context, document: int, page: int) -> None:
    found = ctx.state.documents.get(document)
    if found is None or found.withdrawn:
        reject("no_such_document", document=document)
    ensure(page <= len(found.pages), "page_missing", pages=len(found.pages))


@handles(cmd.Announce)
def announce(ctx: Context, command: cmd.Announce) -> list[Event]:
    """A sentence for all screens."""
    ensure(command.text != ctx.state.display.announcement, "already_there")
    return [Announced(command.text)]


@handles(cmd.LetThrough)
def let_through(ctx: Context, command: cmd.LetThrough) -> list[Event]:
    """Never what is protected (III.4) or passed on by law."""
    found = ctx.opinion(command.opinion)
    ensure(not sealed(ctx.state, found), "opinion_protected", opinion=found.id)
    ensure(command.text != found.shown, "already_there")
    return [TextLetThrough(found.id, command.text or None)]


@handles(cmd.SetHall)
def set_hall(ctx: Context, command: cmd.SetHall) -> list[Event]:
    """The projectors' type and QR follow at once."""
    measured = Measures(command.distance, command.height)
    ensure(measured != ctx.state.hall, "already_there")
    return [HallMeasured(measured.distance, measured.height)]


@handles(cmd.SetSound)
def set_sound(ctx: Context, command: cmd.SetSound) -> list[Event]:
    """The flash on the picture stays whatever is heard."""
    ensure(command.volume != ctx.state.volume, "already_there")
    return [SoundSet(command.volume)]
