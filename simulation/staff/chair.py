"""The chair, who leads the meeting to its conclusion."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from ..cast import MINUTE, Opinion
from ..client import Client
from ..screen import View
from ..stage import Stage
from ..wire import Wires
from .chairing import BETWEEN, Chairing
from .happenings import Happenings
from .member import Member

DOORS = 10 * MINUTE
FORMAL_SHARE = 1 / 3
DIALOGUE = 85 * MINUTE
ASKED_BACK = 3
WAITS_FOR_SPEAKER = 25
ANSWER = (40, 95)
REPLY = 30
HAPPEN = 2
CLOSING = 4 * MINUTE
ARRIVALS = 60


class Chair(Chairing):
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
        operator: Member | None = None,
    ) -> None:
        super().__init__(client, wires, stage, cochair, operator)
        self.script, self.arrived, self.all_said = script, arrived, all_said
        self._until = float("inf")
        self._answers = 0
        self._happenings = Happenings(self)

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
            elif (open_ := self.view["unanswered"]) and not (len(open_) < self.gathering and self._may_invite()):
                self._have_answered(open_)
            elif self._may_invite():
                self._invite(self.public["queue"][0])
            elif self._time_is_up() or self.all_said():
                return
            else:
                self.stage.over.wait(0.1)

    def _time_is_up(self) -> bool:
        return self.stage.now() > self._until and (self._happenings.over or not self.public["queue"])

    def _may_invite(self) -> bool:
        return bool(self.public["queue"]) and not self._time_is_up()

    def _lead(self, floor: View) -> None:
        steps = {"called": self._await_speaker, "answering": self._end_answer, "paused": self._resume}
        steps.get(floor["stage"], self._hear)(floor)

    def _resume(self, floor: View) -> None:
        self.press("ResumeTimer")

    def _invite(self, first: View) -> None:
        self.stage.sleep(BETWEEN)
        if self.press("GiveFloor", opinion=first["opinion"]) is None:
            return
        self.turns += 1
        card = self.card(first["opinion"])
        field = self.label("fields", card["field"])
        self.stage.say(f"Turn {self.turns}: {card['name']} (number {card['number']}), {field}")
        self._happenings.called()

    def _await_speaker(self, floor: View) -> None:
        """Wait for the phone's answer to the call; nobody comes: absent."""
        opinion = floor["opinion"]

        def decided() -> bool:
            return self._at_microphone(opinion) is not None or not self.has_floor(floor)

        self.screen.wait(decided, WAITS_FOR_SPEAKER / self.stage.pace + 0.5)
        if not self.has_floor(floor):
            return
        if self._at_microphone(opinion):
            self.stage.sleep(BETWEEN)
            self.press("StartTimer")
        else:
            self.press("MarkAbsent")
            self.stage.say(f"  number {floor['number']} does not come")

    def _at_microphone(self, opinion: int) -> bool | None:
        """What the phone answered to the call; who speaks up from the floor is there already."""
        card = self.card(opinion)
        return True if card.get("origin") == "floor" else card.get("coming")

    def _hear(self, floor: View) -> None:
        """Somebody speaks or replies."""
        if floor["kind"] == "reply":
            self.stage.sleep(REPLY)
            self._happenings.replied()
        else:
            self._listen(floor)
        if self.has_floor(floor):
            self.press("EndSpeech")

    def _listen(self, floor: View) -> None:
        """Two things at most happen while somebody speaks; one may end the turn."""
        said = self.script.get(floor["opinion"])
        seconds = (said.minutes if said else 2) * MINUTE * (0.55 + 0.1 * (floor["turn"] % 6))
        for _ in range(HAPPEN):
            self.stage.sleep(seconds / (HAPPEN + 1))
            self._happenings.spoken()
            if not self.has_floor(floor):
                return
        self.stage.sleep(seconds / (HAPPEN + 1))

    def _have_answered(self, open_: list[int]) -> None:
        """An official answers one or several; after a reply only the outcome is missing."""
        self.stage.sleep(BETWEEN)
        opinion = open_[0]
        if self._was_answered(opinion):
            self._settle([opinion])
            return
        said = self.script.get(opinion)
        official = said.official if said else self._official_for(self.card(opinion)["field"])
        opinions = self._answered_together(open_)
        if self.press("StartAnswer", official=official, opinions=opinions) is not None:
            self._answers += 1
            several = f" {len(opinions)} at once" if len(opinions) > 1 else ""
            self.stage.say(f"  {self._official(official)} answers{several}")

    def _was_answered(self, opinion: int) -> bool:
        return bool(self.card(opinion).get("replied") or self.card(opinion).get("answers"))

    def _answered_together(self, open_: list[int]) -> list[int]:
        """What is protected (III.4) is answered by itself."""
        apart = [one for one in open_ if self.card(one)["protected"] or self._was_answered(one)]
        if self.gathering == 1 or open_[0] in apart:
            return open_[:1]
        self.gathering = 1
        return [one for one in open_ if one not in apart]

    def _end_answer(self, floor: View) -> None:
        shortest, longest = ANSWER
        self.stage.sleep(shortest + (longest - shortest) * (floor["turn"] % 5) / 4)
        if not self.has_floor(floor):
            return
        opinion = floor["opinion"]
        asked_back = self._answers % ASKED_BACK == 0 and not self.card(opinion).get("replied")
        if asked_back and self.press("StartReply", opinion=opinion) is not None:
            self.stage.say(f"  number {floor['number']} replies")
            return
        self._settle(floor["opinions"])

    def _settle(self, opinions: list[int]) -> None:
        told = self._outcome(opinions[0])
        if self.press("RecordOutcome", opinions=opinions, **told) is not None:
            self.stage.say(f"  outcome: {self.label('outcomes', told['outcome'])}")

    def _outcome(self, opinion: int) -> dict[str, Any]:
        said = self.script.get(opinion)
        if said is None:
            return {"outcome": "noted"}
        held = date.fromisoformat(self.public["meeting"]["date"])
        due = {"due": (held + timedelta(days=said.due_days)).isoformat()} if said.due_days else {}
        return {**said.outcome, **due}

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

    def _official(self, id_: str) -> str:
        return str(next((o["name"] for o in self.view["officials"] if o["id"] == id_), id_))

    def _official_for(self, field: str) -> str:
        officials = self.view["officials"]
        return str(next((o for o in officials if field in o["fields"]), officials[0])["id"])
