"""What the record says: classification, outcome, minutes (III.2–III.6, VI.5, V.3)."""

from dataclasses import replace
from datetime import date

from .. import commands as cmd
from .. import deadlines
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
from ..protection import joint, sealed, shares_seal
from ..state import Opinion
from .base import Context, ensure, handles, reject
from .opinions import known_field, leads_of

OUTCOME_FROM = ("heard", "answering", "written", "outcome", "refused")


@handles(cmd.ClassifyOpinion)
def classify(ctx: Context, command: cmd.ClassifyOpinion) -> list[Event]:
    """Field and topic of record, of a joint request as a whole; the topic follows from the field unless named."""
    found = ctx.opinion(command.opinion)
    ctx.uninvolved(found)
    known_field(ctx, command.field)
    topic = command.topic or ctx.regulation.topic_of(command.field).id
    ensure(any(t.id == topic for t in ctx.regulation.topics), "no_such_topic", topic=topic)
    return [OpinionClassified(one.id, command.field, topic) for one in joint(ctx.state, found)]


@handles(cmd.MarkConcerned)
def mark_concerned(ctx: Context, command: cmd.MarkConcerned) -> list[Event]:
    """Whom a sealed opinion concerns, and what is joined with it (III.4); a mark that lost its seal can be wiped."""
    found = ctx.opinion(command.opinion)
    ctx.uninvolved(found)
    for id_ in command.who:
        ensure(ctx.setup.person(id_) is not None, "no_such_official", official=id_)
    secretaries = {one.id for one in ctx.setup.secretaries}
    ensure(not secretaries or not secretaries.issubset(command.who), "no_secretary_left")
    together = joint(ctx.state, found)
    markable = [one for one in together if sealed(ctx.state, one) or (one.kept_from and not command.who)]
    ensure(bool(markable), "not_protected", opinion=found.id)
    return [ConcernMarked(one.id, " ".join(command.who)) for one in markable]


def answer_due(ctx: Context) -> str:
    """The last day for an answer in writing (V.3.2)."""
    return deadlines.answer_due(ctx.state, ctx.now)


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
        ctx.uninvolved(found)
        _seen(found, command.base_at)
    return [*_ended_with(ctx, ids, command.expected), *sealed_apart(ctx, outcome_of(ctx, command, ids))]


def sealed_apart(ctx: Context, told: OutcomeRecorded) -> list[OutcomeRecorded]:
    """What is sealed has an event of its own, so that a dossier leaves out its words and not the others' (III.4)."""
    secret = [id_ for id_ in told.opinions if shares_seal(ctx.state, ctx.opinion(id_))]
    rest = [id_ for id_ in told.opinions if id_ not in secret]
    return [replace(told, opinions=tuple(ids)) for ids in (secret, rest) if ids]


def _seen(found: Opinion, base_at: int | None) -> None:
    """Chair and secretary may record in the same second: the later one is told of the earlier."""
    at = found.outcome.at if found.outcome else 0
    ensure(base_at is None or at <= base_at, "outcome_changed", opinion=found.id, at=at)


def _ended_with(ctx: Context, ids: tuple[int, ...], expected: int | None) -> list[Event]:
    """The turn of one of the opinions; of the chairs only the gavel's holder ends one."""
    turn = ctx.state.turn
    if turn is None or set(ctx.state.about(f"turn-{turn.id}")).isdisjoint(ids):
        return []
    may_end = ctx.actor.role is Role.SECRETARY or ctx.person == ctx.state.gavel
    ensure(may_end, "no_gavel", holder=ctx.state.gavel)
    ctx.floor_seen(expected)
    return [TurnEnded(turn.id, "answered")]


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
        command.body or None,
        due,
        command.level,
        command.expected_by or None,
        command.earlier_number or None,
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
    current = ctx.state.texts.get(f"{command.entry}.{command.part}")
    told_before = current.about if current else ctx.state.cancelled.get(command.entry, ())
    about = (*ctx.state.about(command.entry), *told_before)
    ctx.uninvolved(*(ctx.state.opinions[id_] for id_ in about if id_ in ctx.state.opinions))
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
    """Entries are made by the system: one for each agenda item, turn and opinion, also what was taken back since."""
    kind, _, id_ = entry.partition("-")
    if kind == "item":
        return any(i.id == id_ for i in ctx.state.agenda)
    known = {"turn": ctx.state.turns, "opinion": ctx.state.opinions}.get(kind, ())
    return entry in ctx.state.cancelled or id_ in map(str, known)
