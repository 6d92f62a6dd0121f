"""What every member of staff does at a screen: look, press, look again."""

from typing import Any

from ..client import FLOOR, Client
from ..screen import Screen, View
from ..stage import Stage
from ..wire import Wires

SEEN = 15


class Member:
    """One member of staff at a screen."""

    def __init__(self, name: str, client: Client, wires: Wires, stage: Stage, audience: str) -> None:
        self.name, self.client, self.stage, self.audience = name, client, stage, audience
        self.screen = Screen(client, wires, ("public", audience, "me"))
        if not self.screen.wait(lambda: all(self.screen.seqs.values()), 30):
            raise TimeoutError(f"{name}: no view came in 30 s")

    @property
    def public(self) -> View:
        return self.screen.views["public"]

    @property
    def view(self) -> View:
        return self.screen.views[self.audience]

    @property
    def phase(self) -> str:
        return str(self.public["meeting"]["phase"])

    def do(self, type_: str, **data: Any) -> dict[str, Any] | None:
        """Press a button and wait until the own screen shows what came of it."""
        if type_ in FLOOR:
            data["expected"] = self.view["expected"]
        ack = self.stage.do(self.client, self.name, type_, **data)
        if ack is None:
            self.stage.over.wait(0.2)
        else:
            self.expect(type_, ack["seq"])
        return ack

    def expect(self, type_: str, seq: int) -> None:
        """The own screen is to show what came of a button, whoever pressed it."""
        if not all(self.screen.reaches(seq, SEEN, a) for a in ("public", self.audience)):
            self.stage.wrong(f"{self.name}: {type_} was done, but the screen did not show it in {SEEN} s")

    # --- looking things up --------------------------------------------------------------------------------------------

    def card(self, opinion: int) -> View:
        """What the own screen shows of an opinion."""
        return self.view.get(f"opinion/{opinion}") or {}

    def has_floor(self, floor: View) -> bool:
        """Whether this turn still goes on."""
        now = self.public["floor"]
        return now is not None and now["turn"] == floor["turn"]

    def label(self, what: str, id_: str) -> str:
        """The words behind a code."""
        found = next((one for one in self.public["labels"][what] if one["id"] == id_), {"label": id_})
        return str(found["label"])
