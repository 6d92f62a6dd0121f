"""The hall's network."""

from dataclasses import replace

from .. import events as ev
from ..events import Recorded
from ..state import Network, State
from .base import on


@on(ev.WifiSet)
def _wifi(state: State, recorded: Recorded, event: ev.WifiSet) -> State:
    told = Network(event.ssid or "", event.password or "", event.security, event.hidden, state.network.rotating)
    return replace(state, network=told)


@on(ev.QrRotationSet)
def _rotation(state: State, recorded: Recorded, event: ev.QrRotationSet) -> State:
    return replace(state, network=replace(state.network, rotating=event.on))
