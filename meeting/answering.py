"""Which opinions are an official's own, and which are likely to come to them. Pure."""

from .protection import sealed
from .recusal import concerned
from .state import Opinion, State


def mine(state: State, official: str) -> list[Opinion]:
    """The opinions assigned to or answered by ``official``, oldest first; never one that concerns them (III.4)."""
    turns = {id_ for id_, turn in state.turns.items() if turn.official == official}
    own = (o for o in state.opinions.values() if o.official == official or not turns.isdisjoint(o.turns))
    return sorted((o for o in own if official not in concerned(state, o)), key=lambda o: o.id)


def likely(state: State, official: str) -> list[Opinion]:
    """Those in the queue on the fields of ``official`` that are not theirs by name; never a protected one (III.4)."""
    found = state.expect_setup().person(official)
    fields = found.fields if found and found.listed else ()
    waiting = (state.opinions[id_] for id_ in state.queue)
    return [o for o in waiting if o.field in fields and o.official != official and not sealed(state, o)]
