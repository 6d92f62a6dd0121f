"""``project(state, audience) -> {slice: value}``: what each audience sees, and nothing else (DOMAIN.md, Who sees).

A view is flat: some slices are one value (``floor``), some stand for one thing each (``opinion/12``). A delta carries
whole slices; a slice that is gone travels as ``None``. Views carry codes, parameters and what people wrote, no
sentences.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ..actors import Actor, Role
from ..state import State
from . import me, people, public, staff

View = dict[str, Any]

PUBLIC = "public"
SHARED = ("public", "desk", "secretary", "chair", "organiser", "observer")
OF_ROLE = {
    Role.CITIZEN: (),
    Role.VILLAGE: ("village",),
    Role.DESK: ("desk",),
    Role.SECRETARY: ("secretary",),
    Role.CHAIR: ("chair",),
    Role.COCHAIR: ("chair",),
    Role.OPERATOR: ("chair",),
    Role.OFFICIAL: ("official",),
    Role.ORGANISER: ("organiser",),
    Role.OBSERVER: ("observer",),
    Role.DISPLAY: (),
}


def allowed(actor: Actor, audience: str) -> bool:
    """Whether ``actor`` may follow ``audience``; ``public`` and ``me`` are everybody's."""
    return audience in (PUBLIC, "me") or audience in OF_ROLE.get(actor.role, ())


def channel(actor: Actor, audience: str) -> str:
    """The name under which an audience is sequenced: ``me``, ``village`` and ``official`` have one for each actor."""
    return f"{audience}:{actor.role}:{actor.id}" if audience in ("me", "village", "official") else audience


def project(state: State, audience: str, actor: Actor) -> View:
    """The whole view of ``audience`` for ``actor``. An unknown audience raises ``KeyError``."""
    if audience == "me":
        return me.citizen(state, actor) if actor.role is Role.CITIZEN else me.member(state, actor)
    if audience == "public":
        return public.view(state)
    if audience == "village":
        return people.village(state, actor.id)
    if audience == "official":
        return staff.official(state, actor.id)
    return {
        "desk": people.desk,
        "secretary": staff.secretary,
        "chair": staff.chair,
        "organiser": staff.organiser,
        "observer": staff.observer,
    }[audience](state)


def delta(old: Mapping[str, Any], new: Mapping[str, Any]) -> View:
    """The slices of ``new`` that differ from ``old``; those that are gone as ``None``."""
    changed = {k: v for k, v in new.items() if k not in old or old[k] != v}
    return {**changed, **{k: None for k in old if k not in new}}


def apply(view: Mapping[str, Any], changes: Mapping[str, Any]) -> View:
    """What a screen does with a delta."""
    merged = {**view, **changes}
    return {k: v for k, v in merged.items() if v is not None or (k in view and k not in changes)}


def concerned(old: State, new: State) -> set[int]:
    """The attendees whose own view may differ between two states."""
    numbers = {n for n, person in new.attendees.items() if old.attendees.get(n) is not person}
    numbers |= set(old.attendees) - set(new.attendees)
    changed = {i for i, o in new.opinions.items() if old.opinions.get(i) is not o} | set(old.opinions) - set(
        new.opinions
    )
    numbers |= _numbers(old, new, changed | _told_with(new, changed) | _joint_with(new, changed))
    if old.concluded_at != new.concluded_at:  # by when each is owed an answer is fixed, or open again
        numbers |= {o.number for o in new.opinions.values()}
    written = {key.partition(".")[0] for key, text in new.texts.items() if old.texts.get(key) is not text}
    return numbers | {o.number for o in new.opinions.values() if not written.isdisjoint(o.entries)}


def _told_with(state: State, ids: set[int]) -> set[int]:
    """The opinions that a text speaks of beside one of ``ids``: what is sealed takes the text from all of them."""
    told = (text.about for text in state.texts.values() if not ids.isdisjoint(text.about))
    return {id_ for about in told for id_ in about if id_ in state.opinions}


def _joint_with(state: State, ids: set[int]) -> set[int]:
    """The co-signers of ``ids``: their own view names who speaks for them."""
    return {cosigner for id_ in ids & set(state.opinions) for cosigner in state.opinions[id_].cosigners}


def _numbers(old: State, new: State, ids: Iterable[int]) -> set[int]:
    known = (new.opinions.get(id_) or old.opinions[id_] for id_ in ids)
    return {o.number for o in known}
