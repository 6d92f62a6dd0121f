"""How a room says which events it changes the state by."""

from collections.abc import Callable
from typing import Any

from ..events import Event, Recorded
from ..state import State

Handler = Callable[[State, Recorded, Any], State]
HANDLERS: dict[type[Event], Handler] = {}


def on(*kinds: type[Event]) -> Callable[[Handler], Handler]:
    """Register what ``kinds`` of events change."""

    def register(handler: Handler) -> Handler:
        for kind in kinds:
            HANDLERS[kind] = handler
        return handler

    return register
