"""The gavel."""

from dataclasses import dataclass

from .base import Event


@dataclass(frozen=True, slots=True)
class GavelPassed(Event):
    """``taken``: its holder's tablet had been gone."""

    to: str
    taken: bool = False


@dataclass(frozen=True, slots=True)
class GavelAsked(Event):
    """``by`` nobody: the question was taken back."""

    by: str


@dataclass(frozen=True, slots=True)
class GavelKept(Event):
    """The holder has seen that ``by`` asks, and keeps it for now."""

    by: str


@dataclass(frozen=True, slots=True)
class HolderReported(Event):
    gone: bool
