"""What is kept from everybody whom it does not need: III.4, and complaints, which the law passes on. Pure."""

from dataclasses import replace

from .state import Opinion, Outcome, State


def protected(state: State, opinion: Opinion) -> bool:
    """Whether the opinion's topic is sealed from the public (III.4)."""
    return state.expect_regulation().topic(opinion.topic).protected


def joint(state: State, opinion: Opinion) -> tuple[Opinion, ...]:
    """An opinion with all that it is joined with, the one that speaks for them first."""
    lead = opinion if opinion.lead is None else state.opinions[opinion.lead]
    return (lead, *(state.opinions[id_] for id_ in lead.cosigners))


def sealed(state: State, opinion: Opinion) -> bool:
    """Whether the content must not travel in a shared view: III.4, and complaints passed on by law (V.3.1)."""
    return protected(state, opinion) or (opinion.outcome is not None and _passed_on(state, opinion.outcome))


def shares_seal(state: State, opinion: Opinion) -> bool:
    """Whether the opinion, or one that it is joined with and shares its outcome with, is sealed."""
    return any(sealed(state, one) for one in joint(state, opinion))


def outcome_told(state: State, opinion: Opinion) -> Outcome | None:
    """The outcome as many may read it: of what is sealed only its kind, whether it is resolved, and by when (III.4)."""
    known = opinion.outcome
    if known is None or not sealed(state, opinion):
        return known
    return replace(known, body="", level=None, expected_by="", earlier_number="", earlier_date="")


def _passed_on(state: State, outcome: Outcome) -> bool:
    return any(kind.sealed for kind in state.expect_regulation().outcomes if kind.id == outcome.outcome)


def public_field(state: State, opinion: Opinion) -> str:
    """The field as everybody may see it: ``other`` for what is sealed."""
    return "other" if sealed(state, opinion) else opinion.field


def sealed_text(state: State, key: str) -> bool:
    """Whether a minutes text speaks of something sealed, or of an opinion that was taken back."""
    return any(id_ not in state.opinions or sealed(state, state.opinions[id_]) for id_ in state.texts[key].about)
