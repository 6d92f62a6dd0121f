"""The gavel: who holds it, who asks for it, whether its holder is there."""

from dataclasses import replace

from .. import events as ev
from ..events import Recorded
from ..state import State
from .base import on


@on(ev.GavelPassed)
def _gavel_passed(state: State, recorded: Recorded, event: ev.GavelPassed) -> State:
    return replace(state, gavel=event.to, gavel_asked="", gavel_kept="", holder_gone=False)


@on(ev.GavelAsked)
def _gavel_asked(state: State, recorded: Recorded, event: ev.GavelAsked) -> State:
    return replace(state, gavel_asked=event.by, gavel_kept="")


@on(ev.GavelKept)
def _gavel_kept(state: State, recorded: Recorded, event: ev.GavelKept) -> State:
    return replace(state, gavel_asked="", gavel_kept=event.by)


@on(ev.HolderReported)
def _holder_reported(state: State, recorded: Recorded, event: ev.HolderReported) -> State:
    return replace(state, holder_gone=event.gone)
