"""What leads a meeting from one tablet: the turns so far, who presses, and who else may take the gavel."""

from typing import Any

from ..client import Client
from ..stage import Stage
from ..wire import Wires
from .member import Member

BETWEEN = 6
OPERATORS_TURN = 3


class Chairing(Member):
    """The chair's tablet, for what comes in its order and for what happens now and then.

    ``gathering`` is how many are heard before the next answer.
    """

    def __init__(
        self, client: Client, wires: Wires, stage: Stage, cochair: Client | None, operator: Member | None
    ) -> None:
        super().__init__("chair", client, wires, stage, "chair")
        self.cochair, self.operator = cochair, operator
        self.turns = 0
        self.gathering = 1

    def press(self, type_: str, **data: Any) -> dict[str, Any] | None:
        """What the operator may press too: every third turn is the operator's, in the chair's name."""
        if self.operator is None or self.turns % OPERATORS_TURN:
            return self.do(type_, **data)
        ack = self.operator.do(type_, **data)
        if ack is not None:
            self.expect(type_, ack["seq"])
        return ack
