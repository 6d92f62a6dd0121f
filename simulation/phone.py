"""A simulated citizen with a phone."""

from typing import Any

from .cast import Opinion, Persona
from .client import Client
from .screen import Screen
from .stage import Stage
from .wire import Wires

ANSWERS_CALL = (4, 14)
COMES_BACK = 90
READS = 25
RATES = 0.8
CONFIRMS = 0.6
HAPPY, HALF_HAPPY = 0.55, 0.85


class Phone:
    """Scans, checks in, registers, answers the call, confirms the summary, says whether the answer satisfied."""

    def __init__(self, persona: Persona, client: Client, stage: Stage, script: dict[int, Opinion]) -> None:
        self.persona, self.client, self.stage, self.script = persona, client, stage, script
        self.screen: Screen | None = None
        self.number: int | None = None
        self.in_ = False
        self.said = persona.opinion is None
        self._done: set[tuple[str, int]] = set()

    def arrive(self, wires: Wires, public_link: str) -> None:
        """Scan the QR, open the phone page, check in."""
        self.stage.patiently(lambda: self.client.scan(public_link))
        self.screen = Screen(self.client, wires, ("public", "me"), acting="citizen")
        self.screen.on_change = self._look
        person = {k: v for k, v in self.persona.person.items() if v}
        ack = self._do("CheckIn", adult=True, **person)
        self.number = ack["result"]["number"] if ack else None
        self.in_ = True
        if self.persona.opinion is not None:
            self.stage.at(self.persona.registers, self.speak_up)

    def speak_up(self) -> None:
        """Register to speak, or hand the opinion in."""
        opinion = self.persona.opinion
        if opinion is None or self.number is None:
            self.said = True
            return
        what: dict[str, Any] = {"field": opinion.field, "content": opinion.content}
        ack = None if self.persona.written else self._do("RequestToSpeak", minutes=opinion.minutes, **what)
        ack = ack or self._do("SubmitWritten", **what)
        if ack:
            self.script[ack["result"]["opinion"]] = opinion
        self.said = True

    def _do(self, type_: str, **data: Any) -> dict[str, Any] | None:
        return self.stage.do(self.client, self.persona.name, type_, **data)

    # --- what the screen shows brings about ---------------------------------------------------------------------------

    def _look(self, audience: str) -> None:
        """On the wires' thread: quick."""
        if audience != "me" or self.screen is None:
            return
        for one in self.screen.views["me"].get("opinions", ()):
            self._called(one)
            self._missed(one)
            self._summed_up(one)
            self._answered(one)

    def _once(self, what: str, one: dict[str, Any]) -> bool:
        key = (what, one["id"])
        if key in self._done:
            return False
        self._done.add(key)
        return True

    def _called(self, one: dict[str, Any]) -> None:
        if one["status"] == "waiting":
            self._done.discard(("called", one["id"]))
        if one["status"] != "called" or one["coming"] is not None:
            return
        first_call = ("missed", one["id"]) not in self._done
        if (self.persona.misses and first_call) or not self._once("called", one):
            return
        first, last = ANSWERS_CALL
        wait = first + (last - first) * self.persona.temper
        self.stage.after(wait, lambda: self._if("called", "Coming", one["id"]))

    def _missed(self, one: dict[str, Any]) -> None:
        if one["status"] == "absent" and self._once("missed", one):
            self.stage.after(COMES_BACK, lambda: self._if("absent", "ImHere", one["id"]))

    def _summed_up(self, one: dict[str, Any]) -> None:
        ready = one["summary"]["text"] and one["status"] == "outcome" and not one["summary"]["state"]
        if ready and self.persona.temper < CONFIRMS and self._once("summary", one):
            self.stage.after(READS, lambda: self._if("outcome", "ConfirmSummary", one["id"], ok=True))

    def _answered(self, one: dict[str, Any]) -> None:
        if one["outcome"] and one["satisfied"] is None and one["status"] == "outcome" and self._once("rate", one):
            if self.persona.temper > RATES:
                return
            word = "yes" if self.persona.temper < HAPPY * RATES else "partly"
            word = "no" if self.persona.temper > HALF_HAPPY * RATES else word
            then = {"then": "written"} if word == "no" else {}
            self.stage.after(READS, lambda: self._if("outcome", "RateAnswer", one["id"], satisfied=word, **then))

    def _if(self, status: str, type_: str, opinion: int, **data: Any) -> None:
        """Press a button if the phone still shows it."""
        assert self.screen is not None
        mine = {one["id"]: one["status"] for one in self.screen.views["me"].get("opinions", ())}
        if mine.get(opinion) == status:
            self._do(type_, opinion=opinion, **data)
