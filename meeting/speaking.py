"""Who has spoken: a speech that began, words from the floor without a turn, or without power. Pure."""

from .state import Opinion, State, Turn


def began(state: State, one: Opinion, *kinds: str) -> list[Turn]:
    """The turns of these kinds that this opinion's own person had; who let another speak did not have the floor."""
    own = (turn for turn in _turns(state, one, kinds) if one.id in turn.opinions)
    return [turn for turn in own if turn.started_at is not None]


def said(state: State, one: Opinion) -> bool:
    """Whether it was said in the hall, by its person or by who spoke for them."""
    started = any(turn.started_at is not None for turn in _turns(state, one, ("speech",)))
    return started or _without_turn(state, one)


def spoke(state: State, one: Opinion) -> bool:
    """Whether its own person said it."""
    return bool(began(state, one, "speech")) or (one.lead is None and _without_turn(state, one))


def speakers(state: State) -> list[Opinion]:
    """The opinions whose persons spoke or have the floor, as they were called; without a call, as they came in."""
    turns = sorted((t for t in state.turns.values() if t.kind == "speech" and _counts(t)), key=lambda t: t.id)
    called = {turn.opinions[0]: turn.called_at for turn in turns}
    without = {one.id: one.at for one in state.opinions.values() if one.id not in called and spoke(state, one)}
    when = {**without, **called}
    return [state.opinions[id_] for id_ in sorted(when, key=lambda id_: (when[id_], id_))]


def _counts(turn: Turn) -> bool:
    return turn.started_at is not None or turn.ended_at is None


def _turns(state: State, one: Opinion, kinds: tuple[str, ...]) -> list[Turn]:
    return [turn for turn in (state.turns[id_] for id_ in one.turns) if turn.kind in kinds]


def _without_turn(state: State, one: Opinion) -> bool:
    return one.on_paper or (one.origin == "floor" and not _turns(state, one, ("speech",)))
