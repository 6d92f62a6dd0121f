"""What leads a meeting from one tablet: the turns so far, and who else may take the gavel."""

from ..client import Client
from ..stage import Stage
from ..wire import Wires
from .member import Member

BETWEEN = 6


class Chairing(Member):
    """The chair's tablet, for what comes in its order and for what happens now and then."""

    def __init__(self, client: Client, wires: Wires, stage: Stage, cochair: Client | None) -> None:
        super().__init__("chair", client, wires, stage, "chair")
        self.cochair = cochair
        self.turns = 0
