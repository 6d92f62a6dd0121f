"""The meeting's phases, registration and agenda (V.2)."""

from collections.abc import Iterator
from itertools import dropwhile, takewhile

from .. import commands as cmd
from ..actors import Role
from ..events import (
    AgendaItemSet,
    CheckInOpened,
    Event,
    MeetingClosed,
    MeetingConcluded,
    MeetingFinished,
    MeetingStarted,
    MovedToWritten,
    OutcomeRecorded,
    PhaseReopened,
    Recorded,
    RegistrationClosed,
    RegistrationEndSet,
    RegistrationOpened,
)
from ..recusal import taken_by
from ..state import UNHEARD, Log, Opinion
from .base import Context, ensure, handles
from .floor import end_turn
from .record import answer_due, outcome_of, sealed_apart

MINUTE = 60_000
PHASES = ("preparing", "doors_open", "in_session", "concluded", "follow_up", "finished")
UNANSWERED = ("heard", "answering", "refused")
SAID = ("heard", "answering", "replying", "outcome")


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
    ensure(ctx.state.registration, "registration_is_closed")
    until = ctx.state.registration_until
    ensure(ctx.actor.role is not Role.SYSTEM or (until is not None and ctx.now >= until), "too_early")
    return [RegistrationClosed()]


@handles(cmd.SetRegistrationEnd)
def set_registration_end(ctx: Context, command: cmd.SetRegistrationEnd) -> list[Event]:
    """So that nobody registers whom the time left does not reach."""
    ctx.phase("doors_open", "in_session")
    ensure(ctx.state.registration, "registration_is_closed")
    at = None if command.minutes is None else ctx.now + command.minutes * MINUTE
    ensure(at is not None or ctx.state.registration_until is not None, "already_there")
    return [RegistrationEndSet(at)]


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


@handles(cmd.Conclude)
def conclude(ctx: Context, command: cmd.Conclude) -> list[Event]:
    """in_session → concluded: the floor ends, who was not reached is answered in writing, nothing stays open (V.2).

    But what concerns who concludes stays heard: an uninvolved co-chair or a secretary records its outcome (III.4).
    """
    ctx.phase("in_session")
    _no_speech_runs(ctx, command.expected)
    unanswered = tuple(o.id for o in sorted_opinions(ctx, UNANSWERED) if o.lead is None and o.awaits_outcome)
    settled = _settled(ctx, command.outcomes, unanswered)
    left = tuple(id_ for id_ in unanswered if id_ not in {one.opinions[0] for one in settled})
    left = tuple(id_ for id_ in left if taken_by(ctx.state, ctx.opinion(id_)) is None)
    ensure(not left or command.remaining is not None, "unanswered_left", opinions=list(left))
    unreached = sorted(sorted_opinions(ctx, UNHEARD), key=lambda o: o.lead is None)
    parting: list[Event] = [MovedToWritten(o.id) for o in unreached]
    return [*end_turn(ctx), *parting, *settled, *_left_to_study(ctx, left), MeetingConcluded()]


def _no_speech_runs(ctx: Context, expected: int | None) -> None:
    """Nobody is cut short, and nobody is uncalled whom another screen has just called."""
    turn = ctx.state.turn
    if turn is not None:
        ctx.floor_seen(expected)
        ensure(turn.started_at is None or turn.kind == "answer", "floor_busy")


def _settled(ctx: Context, chosen: list[cmd.Left], unanswered: tuple[int, ...]) -> list[OutcomeRecorded]:
    """An outcome of its own for each opinion named; the commune answers where nobody else was said to."""
    for one in chosen:
        ensure(one.opinion in unanswered, "opinion_moved_on", opinion=one.opinion)
        ctx.uninvolved(ctx.opinion(one.opinion))
    ensure(len({one.opinion for one in chosen}) == len(chosen), "named_twice")
    return [outcome_of(ctx, _said(ctx, one), (one.opinion,)) for one in chosen]


def _said(ctx: Context, one: cmd.Left) -> cmd.RecordOutcome:
    level = next((level.label for level in ctx.regulation.levels if level.id == one.level), "")
    return cmd.RecordOutcome(
        opinions=[one.opinion],
        outcome=one.outcome,
        resolved=one.resolved,
        body=level or _commune(ctx) if _needs_body(ctx, one.outcome) else "",
        level=one.level,
    )


def _needs_body(ctx: Context, outcome: str) -> bool:
    return any(kind.id == outcome and "body" in kind.needs for kind in ctx.regulation.outcomes)


def _commune(ctx: Context) -> str:
    return f"UBND {ctx.setup.unit} {ctx.setup.name}"


def sorted_opinions(ctx: Context, statuses: tuple[str, ...]) -> list[Opinion]:
    """The opinions in one of ``statuses``, oldest first."""
    return sorted((o for o in ctx.state.opinions.values() if o.status in statuses), key=lambda o: o.id)


def _left_to_study(ctx: Context, ids: tuple[int, ...]) -> list[OutcomeRecorded]:
    if not ids:
        return []
    left = OutcomeRecorded(ids, "to_study", False, _commune(ctx), answer_due(ctx), None, None, None, "")
    return sealed_apart(ctx, left)


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
    said = ctx.state.turns or sorted_opinions(ctx, SAID)
    ensure(ctx.state.phase != "in_session" or not said, "phase_in_use")
    waiting = _not_reached(ctx) if ctx.state.phase == "concluded" else ()
    return [PhaseReopened(PHASES[PHASES.index(ctx.state.phase) - 1], command.reason, waiting, as_before=True)]


def _not_reached(ctx: Context) -> tuple[int, ...]:
    """Those whom the conclusion made written and who have no outcome yet."""
    back = dropwhile(lambda one: not isinstance(one.event, MeetingConcluded), _newest_first(ctx.state.log))
    concluded = next(back)
    parted = (one.event for one in takewhile(lambda one: one.command == concluded.command, back))
    ids = sorted(event.opinion for event in parted if isinstance(event, MovedToWritten))
    return tuple(id_ for id_ in ids if ctx.state.opinions[id_].status == "written")


def _newest_first(log: Log | None) -> Iterator[Recorded]:
    while True:
        assert log is not None, "a concluded meeting's log holds its conclusion, and events before it"
        yield log.last
        log = log.before


@handles(cmd.Finish)
def finish(ctx: Context, command: cmd.Finish) -> list[Event]:
    """follow_up → finished, once every opinion's work has ended (V.3.3)."""
    ctx.phase("follow_up")
    open_ = [o.id for o in sorted_opinions(ctx, ("written", "heard", "refused")) if o.awaits_outcome]
    owed = [o.id for o in sorted_opinions(ctx, ("outcome",)) if o.outcome and not o.outcome.resolved]
    ensure(not open_ and not owed, "work_left", opinions=open_ + owed)
    return [MeetingFinished()]
