"""Simulated staff: the chair who leads the meeting to its conclusion, the secretaries who write it down."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from .cast import MINUTE, Opinion
from .client import FLOOR, Client
from .screen import Screen, View
from .stage import Stage
from .wire import Wires

DOORS = 10 * MINUTE
FORMAL_SHARE = 1 / 3
DIALOGUE = 85 * MINUTE
LEAST_TURNS = 6
CALLED_BACK = 2
WAITS_FOR_SPEAKER = 25
BETWEEN = 6
ANSWER = (40, 95)
REPLY = 30
CLOSING = 4 * MINUTE
SEEN = 15
ARRIVALS = 60
GENERAL_ANSWER = "Xã tiếp thu ý kiến, giao bộ phận chuyên môn kiểm tra và trả lời bằng văn bản."


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
        elif not all(self.screen.reaches(ack["seq"], SEEN, a) for a in ("public", self.audience)):
            self.stage.wrong(f"{self.name}: {type_} was done, but the screen did not show it in {SEEN} s")
        return ack


class Chair(Member):
    """Looks at the screen, does what comes next, looks again: somebody else may press the buttons too."""

    def __init__(
        self,
        client: Client,
        wires: Wires,
        stage: Stage,
        script: Mapping[int, Opinion],
        arrived: Callable[[], bool],
        all_said: Callable[[], bool],
        cochair: Client | None = None,
    ) -> None:
        super().__init__("chair", client, wires, stage, "chair")
        self.cochair = cochair
        self.script, self.arrived, self.all_said = script, arrived, all_said
        self.turns = 0
        self._until = float("inf")
        self._asked_back: set[int] = set()
        self._extras: dict[int, Callable[[], object]] = {
            CALLED_BACK: self._call_back,
            3: self._one_minute_more,
            4: self._pause,
            5: self._announce,
            6: self._reorder,
            1: self._join,
            8: self._end_too_soon,
            9: self._break,
            10: self._choose_order,
            11: self._hand_over,
        }

    def run(self) -> None:
        """Lead the meeting until it is concluded."""
        self._open()
        self._formal_items()
        self._dialogue()
        self._close()

    # --- before the dialogue ------------------------------------------------------------------------------------------

    def _open(self) -> None:
        if self.phase == "preparing":
            self.do("OpenCheckIn")
            self.stage.say("The doors are open.")
        if self.phase == "doors_open":
            self.stage.sleep(DOORS - self.stage.now())
            self.screen.wait(self.arrived, ARRIVALS)
            self.do("StartMeeting")
            self.stage.say(f"The meeting begins with {self.public['present']} present.")

    def _formal_items(self) -> None:
        """The agenda up to the item in which people speak."""
        items = self.public["agenda"]["items"]
        at = next((i for i, item in enumerate(items) if item["id"] == self.public["agenda"]["current"]), 0)
        for item in items[at:]:
            if item["id"] != self.public["agenda"]["current"] and self.phase == "in_session":
                self.do("SetAgendaItem", item=item["id"])
            self.stage.say(f"Agenda: {item['title']}")
            if item["speaking"]:
                return
            self.stage.sleep(item["minutes"] * MINUTE * FORMAL_SHARE)

    # --- the dialogue -------------------------------------------------------------------------------------------------

    def _dialogue(self) -> None:
        self._until = self.stage.now() + DIALOGUE
        while self.phase == "in_session" and not self.stage.over.is_set():
            floor = self.public["floor"]
            if floor is not None:
                self._lead(floor)
            elif open_ := self.view["unanswered"]:
                self._have_answered(open_[0])
            elif self.public["queue"] and not self._time_is_up():
                self._invite(self.public["queue"][0])
            elif self._time_is_up() or self.all_said():
                return
            else:
                self.stage.over.wait(0.1)

    def _time_is_up(self) -> bool:
        return self.stage.now() > self._until and (self.turns >= LEAST_TURNS or not self.public["queue"])

    def _lead(self, floor: View) -> None:
        steps = {"called": self._await_speaker, "answering": self._end_answer, "paused": self._resume}
        steps.get(floor["stage"], self._hear)(floor)

    def _resume(self, floor: View) -> None:
        self.do("ResumeTimer")

    def _invite(self, first: View) -> None:
        self.stage.sleep(BETWEEN)
        if self.do("GiveFloor", opinion=first["opinion"]) is None:
            return
        self.turns += 1
        card = self._card(first["opinion"])
        self.stage.say(f"Turn {self.turns}: {card['name']} (number {card['number']}), {self._field(card['field'])}")
        if self.turns == CALLED_BACK:
            self._extras.pop(CALLED_BACK, self._nothing)()

    def _await_speaker(self, floor: View) -> None:
        """Wait for the phone's answer to the call; nobody comes: absent."""
        opinion = floor["opinion"]

        def decided() -> bool:
            return self._card(opinion).get("coming") is not None or not self._has_floor(floor)

        self.screen.wait(decided, WAITS_FOR_SPEAKER / self.stage.pace + 0.5)
        if not self._has_floor(floor):
            return
        if self._card(opinion).get("coming"):
            self.stage.sleep(BETWEEN)
            self.do("StartTimer")
        else:
            self.do("MarkAbsent")
            self.stage.say(f"  number {floor['number']} does not come")

    def _hear(self, floor: View) -> None:
        """Somebody speaks or replies."""
        if floor["kind"] == "reply":
            self.stage.sleep(REPLY)
        else:
            said = self.script.get(floor["opinion"])
            seconds = (said.minutes if said else 2) * MINUTE * (0.55 + 0.1 * (floor["turn"] % 6))
            self.stage.sleep(seconds / 2)
            self._what_is_due()()
            self.stage.sleep(seconds / 2)
        if self._has_floor(floor):
            self.do("EndSpeech")

    def _have_answered(self, opinion: int) -> None:
        """An official answers; after a reply only the outcome is missing."""
        self.stage.sleep(BETWEEN)
        card = self._card(opinion)
        if card.get("replied") or card.get("answers"):
            self._settle([opinion])
            return
        said = self.script.get(opinion)
        official = said.official if said else self._official_for(card["field"])
        if self.do("StartAnswer", official=official, opinions=[opinion]) is not None:
            self.stage.say(f"  {self._official(official)} answers")

    def _end_answer(self, floor: View) -> None:
        shortest, longest = ANSWER
        self.stage.sleep(shortest + (longest - shortest) * (floor["turn"] % 5) / 4)
        if not self._has_floor(floor):
            return
        opinion = floor["opinion"]
        if self.turns % 5 == 0 and opinion not in self._asked_back and not self._card(opinion).get("replied"):
            self._asked_back.add(opinion)
            self.do("StartReply", opinion=opinion)
            self.stage.say(f"  number {floor['number']} replies")
            return
        self._settle(floor["opinions"])

    def _settle(self, opinions: list[int]) -> None:
        told = self._outcome(opinions[0])
        if self.do("RecordOutcome", opinions=opinions, **told) is not None:
            self.stage.say(f"  outcome: {self._label('outcomes', told['outcome'])}")

    def _outcome(self, opinion: int) -> dict[str, Any]:
        said = self.script.get(opinion)
        if said is None:
            return {"outcome": "noted"}
        held = date.fromisoformat(self.public["meeting"]["date"])
        due = {"due": (held + timedelta(days=said.due_days)).isoformat()} if said.due_days else {}
        return {**said.outcome, **due}

    # --- what happens now and then ------------------------------------------------------------------------------------

    def _nothing(self) -> None:
        pass

    def _what_is_due(self) -> Callable[[], object]:
        """One thing a speech; what fell into a turn without one comes with the next. The second turn is called back."""
        due = [turn for turn in sorted(self._extras) if turn <= self.turns and turn != CALLED_BACK]
        return self._extras.pop(due[0]) if due else self._nothing

    def _call_back(self) -> None:
        self.stage.sleep(BETWEEN)
        if self.do("Undo") is not None:
            self.turns -= 1
            self.stage.say("  taken back")

    def _one_minute_more(self) -> None:
        self.do("ExtendTime", minutes=1)

    def _pause(self) -> None:
        if self.do("PauseTimer") is not None:
            self.stage.sleep(BETWEEN)
            self.do("ResumeTimer")

    def _announce(self) -> None:
        if self.do("Announce", text="Mời bà con dùng nước ở bàn cuối hội trường.") is not None:
            self.stage.after(2 * MINUTE, lambda: self._silent())

    def _silent(self) -> None:
        if self.phase == "in_session":
            self.do("Announce", text="")

    def _reorder(self) -> None:
        queue = self.public["queue"]
        if len(queue) > 2:
            self.do("Reorder", opinion=queue[-1]["opinion"], before=queue[0]["opinion"], reason="elderly")

    def _join(self) -> None:
        """What is suggested first, or else the two who wait last."""
        similar = self.view["similar"]
        last = [row["opinion"] for row in self.public["queue"]][-2:]
        lead, others = (similar[0]["lead"], similar[0]["others"]) if similar else (last[0] if last else 0, last[1:])
        if not others:
            self._extras.setdefault(self.turns + 1, self._join)  # as soon as two wait
        elif self.do("JoinRequests", lead=lead, others=others) is not None:
            self.stage.say(f"  {len(others)} join another's request")

    def _end_too_soon(self) -> None:
        """A slip of the finger, taken back: the speaker goes on."""
        if self.do("EndSpeech") is not None and self.do("Undo") is not None:
            self.stage.say("  ended too soon, taken back")

    def _break(self) -> None:
        if self.do("PauseTimer") is None or self.do("ShowOnDisplay", mode="break", minutes=10) is None:
            return
        self.stage.say("  a break of ten minutes")
        self.stage.sleep(10 * MINUTE)
        self.do("ResumeTimer")

    def _choose_order(self) -> None:
        if self.do("ChooseOrder", policy="by_field") is not None:
            self.stage.say("  fields take turns from here")

    def _hand_over(self) -> None:
        """To a co-chair, and back after a while."""
        if self.cochair is None or self.do("PassGavel", to="cochair1") is None:
            return
        self.stage.say("  the co-chair takes over for a while")
        self.stage.sleep(MINUTE)
        self.stage.do(self.cochair, "cochair1", "PassGavel", to="chair")
        self.screen.wait(lambda: self.view["gavel"] == "chair", SEEN)

    # --- the end ------------------------------------------------------------------------------------------------------

    def _close(self) -> None:
        if self.phase != "in_session":
            return
        last = self.public["agenda"]["items"][-1]
        if self.public["agenda"]["current"] != last["id"]:
            self.do("SetAgendaItem", item=last["id"])
        self.stage.say(f"Agenda: {last['title']}")
        self.stage.sleep(CLOSING)
        while self.phase == "in_session" and not self.stage.over.is_set():
            self.do("Conclude", remaining="to_study")
        totals = self.public["totals"]
        self.stage.say(
            f"Concluded: {totals['opinions']} opinions, {totals['spoken']} spoken, {totals['answered']} answered, "
            f"{totals['written']} in writing."
        )

    # --- looking things up --------------------------------------------------------------------------------------------

    def _card(self, opinion: int) -> View:
        return self.view.get(f"opinion/{opinion}") or {}

    def _has_floor(self, floor: View) -> bool:
        now = self.public["floor"]
        return now is not None and now["turn"] == floor["turn"]

    def _label(self, what: str, id_: str) -> str:
        found = next((one for one in self.public["labels"][what] if one["id"] == id_), {"label": id_})
        return str(found["label"])

    def _field(self, id_: str) -> str:
        return self._label("fields", id_)

    def _official(self, id_: str) -> str:
        return str(next((o["name"] for o in self.view["officials"] if o["id"] == id_), id_))

    def _official_for(self, field: str) -> str:
        officials = self.view["officials"]
        return str(next((o for o in officials if field in o["fields"]), officials[0])["id"])


class Secretary(Member):
    """Confirms names and writes what was asked and answered, in two goes, as people do."""

    def __init__(
        self, name: str, client: Client, wires: Wires, stage: Stage, script: Mapping[int, Opinion], writes: bool
    ) -> None:
        super().__init__(name, client, wires, stage, "secretary")
        self.script, self.writes = script, writes
        self._written: set[tuple[str, str]] = set()
        self._joined = False

    def run(self) -> None:
        """Work until the meeting is concluded and all is written."""
        while not self.stage.over.is_set():
            concluded = self.phase not in ("preparing", "doors_open", "in_session")
            busy = self._write_next() if self.writes else self._confirm_next()
            if not busy and concluded:
                return
            self.stage.over.wait(max(0.05, 3 / self.stage.pace))

    def _confirm_next(self) -> bool:
        """Confirm one name: of those who want to speak first."""
        if self.phase not in ("doors_open", "in_session"):
            return False
        cards = (v for k, v in self.view.items() if k.startswith("opinion/") and v)
        waiting = [c["number"] for c in cards if not c["confirmed"]]
        new = [a["number"] for a in self.view["recent"] if not a["confirmed"]]
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
        card = self.view.get(f"opinion/{opinion}") or {}
        return str(card.get("content") or "(nội dung được bảo mật)") if part == "asked" else GENERAL_ANSWER
