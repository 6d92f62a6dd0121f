"""A meeting to test with: the example's commune, driven by commands as the room drives it."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from immutables import Map

from meeting import regulation
from meeting.actors import SYSTEM, Actor, Role
from meeting.calendar import VIETNAM
from meeting.commands import COMMANDS, FloorCommand
from meeting.events import Event, MeetingCreated, Recorded, from_data, to_data
from meeting.evolve import evolve
from meeting.rules import Rejection, decide
from meeting.state import Opinion, State
from meeting.views import project

EXAMPLE = Path(__file__).parents[2] / "simulation/examples/xa-mau/meeting.toml"
HELD = int(datetime(2026, 12, 4, 8, tzinfo=VIETNAM).timestamp() * 1000)

CHAIR = Actor(Role.CHAIR, "chair")
COCHAIR = Actor(Role.COCHAIR, "cochair1")
OPERATOR = Actor(Role.OPERATOR, "operator")
SECRETARY = Actor(Role.SECRETARY, "secretary1")
SECRETARY2 = Actor(Role.SECRETARY, "secretary2")
DESK = Actor(Role.DESK, "desk")
VILLAGE = Actor(Role.VILLAGE, "ten")
OFFICIAL = Actor(Role.OFFICIAL, "economy")
ORGANISER = Actor(Role.ORGANISER, "organiser")
OBSERVER = Actor(Role.OBSERVER, "observer")
DISPLAY = Actor(Role.DISPLAY, "display")

ACTORS = {
    Role.CITIZEN: Actor(Role.CITIZEN, "phone1"),
    Role.VILLAGE: VILLAGE,
    Role.DESK: DESK,
    Role.SECRETARY: SECRETARY,
    Role.CHAIR: CHAIR,
    Role.COCHAIR: COCHAIR,
    Role.OPERATOR: OPERATOR,
    Role.OFFICIAL: OFFICIAL,
    Role.ORGANISER: ORGANISER,
    Role.OBSERVER: OBSERVER,
    Role.DISPLAY: DISPLAY,
    Role.SYSTEM: SYSTEM,
}

STATUSES = (
    *("waiting", "joined", "called", "speaking", "absent", "heard", "written"),
    *("answering", "replying", "outcome", "refused", "withdrawn"),
)


class Rejected(Exception):
    """A command brought nothing; ``code`` says why."""

    def __init__(self, rejection: Rejection) -> None:
        super().__init__(rejection.code, dict(rejection.params))
        self.code = rejection.code
        self.params = dict(rejection.params)


@cache
def example() -> Mapping[str, Any]:
    return tomllib.loads(EXAMPLE.read_text("utf-8"))


def phone(n: int) -> Actor:
    """The phone of the ``n``-th citizen."""
    return Actor(Role.CITIZEN, f"phone{n}")


def created(**limits: int) -> MeetingCreated:
    rules = regulation.load("hd-snv-2024").to_dict()
    rules["limits"] = {**rules["limits"], **limits}
    return MeetingCreated(setup=example(), regulation=rules, code_key="a key of the tests")


@cache
def begun(limits: tuple[tuple[str, int], ...]) -> tuple[Recorded, State]:
    """The first event and the state after it; reading a regulation takes its time."""
    first = Recorded(1, HELD, SYSTEM, "", created(**dict(limits)))
    return first, evolve(State(), first)


class Meeting:
    """State and record of a meeting. ``do`` sends a command; a rejection is raised."""

    def __init__(self, phase: str = "in_session", **limits: int) -> None:
        first, self.state = begun(tuple(sorted(limits.items())))
        self.recorded = [first]
        self.now = HELD
        self.commands = 0
        if phase != "preparing":
            self.do(CHAIR, "OpenCheckIn")
        if phase == "in_session":
            self.do(CHAIR, "StartMeeting")

    def append(self, events: list[Event], actor: Actor, command: str) -> None:
        for event in events:
            one = Recorded(self.state.seq + 1, self.now, actor, command, event)
            self.state = evolve(self.state, one)
            self.recorded.append(one)

    def do(self, actor: Actor, name: str, /, **data: Any) -> list[Event]:
        """Carry a command out. ``expected`` is what a fresh screen would send."""
        self.now += 1000
        self.commands += 1
        kind = COMMANDS[name]
        if issubclass(kind, FloorCommand):
            data = {"expected": self.state.floor_seq, **data}
        events = decide(self.state, kind.model_validate(data), actor, self.now)
        if isinstance(events, Rejection):
            raise Rejected(events)
        self.append(events, actor, f"{actor.scope}/{self.commands}")
        return events

    def rejects(self, actor: Actor, name: str, /, **data: Any) -> str:
        """The code of the rejection that a command meets; it is an error if it meets none."""
        try:
            events = self.do(actor, name, **data)
        except Rejected as rejected:
            return rejected.code
        raise AssertionError(f"{name} was not rejected but brought {events}")

    def view(self, audience: str, actor: Actor = DISPLAY) -> dict[str, Any]:
        return project(self.state, audience, actor)

    def opinion(self, id_: int) -> Opinion:
        return self.state.opinions[id_]

    def status(self, id_: int) -> str:
        return self.opinion(id_).status

    # What happens often, in one word.

    def dialogue(self) -> None:
        """The agenda comes to where people speak."""
        self.do(CHAIR, "SetAgendaItem", item="dialogue")

    def person(self, by: Actor | None = None, **said: Any) -> int:
        """Somebody checks in: with a phone of their own, or at ``by``'s desk."""
        number = self.state.next_number
        self.do(by or phone(number), "CheckIn", **{"name": f"Lò Thị {number}", "village": "ten", "adult": True, **said})
        return number

    def waiting(self, number: int | None = None, **asked: Any) -> int:
        """Somebody (new, if nobody is named) waits to speak."""
        number = self.person() if number is None else number
        opinion = self.state.next_opinion
        self.do(DESK, "RequestToSpeak", number=number, **{"field": "road", "content": "Đường hỏng", **asked})
        return opinion

    def called(self, opinion: int | None = None) -> int:
        opinion = self.waiting() if opinion is None else opinion
        self.do(CHAIR, "GiveFloor", opinion=opinion)
        return opinion

    def speaking(self, opinion: int | None = None) -> int:
        opinion = self.called(opinion)
        self.do(CHAIR, "StartTimer")
        return opinion

    def heard(self, opinion: int | None = None) -> int:
        opinion = self.speaking(opinion)
        self.do(CHAIR, "EndSpeech")
        return opinion

    def outcome(self, opinion: int | None = None, **told: Any) -> int:
        opinion = self.heard() if opinion is None else opinion
        self.do(CHAIR, "RecordOutcome", opinions=[opinion], **{"outcome": "answered_here", **told})
        return opinion

    def written(self, **asked: Any) -> int:
        opinion = self.state.next_opinion
        number = self.person()
        self.do(DESK, "SubmitWritten", number=number, **{"field": "road", "content": "Đường hỏng", **asked})
        return opinion

    def joint(self, signers: int = 1, **asked: Any) -> tuple[int, ...]:
        """A request and those who joined it."""
        ids = tuple(self.waiting(**asked) for _ in range(signers + 1))
        self.do(CHAIR, "JoinRequests", lead=ids[0], others=list(ids[1:]))
        return ids

    def answering(self, *opinions: int, official: str = "deputy") -> None:
        self.do(CHAIR, "StartAnswer", official=official, opinions=list(opinions))

    def concluded(self) -> None:
        self.do(CHAIR, "Conclude", remaining="to_study")

    def at(self, status: str, **asked: Any) -> int:
        """An opinion that stands at ``status``."""
        if status == "written":
            return self.written(**asked)
        if status == "joined":
            return self.joint(**asked)[1]
        id_ = self.waiting(**asked)
        steps = {
            "called": ["GiveFloor"],
            "absent": ["GiveFloor", "MarkAbsent"],
            "speaking": ["GiveFloor", "StartTimer"],
            "heard": ["GiveFloor", "StartTimer", "EndSpeech"],
            "answering": ["GiveFloor", "StartTimer", "StartAnswer"],
            "replying": ["GiveFloor", "StartTimer", "EndSpeech", "StartReply"],
            "outcome": ["GiveFloor", "StartTimer", "EndSpeech", "RecordOutcome"],
            "refused": ["Refuse"],
            "withdrawn": ["Withdraw"],
        }
        for name in steps.get(status, []):
            self.do(CHAIR if name != "Withdraw" else DESK, name, **about(name, id_))
        return id_


def about(name: str, opinion: int) -> dict[str, Any]:
    """What a command on one opinion needs to say."""
    said: dict[str, dict[str, Any]] = {
        "Refuse": {"reason": "drunk", "route": "written"},
        "EditRequest": {"field": "water", "content": "Thiếu nước"},
        "RateAnswer": {"satisfied": "yes"},
        "Reorder": {"reason": "elderly"},
        "ConfirmSummary": {"ok": True},
        "AssignOfficial": {"official": "economy"},
        "ClassifyOpinion": {"field": "water"},
        "MarkConcerned": {"who": []},
    }
    if name == "StartAnswer":
        return {"official": "deputy", "opinions": [opinion]}
    if name == "RecordOutcome":
        return {"outcome": "answered_here", "opinions": [opinion]}
    bare = ("StartTimer", "PauseTimer", "ResumeTimer", "ExtendTime", "EndSpeech", "MarkAbsent", "EndAnswer", "Undo")
    return {} if name in bare else {"opinion": opinion, **said.get(name, {})}


def same(state: State) -> State:
    """A state without what an undo leaves standing: the counters, the time, the floor's sequence number."""
    texts = state.texts.update({key: replace(text, about=()) for key, text in state.texts.items()})
    counted = replace(state, seq=0, at=0, floor_seq=0, next_number=1, next_opinion=1, next_turn=1)
    return replace(counted, texts=texts, cancelled=Map(), held=Map())


def through_json(event: Event) -> Event:
    """The event after a stay in the journal."""
    data, sealed = json.loads(json.dumps(to_data(event)))
    return from_data(type(event).__name__, data, sealed)
