"""Who acts: a role, and which one of that role."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """The roles of the conference (DOMAIN.md, Who may)."""

    CITIZEN = "citizen"
    VILLAGE = "village"
    DESK = "desk"
    SECRETARY = "secretary"
    CHAIR = "chair"
    COCHAIR = "cochair"
    OPERATOR = "operator"
    OFFICIAL = "official"
    ORGANISER = "organiser"
    OBSERVER = "observer"
    DISPLAY = "display"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who sends a command. ``id`` tells those of one role apart.

    A citizen's is the hash of the phone's device token, a secretary's ``secretary1``, a village head's the village.
    """

    role: Role
    id: str = ""

    def to_json(self) -> dict[str, Any]:
        """The form the journal keeps."""
        return {"role": str(self.role), "id": self.id}

    @property
    def scope(self) -> str:
        """The name space of this actor's command ids."""
        return f"{self.role}:{self.id}"


SYSTEM = Actor(Role.SYSTEM)
