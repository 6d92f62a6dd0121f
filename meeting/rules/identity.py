"""One person, one number: restoring with the mã tra cứu, merging, taking a check-in back."""

import hmac

from .. import commands as cmd
from ..events import CheckInCancelled, Event, NameHidden, PeopleMerged, PeopleSplit, PersonRestored
from ..state import Attendee
from .base import Context, ensure, handles
from .people import own_person, room_on_phone


@handles(cmd.Restore)
def restore(ctx: Context, command: cmd.Restore) -> list[Event]:
    """A wrong number and a wrong code are answered alike, so that nobody learns which numbers there are."""
    person = ctx.state.attendees.get(command.number)
    right = person is not None and hmac.compare_digest(ctx.state.code(person.number), command.code)
    ensure(right, "wrong_code")
    number = ctx.state.person(command.number).number
    ensure(number not in ctx.state.people_of(ctx.actor.id), "already_there")
    room_on_phone(ctx, 1)
    return [PersonRestored(number, ctx.actor.id)]


@handles(cmd.MergePeople)
def merge(ctx: Context, command: cmd.MergePeople) -> list[Event]:
    """Neither may be part of another merging already: it is taken apart first."""
    ensure(command.keep != command.gone, "same_person")
    _on_its_own(ctx, ctx.attendee(command.keep))
    gone = _on_its_own(ctx, ctx.attendee(command.gone))
    ensure(not any(a.same_as == gone.number for a in ctx.state.attendees.values()), "is_merged", number=gone.number)
    return [PeopleMerged(command.keep, command.gone)]


def _on_its_own(ctx: Context, person: Attendee) -> Attendee:
    ensure(person.same_as is None, "is_merged", number=person.number)
    return person


@handles(cmd.SplitPeople)
def split(ctx: Context, command: cmd.SplitPeople) -> list[Event]:
    """Take a merging apart."""
    ensure(ctx.attendee(command.gone).same_as is not None, "not_merged", number=command.gone)
    return [PeopleSplit(command.gone)]


@handles(cmd.CancelCheckIn)
def cancel(ctx: Context, command: cmd.CancelCheckIn) -> list[Event]:
    """Only while nothing hangs on it: no opinion, no merging."""
    own_person(ctx, command.number)
    _on_its_own(ctx, ctx.attendee(command.number))
    merged = any(a.same_as == command.number for a in ctx.state.attendees.values())
    ensure(not merged and not ctx.state.of(command.number), "person_in_use", number=command.number)
    return [CheckInCancelled(command.number)]


@handles(cmd.HideName)
def hide_name(ctx: Context, command: cmd.HideName) -> list[Event]:
    """The opposite of confirming."""
    own_person(ctx, command.number)
    ensure(ctx.attendee(command.number).confirmed, "not_confirmed", number=command.number)
    return [NameHidden(command.number)]
