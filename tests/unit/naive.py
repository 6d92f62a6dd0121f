"""The floor and the queue once more, as plainly as can be said: dicts, lists, and an undo that does all again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

UNDOABLE = {
    *("GiveFloor", "StartTimer", "PauseTimer", "ResumeTimer", "ExtendTime", "EndSpeech", "MarkAbsent", "Recall"),
    *("Refuse", "AddFromFloor", "StartAnswer", "EndAnswer", "StartReply", "Reorder", "JoinRequests", "ToWritten"),
    *("AssignOfficial", "OpenCheckIn", "OpenRegistration", "CloseRegistration", "StartMeeting", "SetAgendaItem"),
    *("ShowOnDisplay", "Announce", "RecordOutcome", "ChooseOrder", "SetRegistrationEnd", "LeaveJoint", "LetThrough"),
}
BY_OTHERS = {"AddFromFloor", "EnterServed"}


def others(command: str) -> bool:
    """Whether desk or secretary sent it: what was built upon since stays, and is in nobody's way."""
    return command.startswith(("desk", "secretary"))


@dataclass
class Naive:
    """``done`` holds what was carried out: command, name, data, the new opinion's id, whether the chair can undo it."""

    done: list[tuple[str, str, dict[str, Any], int | None, bool]] = field(default_factory=list)
    status: dict[int, str] = field(default_factory=dict)
    lead: dict[int, int] = field(default_factory=dict)
    queue: list[int] = field(default_factory=list)
    moved: set[int] = field(default_factory=set)
    settled: set[int] = field(default_factory=set)
    kind: str = ""
    holders: list[int] = field(default_factory=list)
    started: bool = False
    parted: list[int] = field(default_factory=list)
    stood: dict[int, str] = field(default_factory=dict)
    joint: dict[int, int] = field(default_factory=dict)
    line: list[int] = field(default_factory=list)

    def carry_out(self, chairs: bool, command: str, name: str, data: dict[str, Any], new: int | None) -> None:
        self.done.append((command, name, data, new, name in BY_OTHERS or (chairs and name in UNDOABLE)))
        if name in ("Conclude", "CloseMeeting", "ReopenPhase"):
            self.done = [(*one[:4], False) for one in self.done]
        return self.apply(name, data, new)

    def undo(self, command: str, apart: set[str]) -> None:
        """What stands ``apart`` concerns the gavel's holder, and is nobody's to take back but an uninvolved chair's."""
        at = next(i for i, one in enumerate(self.done) if one[0] == command)
        assert self.done[at][4]
        assert command not in apart
        assert all(others(later) or later in apart for later, *_, undoable in self.done[at + 1 :] if undoable)
        kept = [*self.done[:at], *self.done[at + 1 :]]
        self.__init__(kept)  # type: ignore[misc]
        for _, name, data, new, _ in kept:
            self.apply(name, data, new)

    def apply(self, name: str, data: dict[str, Any], new: int | None) -> None:
        step: Callable[..., None] | None = getattr(self, f"on_{name}", None)
        if step is not None:
            step(**{**data, "new": new})

    # Helpers.

    def group(self, id_: int) -> list[int]:
        return [id_, *(other for other, lead in self.lead.items() if lead == id_)]

    def leads(self, ids: list[int]) -> list[int]:
        return list(dict.fromkeys(self.lead.get(id_, id_) for id_ in ids))

    def on_the_floor(self, ids: list[int]) -> bool:
        return not {one for holder in self.holders for one in self.group(holder)}.isdisjoint(ids)

    def put(self, ids: list[int], status: str) -> None:
        for id_ in ids:
            for one in self.group(id_):
                own = "joined" if status == "absent" and one in self.lead else status
                self.status[one] = "outcome" if status == "heard" and one in self.settled else own

    def take(self, kind: str, ids: list[int], status: str) -> None:
        self.leave()
        self.put(ids, status)
        self.kind, self.holders, self.started = kind, ids, kind != "speech"

    def leave(self, status: str = "") -> None:
        if self.kind:
            self.put(self.holders, status or ("heard" if self.started else "absent"))
        self.kind, self.holders, self.started = "", [], False

    def stand(self, ids: list[int]) -> None:
        for id_ in sorted(ids):
            later = [other for other in self.queue if other > id_ and other not in self.moved]
            self.queue.insert(self.queue.index(later[0]) if later else len(self.queue), id_)

    def part(self, id_: int, status: str) -> None:
        others = self.group(id_)[1:]
        for other in others:
            del self.lead[other]
            self.status[other] = "heard" if self.status[id_] == "replying" else "waiting"
            self.moved -= {other} if self.status[other] == "waiting" else set()
        self.stand([other for other in others if self.status[other] == "waiting"])
        self.lead.pop(id_, None)
        self.status[id_] = status
        self.queue = [other for other in self.queue if other != id_]

    # Commands.

    def on_RequestToSpeak(self, new: int, **_: Any) -> None:
        self.status[new] = "waiting"
        self.queue.append(new)

    def on_SubmitWritten(self, new: int, **_: Any) -> None:
        self.status[new] = "written"

    def on_AddFromFloor(self, new: int, now: bool = False, **_: Any) -> None:
        self.status[new] = "heard"
        if now:
            self.take("speech", [new], "called")

    def on_Withdraw(self, opinion: int, **_: Any) -> None:
        self.part(opinion, "withdrawn")

    def on_ToWritten(self, opinion: int, **_: Any) -> None:
        self.part(opinion, "written")

    def on_Refuse(self, opinion: int, **_: Any) -> None:
        if opinion in self.holders:
            self.kind, self.holders, self.started = "", [], False
        if opinion in self.settled:
            self.put([opinion], "outcome")
        else:
            self.part(opinion, "refused")

    def on_JoinRequests(self, lead: int, others: list[int], **_: Any) -> None:
        for other in others:
            self.lead[other] = lead
            self.status[other] = "joined"
        self.queue = [other for other in self.queue if other not in others]

    def on_LeaveJoint(self, opinion: int, **_: Any) -> None:
        del self.lead[opinion]
        self.status[opinion] = "waiting"
        self.moved.discard(opinion)
        self.stand([opinion])

    def on_Reorder(self, opinion: int, before: int | None = None, **_: Any) -> None:
        self.queue.remove(opinion)
        self.queue.insert(len(self.queue) if before is None else self.queue.index(before), opinion)
        self.moved.add(opinion)

    def on_Recall(self, opinion: int, **_: Any) -> None:
        self.lead.pop(opinion, None)
        self.put([opinion], "joined")
        self.status[opinion] = "waiting"
        self.queue.insert(1, opinion)
        self.moved.add(opinion)

    on_ImHere = on_Recall

    def on_GiveFloor(self, opinion: int, **_: Any) -> None:
        self.queue.remove(opinion)
        self.take("speech", [opinion], "called")

    def on_StartTimer(self, **_: Any) -> None:
        self.put(self.holders, "speaking")
        self.started = True

    def on_EndSpeech(self, **_: Any) -> None:
        self.leave("heard")

    def on_EndAnswer(self, **_: Any) -> None:
        self.leave("heard")

    def on_MarkAbsent(self, **_: Any) -> None:
        self.leave("absent")

    def on_StartAnswer(self, opinions: list[int], **_: Any) -> None:
        self.take("answer", self.leads(opinions), "answering")

    def on_StartReply(self, opinion: int, **_: Any) -> None:
        self.take("reply", [opinion], "replying")

    def on_RecordOutcome(self, opinions: list[int], **_: Any) -> None:
        opinions = self.leads(opinions)
        if self.on_the_floor(opinions):
            self.leave("heard")
        for id_ in opinions:
            self.settled.update(self.group(id_))
        self.put(opinions, "outcome")

    def on_Conclude(self, recused: frozenset[int] = frozenset(), **_: Any) -> None:
        self.stood, self.joint, self.line = dict(self.status), dict(self.lead), list(self.queue)
        self.leave()
        self.parted = []
        for id_ in sorted(self.status, key=lambda one: one not in self.lead):
            if self.status[id_] in ("waiting", "joined", "called", "absent"):
                self.part(id_, "written")
                self.parted.append(id_)
        left = recused | self.lead.keys()
        self.on_RecordOutcome([i for i, s in self.status.items() if s in ("heard", "refused") and i not in left])

    def on_ReopenPhase(self, protected: frozenset[int] = frozenset(), **_: Any) -> None:
        again = [id_ for id_ in self.parted if self.status[id_] == "written"]
        self.parted = []
        for id_ in again:
            lead = self.joint.get(id_)
            if lead in again and (id_ in protected) == (lead in protected):
                self.lead[id_] = lead
            self.status[id_] = "joined" if id_ in self.lead else "absent" if self.stood[id_] == "absent" else "waiting"
        waiting = [id_ for id_ in again if self.status[id_] == "waiting"]
        self.queue = [id_ for id_ in self.line if id_ in waiting] + self.queue
        self.moved.difference_update(set(waiting) - set(self.queue))
        self.stand([id_ for id_ in waiting if id_ not in self.queue])
