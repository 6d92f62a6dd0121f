"""The meeting's phases, agenda, display and gavel (V.2)."""

from .. import commands as cmd
from ..events import (
    AgendaItemSet,
    Announced,
    CheckInOpened,
    DisplayShown,
    Event,
    GavelPassed,
    MeetingClosed,
    MeetingConcluded,
    MeetingFinished,
    MeetingStarted,
    MovedToWritten,
    OutcomeRecorded,
    PhaseReopened,
    RegistrationClosed,
    RegistrationOpened,
)
from ..state import Opinion
from .base import Context, ensure, handles
from .floor import end_turn
from .record import answer_due

PHASES = ("preparing", "doors_open", "in_session", "concluded", "follow_up", "finished")
UNREACHED = ("waiting", "joined", "called", "absent")
UNANSWERED = ("heard", "answering")


@handles(cmd.OpenCheckIn)
def open_check_in(ctx: Context, command: cmd.OpenCheckIn) -> list[Event]:
    """preparing → doors_open."""
    ctx.phase("preparing")
    return [CheckInOpened(command.registration)]


@handles(cmd.OpenRegistration)
def open_registration(ctx: Context, command: cmd.OpenRegistration) -> list[Event]:
    """Let people register to speak."""
    ctx.phase("doors_open", "in_session")
    ensure(not ctx.state.registration, "registration_is_open")
    return [RegistrationOpened()]


@handles(cmd.CloseRegistration)
def close_registration(ctx: Context, command: cmd.CloseRegistration) -> list[Event]:
    """End registration to speak."""
    ensure(ctx.state.registration, "registration_closed")
    return [RegistrationClosed()]


@handles(cmd.StartMeeting)
def start_meeting(ctx: Context, command: cmd.StartMeeting) -> list[Event]:
    """doors_open → in_session, at the first item."""
    ctx.phase("doors_open")
    return [MeetingStarted()]


@handles(cmd.SetAgendaItem)
def set_agenda_item(ctx: Context, command: cmd.SetAgendaItem) -> list[Event]:
    """Go to an item."""
    ctx.phase("in_session")
    ensure(any(i.id == command.item for i in ctx.state.agenda), "no_such_item", item=command.item)
    ensure(command.item != ctx.state.item, "already_there")
    ensure(ctx.state.floor is None, "floor_busy")
    return [*_registration_of(ctx, command.item), AgendaItemSet(command.item)]


def _registration_of(ctx: Context, item: str) -> list[Event]:
    """Registration to speak opens and closes where the agenda says so."""
    planned = ctx.regulation.agenda_item(item)
    if planned.registration_closes and ctx.state.registration:
        return [RegistrationClosed()]
    if planned.registration_opens and not ctx.state.registration:
        return [RegistrationOpened()]
    return []


@handles(cmd.ShowOnDisplay)
def show_on_display(ctx: Context, command: cmd.ShowOnDisplay) -> list[Event]:
    """Choose what the projector shows."""
    ensure(command.mode != ctx.state.display.mode, "already_there")
    return [DisplayShown(command.mode)]


@handles(cmd.Announce)
def announce(ctx: Context, command: cmd.Announce) -> list[Event]:
    """A sentence for all screens."""
    ensure(command.text != ctx.state.display.announcement, "already_there")
    return [Announced(command.text)]


@handles(cmd.PassGavel)
def pass_gavel(ctx: Context, command: cmd.PassGavel) -> list[Event]:
    """Another of the chairs moderates from now on."""
    holders = {ctx.setup.chair.id, *(c.id for c in ctx.setup.cochairs)}
    ensure(command.to in holders, "no_such_official", official=command.to)
    ensure(command.to != ctx.state.gavel, "already_there")
    return [GavelPassed(command.to)]


@handles(cmd.Conclude)
def conclude(ctx: Context, command: cmd.Conclude) -> list[Event]:
    """in_session → concluded: the floor ends, who was not reached is answered in writing, nothing stays open (V.2)."""
    ctx.phase("in_session")
    turn = ctx.state.turn
    ensure(turn is None or turn.started_at is None or turn.kind == "answer", "floor_busy")
    unanswered = tuple(o.id for o in sorted_opinions(ctx, UNANSWERED) if o.lead is None and o.outcome is None)
    ensure(not unanswered or command.remaining is not None, "unanswered_left", opinions=list(unanswered))
    unreached = sorted(sorted_opinions(ctx, UNREACHED), key=lambda o: o.lead is None)
    parting: list[Event] = [MovedToWritten(o.id) for o in unreached]
    return [*end_turn(ctx), *parting, *_left_to_study(ctx, unanswered), MeetingConcluded()]


def sorted_opinions(ctx: Context, statuses: tuple[str, ...]) -> list[Opinion]:
    """The opinions in one of ``statuses``, oldest first."""
    return sorted((o for o in ctx.state.opinions.values() if o.status in statuses), key=lambda o: o.id)


def _left_to_study(ctx: Context, ids: tuple[int, ...]) -> list[Event]:
    if not ids:
        return []
    body = f"UBND {ctx.setup.unit} {ctx.setup.name}"
    return [OutcomeRecorded(ids, "to_study", False, body, answer_due(ctx), None, "", "", "")]


@handles(cmd.CloseMeeting)
def close_meeting(ctx: Context, command: cmd.CloseMeeting) -> list[Event]:
    """concluded → follow_up."""
    ctx.phase("concluded")
    return [MeetingClosed()]


@handles(cmd.ReopenPhase)
def reopen_phase(ctx: Context, command: cmd.ReopenPhase) -> list[Event]:
    """One phase back, while nothing depends on the present one: nobody came, nobody had the floor yet."""
    ctx.phase("doors_open", "in_session", "concluded", "follow_up")
    ensure(ctx.state.phase != "doors_open" or not ctx.state.attendees, "phase_in_use")
    ensure(ctx.state.phase != "in_session" or not ctx.state.turns, "phase_in_use")
    return [PhaseReopened(PHASES[PHASES.index(ctx.state.phase) - 1], command.reason)]


def _awaits(one: Opinion) -> bool:
    """Whether an outcome is still owed; a matter shown to another office is not ours any more (VI.5)."""
    return one.outcome is None and (one.refusal is None or one.refusal.route == "written")


@handles(cmd.Finish)
def finish(ctx: Context, command: cmd.Finish) -> list[Event]:
    """follow_up → finished, once every opinion's work has ended (V.3.3)."""
    ctx.phase("follow_up")
    open_ = [o.id for o in sorted_opinions(ctx, ("written", "heard", "refused")) if _awaits(o)]
    owed = [o.id for o in sorted_opinions(ctx, ("outcome",)) if o.outcome and not o.outcome.resolved]
    ensure(not open_ and not owed, "work_left", opinions=open_ + owed)
    return [MeetingFinished()]
