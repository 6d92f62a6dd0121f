"""Order in the hall: incidents for the record, calls for the chair alone."""

from .. import commands as cmd
from ..events import CallAnswered, ChairCalled, Event, IncidentNoted
from .base import Context, ensure, handles


@handles(cmd.NoteIncident)
def note_incident(ctx: Context, command: cmd.NoteIncident) -> list[Event]:
    """Before, during and after the session: who noted it and when stands in the record."""
    return [IncidentNoted(len(ctx.state.incidents) + 1, command.text)]


@handles(cmd.CallChair)
def call_chair(ctx: Context, command: cmd.CallChair) -> list[Event]:
    """One open call a screen: the next waits until this one was seen. The gavel's holder would call themselves."""
    ensure(ctx.actor.id != ctx.state.gavel, "not_allowed", role=str(ctx.actor.role))
    mine = (call for call in ctx.state.calls if (call.role, call.by) == (str(ctx.actor.role), ctx.actor.id))
    ensure(not any(mine), "call_open")
    return [ChairCalled(ctx.state.next_call, command.reason, command.note or None)]


@handles(cmd.AnswerCall)
def answer_call(ctx: Context, command: cmd.AnswerCall) -> list[Event]:
    """Seen."""
    ensure(any(call.id == command.call for call in ctx.state.calls), "already_there")
    return [CallAnswered(command.call)]
