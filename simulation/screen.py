"""What a screen holds: one view and one sequence number for each audience, kept up to date by deltas."""

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from .client import Client
from .wire import Wire, Wires

View = dict[str, Any]


def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two views say the same. A slice that is gone travels as ``None``."""
    return {k: v for k, v in one.items() if v is not None} == {k: v for k, v in other.items() if v is not None}


class Screen:
    """One screen following some audiences."""

    def __init__(self, client: Client, wires: Wires, audiences: tuple[str, ...], acting: str = "") -> None:
        self.client = client
        self.seqs = dict.fromkeys(audiences, 0)
        self.views: dict[str, View] = {a: {} for a in audiences}
        self.resyncs = self.deltas = 0
        self.on_change: Callable[[str], None] = lambda audience: None
        self._acting = acting
        self._changed = threading.Condition()
        cookies = "; ".join(f"{c.name}={c.value}" for c in client.http.cookies)
        self.wire: Wire = wires.connect(cookies, self._auth, self._event)

    def _auth(self) -> dict[str, Any]:
        return {"slug": self.client.slug, "audiences": dict(self.seqs), "as": self._acting}

    def _event(self, event: str, data: Any) -> None:
        """On the wires' thread."""
        if event == "view":
            self._put(data["audience"], data["seq"], data["view"])
        elif event == "delta":
            self._delta(data)

    def _delta(self, data: Mapping[str, Any]) -> None:
        audience = data["audience"]
        own = self.seqs[audience]
        if data["to"] <= own:
            return
        if data["from"] > own:
            self.resyncs += 1
            self.wire.emit("resync", {"audience": audience})
            return
        self.deltas += 1
        self._put(audience, data["to"], {**self.views[audience], **data["set"]})

    def _put(self, audience: str, seq: int, view: View) -> None:
        with self._changed:
            self.views[audience], self.seqs[audience] = view, seq
            self._changed.notify_all()
        self.on_change(audience)

    def wait(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Wait until ``condition`` holds, looked at after each change; whether it does."""
        deadline = time.monotonic() + seconds
        with self._changed:
            while not condition():
                left = deadline - time.monotonic()
                if left <= 0:
                    return False
                self._changed.wait(min(left, 1.0))
        return True

    def reaches(self, seq: int, seconds: float, audience: str = "public") -> bool:
        """Whether the screen gets as far as ``seq`` in time."""
        return self.wait(lambda: self.seqs[audience] >= seq, seconds)
