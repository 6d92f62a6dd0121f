"""Who may (DOMAIN.md): the role of the command, the gavel, and the floor as the screen saw it."""

from ..actors import Actor, Role
from ..commands import Command, FloorCommand
from ..state import State
from .base import ensure

ALWAYS_OPEN = ("preparing", "doors_open", "in_session", "concluded", "follow_up")


def may(state: State, command: Command, actor: Actor) -> None:
    """Reject what this actor may not send now."""
    ensure(actor.role in command.roles, "not_allowed", role=str(actor.role))
    ensure(command.after_end or state.phase in ALWAYS_OPEN, "meeting_finished")
    if command.gavel and actor.role in (Role.CHAIR, Role.COCHAIR):
        ensure(actor.id == state.gavel, "no_gavel", holder=state.gavel)
    if isinstance(command, FloorCommand):
        ensure(command.expected == state.floor_seq, "floor_changed", expected=state.floor_seq)
