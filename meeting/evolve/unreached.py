"""How those stood whom the conclusion did not reach, and how they stand like that again when it is taken back."""

from collections.abc import Iterable
from dataclasses import replace

from ..protection import protected
from ..state import UNHEARD, Opinion, State, Unreached
from .lookup import opinion, put
from .queue import back_in_line


def unreached(before: State) -> Unreached:
    """Who waited, was absent or had joined somebody in the state ``before`` the conclusion."""
    unheard = [before.opinions[id_] for id_ in sorted(before.opinions) if before.opinions[id_].status in UNHEARD]
    absent = tuple(one.id for one in unheard if one.status == "absent")
    return Unreached(before.queue, absent, tuple((id_, one.id) for one in unheard for id_ in one.cosigners))


def stand_again(state: State, ids: Iterable[int], stood: Unreached) -> State:
    """``ids`` stand as they ``stood``; who was called, or lost whom they had joined, waits where they registered."""
    again = {id_: opinion(state, id_, "written") for id_ in ids}
    joint = {id_: lead for id_, lead in stood.joint if {id_, lead} <= again.keys() and _alike(state, id_, lead)}
    alone = [id_ for id_ in again if id_ not in (*stood.queue, *stood.absent, *joint)]

    def stands(one: Opinion) -> Opinion:
        status = "joined" if one.id in joint else "absent" if one.id in stood.absent else "waiting"
        cosigners = tuple(id_ for id_, lead in joint.items() if lead == one.id)
        moved = "" if one.id in alone else one.moved
        return replace(one, status=status, lead=joint.get(one.id), cosigners=cosigners, moved=moved)

    first = (id_ for id_ in stood.queue if id_ in again)
    return back_in_line(replace(put(state, *map(stands, again.values())), queue=(*first, *state.queue)), *alone)


def _alike(state: State, one: int, other: int) -> bool:
    """What a secretary has sealed since goes together only with what is sealed too (III.4)."""
    return protected(state, state.opinions[one]) == protected(state, state.opinions[other])
