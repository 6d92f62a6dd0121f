"""The secretaries, who write down what the meeting says."""

from collections.abc import Mapping

from ..cast import Opinion
from ..client import Client
from ..screen import View
from ..stage import Stage
from ..wire import Wires
from .member import Member

GENERAL_ANSWER = "Xã tiếp thu ý kiến, giao bộ phận chuyên môn kiểm tra và trả lời bằng văn bản."


class Secretary(Member):
    """One writes what was asked and answered, in two goes, as people do; the other confirms names and listens."""

    def __init__(
        self, name: str, client: Client, wires: Wires, stage: Stage, script: Mapping[int, Opinion], writes: bool
    ) -> None:
        super().__init__(name, client, wires, stage, "secretary")
        self.script, self.writes = script, writes
        self._written: set[tuple[str, str]] = set()
        self._noted = False

    def run(self) -> None:
        """Work until the meeting is concluded and all is written."""
        while not self.stage.over.is_set():
            concluded = self.phase not in ("preparing", "doors_open", "in_session")
            busy = self._write_next() if self.writes else self._listen()
            if not busy and concluded:
                return
            self.stage.over.wait(max(0.05, 3 / self.stage.pace))

    def _listen(self) -> bool:
        """What is not the minutes: names, and who speaks up where the chair does not see it."""
        return self._note_from_floor() or self._name_next() or self._confirm_next()

    def _note_from_floor(self) -> bool:
        """Once, while somebody speaks."""
        floor = self.public["floor"]
        if self._noted or floor is None or floor["stage"] != "speaking":
            return False
        said = {"number": floor["number"], "field": "school", "content": "Điểm trường bản tôi cũng dột, xin ghi thêm."}
        self._noted = self.do("AddFromFloor", **said) is not None
        return self._noted

    def _name_next(self) -> bool:
        """Who spoke up without a number says the name afterwards."""
        number = next((c["number"] for c in self._cards() if c["unnamed"]), None)
        if number is None or not self._in_hall():
            return False
        village = self.public["labels"]["villages"][0]["id"]
        self.do("CorrectAttendee", number=number, name="Vàng A Phử", village=village)
        return True

    def _in_hall(self) -> bool:
        return self.phase in ("doors_open", "in_session")

    def _cards(self) -> list[View]:
        return [v for k, v in self.view.items() if k.startswith("opinion/") and v]

    def _confirm_next(self) -> bool:
        """Confirm one name: of those who want to speak first."""
        if not self._in_hall():
            return False
        waiting = [c["number"] for c in self._cards() if not c["confirmed"] and not c["unnamed"]]
        new = [a["number"] for a in self.view["recent"] if not a["confirmed"] and a["name"]]
        for number in (waiting + new)[:1]:
            self.do("ConfirmName", number=number)
            return True
        return False

    def _write_next(self) -> bool:
        for entry in self.view["entries"]:
            part = {"speech": "asked", "written": "asked", "answer": "answered"}.get(entry["kind"])
            if part is None or (entry["entry"], part) in self._written or not self._ready(entry):
                continue
            self._written.add((entry["entry"], part))
            self._write(entry, part)
            return True
        return False

    def _ready(self, entry: View) -> bool:
        started = entry["kind"] == "written" or entry["started_at"] is not None
        return bool(started and entry["opinions"])

    def _write(self, entry: View, part: str) -> None:
        text = " ".join(self._text(o, part) for o in entry["opinions"])
        middle = text.rfind(" ", 0, len(text) // 2) if len(text) > 120 else -1
        for piece in (text[:middle], text) if middle > 0 else (text,):
            version = self._version(f"text/{entry['entry']}.{part}")
            if self.do("WriteMinutes", entry=entry["entry"], part=part, text=piece, base_version=version) is None:
                return
            self.stage.sleep(10)

    def _version(self, slice_: str) -> int:
        """Sealed texts are in ``me``."""
        found = self.view.get(slice_) or self.screen.views["me"].get(slice_)
        return int(found["version"]) if found else 0

    def _text(self, opinion: int, part: str) -> str:
        said = self.script.get(opinion)
        if said is not None:
            return said.content if part == "asked" else said.answer
        card = self.card(opinion)
        return str(card.get("content") or "(nội dung được bảo mật)") if part == "asked" else GENERAL_ANSWER
