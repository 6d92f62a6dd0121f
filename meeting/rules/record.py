"""What the record says: classification, outcome, minutes (III.2–III.6, VI.5, V.3)."""

from datetime import date

from .. import commands as cmd
from ..actors import Role
from ..events import (
    ConcernMarked,
    Event,
    InterpreterNamed,
    MinutesWritten,
    OpinionClassified,
    OutcomeRecorded,
    TurnEnded,
)
from ..protection import protected
from .base import Context, ensure, handles, reject
from .opinions import known_field, leads_of

OUTCOME_FROM = ("heard", "answering", "written", "outcome", "refused")


@handles(cmd.ClassifyOpinion)
def classify(ctx: Context, command: cmd.ClassifyOpinion) -> list[Event]:
    """Field and topic of record; the topic follows from the field unless named."""
    ctx.opinion(command.opinion)
    known_field(ctx, command.field)
    topic = command.topic or ctx.regulation.topic_of(command.field).id
    ensure(any(t.id == topic for t in ctx.regulation.topics), "no_such_topic", topic=topic)
    return [OpinionClassified(command.opinion, command.field, topic)]


@handles(cmd.MarkConcerned)
def mark_concerned(ctx: Context, command: cmd.MarkConcerned) -> list[Event]:
    """Whom a protected opinion concerns (III.4)."""
    found = ctx.opinion(command.opinion)
    ensure(protected(ctx.state, found), "not_protected", opinion=found.id)
    for id_ in command.who:
        ensure(ctx.setup.person(id_) is not None, "no_such_official", official=id_)
    return [ConcernMarked(found.id, " ".join(command.who))]


def answer_due(ctx: Context) -> str:
    """The last day for an answer in writing, counted from now (V.3.2)."""
    return ctx.state.answer_due(ctx.now)


@handles(cmd.NameInterpreter)
def name_interpreter(ctx: Context, command: cmd.NameInterpreter) -> list[Event]:
    """Named in the minutes beside the person who spoke."""
    ctx.opinion(command.opinion)
    return [InterpreterNamed(command.opinion, command.name or None)]


@handles(cmd.RecordOutcome)
def record_outcome(ctx: Context, command: cmd.RecordOutcome) -> list[Event]:
    """What became of the opinions; a running answer to one of them ends with it."""
    ctx.phase("in_session", "concluded", "follow_up")
    ids = leads_of(ctx, command.opinions)
    for id_ in ids:
        found = ctx.opinion(id_, *OUTCOME_FROM)
        if ctx.actor.role is not Role.SECRETARY:
            ctx.uninvolved(found)
    turn = ctx.state.turn
    answered = set(ctx.state.about(f"turn-{turn.id}")) if turn else set()
    ending: list[Event] = [TurnEnded(turn.id, "answered")] if turn and answered & set(ids) else []
    return [*ending, outcome_of(ctx, command, ids)]


def outcome_of(ctx: Context, command: cmd.RecordOutcome, ids: tuple[int, ...]) -> OutcomeRecorded:
    """The outcome with everything that its kind needs."""
    kind = next((o for o in ctx.regulation.outcomes if o.id == command.outcome), None)
    if kind is None:
        reject("no_such_outcome", outcome=command.outcome)
    due = command.due or (answer_due(ctx) if "due" in kind.needs else "")
    ensure("body" not in kind.needs or bool(command.body), "body_missing")
    ensure("level" not in kind.needs or command.level is not None, "level_missing")
    levels = {level.id for level in ctx.regulation.levels}
    ensure(command.level is None or command.level in levels, "no_such_level", level=command.level)
    for day in (due, command.earlier_date):
        ensure(not day or _is_date(day), "no_such_date", date=day)
    return OutcomeRecorded(
        ids,
        command.outcome,
        command.resolved,
        command.body,
        due,
        command.level,
        command.expected_by,
        command.earlier_number,
        command.earlier_date,
    )


def _is_date(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


@handles(cmd.WriteMinutes)
def write_minutes(ctx: Context, command: cmd.WriteMinutes) -> list[Event]:
    """Save one text. A stale one is rejected with what stands now, so that neither is lost."""
    ctx.phase("doors_open", "in_session", "concluded")
    ensure(entry_exists(ctx, command.entry), "no_such_entry", entry=command.entry)
    for id_ in ctx.state.about(command.entry):
        found = ctx.state.opinions.get(id_)
        ensure(found is None or ctx.actor.id not in (found.concerns or ()), "official_concerned", opinion=id_)
    current = ctx.state.texts.get(f"{command.entry}.{command.part}")
    version = current.version if current else 0
    if command.base_version != version:
        reject(
            "stale_text",
            version=version,
            text=current.text if current else "",
            by=current.by if current else "",
        )
    return [MinutesWritten(command.entry, command.part, version + 1, command.text)]


def entry_exists(ctx: Context, entry: str) -> bool:
    """Entries are made by the system: one for each agenda item, turn and opinion."""
    kind, _, id_ = entry.partition("-")
    if kind == "item":
        return any(i.id == id_ for i in ctx.state.agenda)
    known = {"turn": ctx.state.turns, "opinion": ctx.state.opinions}.get(kind, ())
    written_before = any(key.startswith(f"{entry}.") for key in ctx.state.texts)
    return written_before or id_ in map(str, known)
