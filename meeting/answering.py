"""Which opinions are an official's own, and which are likely to come to them. Pure."""

from .protection import sealed
from .recusal import concerned
from .state import Opinion, State

# What is nearest to an answer comes first: at the microphone, then heard, then who is still to speak.
NEAREST = ("called", "speaking", "replying", "answering", "heard", "waiting")


def mine(state: State, official: str) -> list[Opinion]:
    """The opinions assigned to or answered by ``official``, the nearest first; never one that concerns them (III.4)."""
    return sorted(
        (o for o in state.opinions.values() if answers(state, o, official)), key=lambda o: _nearness(state, o)
    )


def answers(state: State, one: Opinion, official: str) -> bool:
    """Whether ``official`` is to answer the opinion, or had a turn to; nobody whom it concerns does (III.4)."""
    named = one.official == official or any(state.turns[id_].official == official for id_ in one.turns)
    return named and official not in concerned(state, one)


def likely(state: State, official: str) -> list[Opinion]:
    """Those not theirs that still need an outcome, on their fields or spoken of by them; never a protected one (III.4).

    They stay while the citizen is called, speaks and is heard: the answer is written just then (V.1, V.2).
    """
    found = state.expect_setup().person(official)
    fields = found.fields if found and found.listed else ()
    theirs = {o.id for o in mine(state, official)}
    likely_ones = (
        o
        for o in state.opinions.values()
        if o.id not in theirs and awaits(o) and not sealed(state, o) and official not in o.kept_from
        if _spoke_of(state, o, official) or (o.field in fields and o.lead is None)
    )
    return sorted(likely_ones, key=lambda o: _nearness(state, o))


def awaits(one: Opinion) -> bool:
    """Whether an outcome is still to come; a matter shown to another office has none (VI.5)."""
    elsewhere = one.refusal is not None and one.refusal.route != "written"
    return one.outcome is None and one.status != "withdrawn" and not elsewhere


def _spoke_of(state: State, one: Opinion, official: str) -> bool:
    text = state.prepared.get((one.id, official))
    return official in dict(one.offers) or (text is not None and text.text != "")


def _nearness(state: State, one: Opinion) -> tuple[int, int]:
    stage = NEAREST.index(one.status) if one.status in NEAREST else len(NEAREST)
    return stage, state.queue.index(one.id) if one.id in state.queue else one.id
