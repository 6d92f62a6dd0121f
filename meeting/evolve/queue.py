"""The queue: who waits, in which order, joined to whom."""

from dataclasses import replace

from .. import events as ev
from ..events import Recorded
from ..queueing import arranged, placed
from ..state import UNHEARD, Opinion, State
from .base import on
from .lookup import change, change_together, opinion, put
from .officials import without_concerned

# Somebody who missed the call comes back behind the one who is next.
SECOND_IN_LINE = 1
# In older records those who had joined whoever missed the call were absent too.
MISSED = ("absent", "joined")


def leave_queue(state: State, *ids: int) -> State:
    return replace(state, queue=tuple(id_ for id_ in state.queue if id_ not in ids))


def part(state: State, id_: int, status: str) -> State:
    """An opinion leaves the queue for good; those who had joined it stand on their own again."""
    gone, before = opinion(state, id_), state.queue
    state = change(leave_joint(state, gone), id_, status=status)
    return _disband(leave_queue(state, id_), gone, before)


def leave_joint(state: State, one: Opinion) -> State:
    if one.lead is None:
        return state
    lead = state.opinions[one.lead]
    return put(
        state,
        replace(lead, cosigners=tuple(c for c in lead.cosigners if c != one.id)),
        replace(one, lead=None),
    )


def _disband(state: State, lead: Opinion, before: tuple[int, ...]) -> State:
    """Those who had joined wait again, unless they were heard before (a reply is refused)."""
    if not lead.cosigners:
        return state
    heard = lead.status == "replying"
    freed = [_freed(state, state.opinions[c], heard=heard) for c in lead.cosigners]
    state = put(state, replace(state.opinions[lead.id], cosigners=()), *freed)
    return state if heard else _alone_again(state, before, *lead.cosigners)


def _freed(state: State, one: Opinion, *, heard: bool) -> Opinion:
    """A speech that did not count is not theirs; what they shared before a reply they keep."""
    if heard:
        return replace(one, lead=None, status="heard")
    own = tuple(id_ for id_ in one.turns if one.id in state.turns[id_].opinions)
    return replace(one, lead=None, status="waiting", turns=own, moved="")


def _alone_again(state: State, before: tuple[int, ...], *ids: int) -> State:
    """Back in line; whoever stands further back than ``before`` because of that is told so."""
    state = back_in_line(state, *ids)
    state = state if state.policy == "registration" else arranged(state)
    stood = {id_: at for at, id_ in enumerate(before)}
    later = (id_ for at, id_ in enumerate(state.queue) if at > stood.get(id_, at))
    return put(state, *(replace(state.opinions[id_], yielded="alone_again") for id_ in later))


def back_in_line(state: State, *ids: int) -> State:
    """Opinions take the place that their registration gave them among those whom nobody moved."""
    queue = list(state.queue)
    for id_ in sorted(ids):
        later = (at for at, other in enumerate(queue) if other > id_ and not state.opinions[other].moved)
        queue.insert(next(later, len(queue)), id_)
    return replace(state, queue=tuple(queue))


@on(ev.RequestsJoined)
def _joined(state: State, recorded: Recorded, event: ev.RequestsJoined) -> State:
    lead = opinion(state, event.lead, "waiting")
    others = [opinion(state, id_, "waiting") for id_ in event.others]
    grown = replace(lead, cosigners=(*lead.cosigners, *event.others))
    state = put(state, grown, *(replace(o, status="joined", lead=lead.id) for o in others))
    return without_concerned(leave_queue(state, *event.others), lead.id)


@on(ev.JointLeft)
def _joint_left(state: State, recorded: Recorded, event: ev.JointLeft) -> State:
    one = opinion(state, event.opinion, "joined")
    return _alone_again(put(leave_joint(state, one), _freed(state, one, heard=False)), state.queue, one.id)


@on(ev.QueueReordered)
def _reordered(state: State, recorded: Recorded, event: ev.QueueReordered) -> State:
    opinion(state, event.opinion, "waiting")
    ahead = state.queue[: state.queue.index(event.opinion)]
    state = change(state, event.opinion, moved=event.reason, yielded="")
    rest = _without(state, event.opinion)
    at = rest.index(event.before) if event.before in rest else len(rest)
    passed = [(id_, event.reason) for id_ in rest[at:] if id_ in ahead]
    let_go = [(id_, "") for id_ in rest[:at] if id_ not in ahead]
    state = put(state, *(replace(opinion(state, id_), yielded=reason) for id_, reason in (*passed, *let_go)))
    return replace(state, queue=(*rest[:at], event.opinion, *rest[at:]))


def _without(state: State, moved: int) -> list[int]:
    """The queue as the policy in force calls the others, so that who is moved stands before the one that was meant."""
    rest = [id_ for id_ in state.queue if id_ != moved]
    return rest if state.policy == "registration" else list(placed(state, rest, state.policy))


@on(ev.OrderChosen)
def _order_chosen(state: State, recorded: Recorded, event: ev.OrderChosen) -> State:
    unheard = (one for one in state.opinions.values() if one.status in UNHEARD)
    state = put(state, *(replace(one, yielded="", placed="") for one in unheard if one.yielded or one.placed))
    return _tell_moved(arranged(replace(state, policy=event.policy)), state.queue, event.policy)


def _tell_moved(state: State, before: tuple[int, ...], why: str) -> State:
    """An order gives a reason to whom it takes off their registration's place; one that ends moves others too."""
    moved = (state.opinions[id_] for id_, was in zip(state.queue, before, strict=True) if id_ != was)
    return put(state, *(replace(one, yielded=why) for one in moved if not one.placed))


def pass_over(state: State, called: int) -> State:
    """Counts whom the order lets somebody later go before; the chair's own choice is not the order's."""
    chosen = state.opinions[called]
    if chosen.moved or chosen.origin == "floor" or state.queue[0] != called:
        return state
    earlier = (state.opinions[id_] for id_ in state.queue if id_ < called)
    return put(state, *(replace(one, passed=one.passed + 1) for one in earlier if not one.moved))


@on(ev.CallAcknowledged)
def _acknowledged(state: State, recorded: Recorded, event: ev.CallAcknowledged) -> State:
    found = state.opinions.get(event.opinion)
    if found is None or found.status != "called":
        return state  # the call was taken back since; the answer to it says nothing any more
    return change(state, event.opinion, coming=event.coming)


@on(ev.Returned, ev.Recalled)
def _returned(state: State, recorded: Recorded, event: ev.Returned) -> State:
    found = opinion(state, event.opinion, *MISSED)
    state = put(leave_joint(state, found), *(replace(state.opinions[c], status="joined") for c in found.cosigners))
    pushed_back = state.queue[SECOND_IN_LINE:]
    state = put(state, *(replace(state.opinions[id_], yielded="let_back") for id_ in pushed_back))
    queue = (*state.queue[:SECOND_IN_LINE], event.opinion, *pushed_back)
    return replace(change(state, event.opinion, status="waiting", coming=None, moved="returned"), queue=queue)


@on(ev.ServedOnPaper)
def _served_on_paper(state: State, recorded: Recorded, event: ev.ServedOnPaper) -> State:
    state = leave_joint(state, opinion(state, event.opinion, "waiting", *MISSED))
    return leave_queue(change_together(state, (event.opinion,), status="heard", on_paper=True), event.opinion)
