"""The projectors: what each shows, and what was let through to them."""

from dataclasses import replace

from .. import events as ev
from ..events import Recorded
from ..hallcheck import Measures
from ..state import Display, State
from .base import on
from .lookup import change

REST = ("break",)
PASSING = (*REST, "report")
WORDS = ("announcement",)
CHOSEN = (*PASSING, *WORDS, "welcome", "agenda", "conclusion")


def go_on(state: State) -> State:
    """The meeting goes on: a break or a page of a report is over, what the chair chose otherwise stays."""
    return _over(state, PASSING, PASSING)


def go_back(state: State) -> State:
    """Somebody talks, so the break is over; a page of a report may be what is talked about."""
    return _over(state, REST, REST)


def make_way(state: State) -> State:
    """Somebody is called, which all must see: the first projector shows it, unless it is dark.

    The second one may be there to show something else all day; its foot says who is called.
    """
    return _over(state, CHOSEN, PASSING)


def _over(state: State, first: tuple[str, ...], second: tuple[str, ...]) -> State:
    def over(shown: Display, modes: tuple[str, ...], after: str) -> Display:
        return Display(after, shown.announcement) if shown.mode in modes else shown

    return replace(state, display=over(state.display, first, "auto"), second=over(state.second, second, "same"))


def without_document(state: State, document: int) -> State:
    """No projector goes on showing what the public may no longer see."""

    def left(shown: Display, after: str) -> Display:
        return Display(after, shown.announcement) if shown.document == document else shown

    return replace(state, display=left(state.display, "auto"), second=left(state.second, "same"))


@on(ev.DisplayShown)
def _display_shown(state: State, recorded: Recorded, event: ev.DisplayShown) -> State:
    announcement = state.display.announcement if event.screen == 1 else ""
    shown = Display(event.mode, announcement, event.until, event.document, event.page)
    return replace(state, display=shown) if event.screen == 1 else replace(state, second=shown)


@on(ev.Announced)
def _announced(state: State, recorded: Recorded, event: ev.Announced) -> State:
    state = replace(state, display=replace(state.display, announcement=event.text))
    return state if event.text else _over(state, WORDS, WORDS)  # without words there is no such picture


@on(ev.TextLetThrough)
def _text_let_through(state: State, recorded: Recorded, event: ev.TextLetThrough) -> State:
    if event.opinion not in state.opinions:
        return state  # raised from the floor and taken back since
    return change(state, event.opinion, shown=event.text or "")


@on(ev.HallMeasured)
def _hall_measured(state: State, recorded: Recorded, event: ev.HallMeasured) -> State:
    return replace(state, hall=Measures(event.distance, event.height))


@on(ev.SoundSet)
def _sound_set(state: State, recorded: Recorded, event: ev.SoundSet) -> State:
    return replace(state, volume=event.volume)
