"""Random conferences: everybody presses anything, and what must hold is looked at after every command."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from meeting.actors import SYSTEM, Actor, Role
from meeting.events import (
    ActionUndone,
    AnswerStarted,
    FloorGiven,
    OpinionRaised,
    PersonCheckedIn,
    Recorded,
    RegistrationClosed,
    ReplyStarted,
)
from meeting.evolve import evolve, fold
from meeting.order import POLICIES
from meeting.protection import protected
from meeting.queueing import arranged
from meeting.state import State
from meeting.undoing import kept_from_holder
from meeting.views import apply, concerned, delta, project
from tests.unit.builders import (
    CHAIR,
    COCHAIR,
    DESK,
    DISPLAY,
    OBSERVER,
    OFFICIAL,
    OPERATOR,
    ORGANISER,
    SECRETARY,
    SECRETARY2,
    VILLAGE,
    Meeting,
    Rejected,
    about,
    begun,
    phone,
    same,
)
from tests.unit.naive import Naive

LOOKING: list[tuple[str, Actor]] = [
    ("public", DISPLAY),
    ("desk", DESK),
    ("secretary", SECRETARY),
    ("chair", CHAIR),
    ("organiser", ORGANISER),
    ("observer", OBSERVER),
    ("village", VILLAGE),
    ("official", OFFICIAL),
    *(("me", actor) for actor in (SECRETARY, SECRETARY2, CHAIR, COCHAIR, OPERATOR, OFFICIAL)),
]
PHONES = [phone(n) for n in range(1, 7)]
PICK = st.integers(0, 999)
FIELD = st.sampled_from(["road", "conduct", "land"])
CHAIRS = st.sampled_from(["holder", "holder", "operator", "cochair1"])
# What may be pressed with an effect, by where the opinion stands.
CITIZENS_MAY = {
    "waiting": "EditRequest Withdraw ToWritten",
    "joined": "LeaveJoint Withdraw",
    "called": "Coming NotReady",
    "absent": "ImHere",
    "outcome": "RateAnswer",
}
CHAIRS_MAY = {
    "waiting": "GiveFloor GiveFloor GiveFloor Refuse ToWritten AssignOfficial",
    "called": "StartTimer StartTimer StartTimer MarkAbsent MarkAbsent Refuse ExtendTime",
    "absent": "Recall",
    "speaking": "EndSpeech EndSpeech PauseTimer ResumeTimer ExtendTime StartAnswer Refuse",
    "heard": "StartAnswer StartReply RecordOutcome",
    "written": "StartAnswer RecordOutcome",
    "answering": "EndAnswer StartAnswer StartReply RecordOutcome PauseTimer ResumeTimer",
    "replying": "EndSpeech Refuse StartAnswer",
    "outcome": "StartAnswer RecordOutcome",
    "refused": "RecordOutcome",
}
ANYTHING = sorted({name for may in (CITIZENS_MAY, CHAIRS_MAY) for names in may.values() for name in names.split()})
RAISES = (FloorGiven, AnswerStarted, ReplyStarted)


class Conference(RuleBasedStateMachine):
    """One conference. Each rule is one press of one button."""

    def __init__(self) -> None:
        super().__init__()
        self.meeting = Meeting()
        self.naive = Naive()
        self.used: set[tuple[str, int]] = set()
        self.views = self.look()
        # Once reopened, a session cannot be taken back by undoing.
        for name in ("OpenCheckIn", "StartMeeting"):
            self.naive.carry_out(True, "", name, {}, None)
        for name, data in (("Conclude", {}), ("ReopenPhase", {"reason": "Nhầm"}), ("OpenRegistration", {})):
            self.send(CHAIR, name, **data)

    # --- what is pressed ----------------------------------------------------------------------------------------------

    @initialize(fields=st.lists(FIELD, min_size=2, max_size=5))
    def people_wait(self, fields: list[str]) -> None:
        for number, field in enumerate(fields, 1):
            self.send(phone(number), "CheckIn", name=f"Lò Thị {number}", village="ten", adult=True)
            self.send(phone(number), "RequestToSpeak", field=field, content="Đường hỏng")

    @rule(by=st.sampled_from([*PHONES, DESK, VILLAGE]), needs=st.booleans())
    def check_in(self, by: Actor, needs: bool) -> None:
        said = {"name": "Vàng A Páo", "village": "ten", "adult": True, "companion": True}
        self.send(by, "CheckIn", **said, needs=["interpreter"] if needs else [])

    @rule(n=PICK, name=st.sampled_from(["RequestToSpeak", "RequestToSpeak", "SubmitWritten"]), field=FIELD)
    def raise_opinion(self, n: int, name: str, field: str) -> None:
        self.send(PHONES[n % 6], name, field=field, content="Nước thiếu")

    @rule(n=PICK, desk=st.booleans())
    def citizen(self, n: int, desk: bool) -> None:
        name, id_ = self.sensible(n, CITIZENS_MAY)
        self.send(DESK if desk else self.owner(id_), name, **about(name, id_))

    @rule(n=PICK, by=CHAIRS)
    def chair(self, n: int, by: str) -> None:
        name, id_ = self.sensible(n, CHAIRS_MAY)
        self.send(self.presser(by), name, **about(name, id_))

    @rule(n=PICK, m=PICK)
    def speaker_after_speaker(self, n: int, m: int) -> None:
        self.send(self.presser("holder"), "GiveFloor", opinion=self.pick(n, "waiting"))
        self.send(OPERATOR, ("StartTimer", "StartTimer", "StartTimer", "MarkAbsent")[m % 4])
        self.send(OPERATOR, ("EndSpeech", "EndSpeech", "PauseTimer", "Undo")[m % 4])

    @rule(n=PICK, name=st.sampled_from(ANYTHING), by=st.sampled_from([CHAIR, OPERATOR, SECRETARY, DESK, PHONES[0]]))
    def anything(self, n: int, name: str, by: Actor) -> None:
        self.send(by, name, **about(name, self.pick(n, "")))

    @rule(n=PICK, m=PICK, official=st.sampled_from(["deputy", "chair", "economy"]))
    def answer_to_several(self, n: int, m: int, official: str) -> None:
        opinions = [self.pick(i, "heard written speaking answering outcome") for i in (n, m)]
        self.send(OPERATOR, "StartAnswer", official=official, opinions=opinions)

    @rule(by=st.sampled_from([CHAIR, SECRETARY, OPERATOR]), now=st.booleans(), new=st.booleans(), field=FIELD)
    def from_the_floor(self, by: Actor, now: bool, new: bool, field: str) -> None:
        who = {"name": "Ai đó", "village": "co-muong"} if new else {"number": 1}
        self.send(by, "AddFromFloor", field=field, now=now and by is not SECRETARY, **who)

    @rule(n=PICK, m=PICK)
    def reorder(self, n: int, m: int) -> None:
        before = self.pick(m, "waiting") if m % 3 else None
        self.send(OPERATOR, "Reorder", opinion=self.pick(n, "waiting"), before=before, reason="far")

    @rule(n=PICK, m=PICK, by=st.sampled_from([CHAIR, SECRETARY]))
    def join(self, n: int, m: int, by: Actor) -> None:
        self.send(by, "JoinRequests", lead=self.pick(n, "waiting"), others=[self.pick(m, "waiting")])

    @rule(n=PICK, name=st.sampled_from(["ClassifyOpinion", "MarkConcerned", "RecordOutcome"]))
    def secretary(self, n: int, name: str) -> None:
        self.send(SECRETARY, name, **about(name, self.pick(n, "heard answering written outcome refused")))

    @rule(n=PICK, who=st.sampled_from([[], ["chair"], ["secretary2", "economy"]]))
    def concern(self, n: int, who: list[str]) -> None:
        self.send(SECRETARY, "MarkConcerned", opinion=self.pick(n, ""), who=who)

    @rule(n=PICK, kind=st.sampled_from(["turn", "opinion"]), part=st.sampled_from(["asked", "answered"]))
    def write(self, n: int, kind: str, part: str) -> None:
        ids = sorted(self.meeting.state.turns if kind == "turn" else self.meeting.state.opinions) or [1]
        entry = f"{kind}-{ids[n % len(ids)]}"
        old = self.meeting.state.texts.get(f"{entry}.{part}")
        base = old.version if old else 0
        self.send(SECRETARY2, "WriteMinutes", entry=entry, part=part, text=f"Ghi {base}", base_version=base)

    @rule(n=PICK, official=st.sampled_from(["economy", None]))
    def assign(self, n: int, official: str | None) -> None:
        self.send(OPERATOR, "AssignOfficial", opinion=self.pick(n, ""), official=official)

    @rule(n=PICK, by=st.sampled_from([DESK, CHAIR]))
    def confirm_name(self, n: int, by: Actor) -> None:
        self.send(by, "ConfirmName", number=n + 1)

    @rule(name=st.sampled_from(["CloseRegistration", "OpenRegistration", "SetAgendaItem", "Announce", "PassGavel"]))
    def around(self, name: str) -> None:
        to = "cochair1" if self.meeting.state.gavel == "chair" else "chair"
        data = {"SetAgendaItem": {"item": "dialogue"}, "Announce": {"text": "Nghỉ"}, "PassGavel": {"to": to}}
        self.send(self.presser("holder"), name, **data.get(name, {}))

    @rule(minutes=st.sampled_from([1, 2, None]), hour_comes=st.booleans())
    def registration_ends_by_itself(self, minutes: int | None, hour_comes: bool) -> None:
        self.send(OPERATOR, "SetRegistrationEnd", minutes=minutes)
        self.meeting.now += 60_000 if hour_comes else 0
        self.send(SYSTEM, "CloseRegistration")

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.send(OPERATOR, "Undo")

    @precondition(lambda self: self.meeting.commands > 25)
    @rule(name=st.sampled_from(["Conclude", "ReopenPhase"]))
    def phase(self, name: str) -> None:
        self.send(
            self.presser("holder"), name, **({"remaining": "to_study"} if name == "Conclude" else {"reason": "Nhầm"})
        )

    # --- what must hold -----------------------------------------------------------------------------------------------

    def pick(self, n: int, statuses: str) -> int:
        """An opinion that stands right, if there is one."""
        known = sorted(self.meeting.state.opinions) or [1]
        right = [id_ for id_ in known if id_ in self.naive.status and self.naive.status[id_] in statuses.split()]
        return (right or known)[n % len(right or known)]

    def sensible(self, n: int, may: dict[str, str]) -> tuple[str, int]:
        """A command and an opinion that it can be meant for."""
        pairs = [(name, i) for i, s in sorted(self.naive.status.items()) for name in may.get(s, "").split()]
        return pairs[n % len(pairs)] if pairs else ("Withdraw", 1)

    def presser(self, by: str) -> Actor:
        gavel = CHAIR if self.meeting.state.gavel == "chair" else COCHAIR
        return {"holder": gavel, "operator": OPERATOR, "cochair1": COCHAIR}[by]

    def owner(self, id_: int) -> Actor:
        """The phone of whose opinion it is; somebody's, where there is none."""
        opinion = self.meeting.state.opinions.get(id_)
        devices = self.meeting.state.attendees[opinion.number].devices if opinion else ()
        return Actor(Role.CITIZEN, devices[0] if devices else "phone1")

    def send(self, actor: Actor, name: str, /, **data: Any) -> None:
        old = self.meeting.state
        try:
            events = self.meeting.do(actor, name, **data)
        except Rejected:
            assert self.meeting.state is old
            return
        if name == "Conclude":
            data["recused"] = frozenset(map(int, project(old, "chair", CHAIR)["recused"]))
        if name == "ReopenPhase":
            data["protected"] = frozenset(id_ for id_, one in old.opinions.items() if protected(old, one))
        if isinstance(events[0], ActionUndone):
            self.naive.undo(events[0].command, {one.command for one in old.actions if kept_from_holder(old, one)})
        else:
            new = next((e.opinion for e in events if isinstance(e, OpinionRaised)), None)
            chairs = actor.role in (Role.CHAIR, Role.COCHAIR, Role.OPERATOR)
            self.naive.carry_out(chairs, self.meeting.recorded[-1].command, name, data, new)
        self.numbers_are_new(events)
        self.deltas_make_the_fresh_view(old)
        self.floor_and_queue()

    def look(self) -> dict[tuple[str, Actor], dict[str, Any]]:
        """What everybody sees; a slice that is ``None`` is none."""
        state = self.meeting.state
        return {
            (audience, actor): {k: v for k, v in project(state, audience, actor).items() if v is not None}
            for audience, actor in [*LOOKING, *(("me", actor) for actor in PHONES)]
        }

    def numbers_are_new(self, events: list[Any]) -> None:
        for event in events:
            fresh = [("person", event.number)] if isinstance(event, PersonCheckedIn) else []
            fresh += [("opinion", event.opinion)] if isinstance(event, OpinionRaised) else []
            fresh += [("turn", event.turn)] if isinstance(event, RAISES) else []
            assert self.used.isdisjoint(fresh)
            self.used.update(fresh)

    def deltas_make_the_fresh_view(self, old: Any) -> None:
        before, self.views = self.views, self.look()
        for eye, view in self.views.items():
            assert apply(before[eye], delta(before[eye], view)) == view
        told = concerned(old, self.meeting.state)
        for actor in PHONES:
            if before["me", actor] != self.views["me", actor]:
                numbers = {*old.devices.get(actor.id, ()), *self.meeting.state.devices.get(actor.id, ())}
                assert told & numbers

    def floor_and_queue(self) -> None:
        state, naive = self.meeting.state, self.naive
        statuses = {id_: one.status for id_, one in state.opinions.items()}
        assert statuses == naive.status
        self.order_of_the_queue()
        assert sorted(state.queue) == sorted(id_ for id_, status in statuses.items() if status == "waiting")
        assert {id_: one.lead for id_, one in state.opinions.items() if one.lead is not None} == naive.lead
        turn = state.turn
        assert (
            (turn.kind, list(turn.opinions), turn.started_at is not None)
            == (
                naive.kind,
                naive.holders,
                naive.started,
            )
            if turn
            else not naive.kind
        )
        on_the_floor = {id_ for id_ in statuses if statuses[id_] in ("called", "speaking", "answering", "replying")}
        holding = {i for lead in turn.opinions for i in (lead, *state.opinions[lead].cosigners)} if turn else set()
        assert {id_ for id_ in holding if state.opinions[id_].outcome is None} <= on_the_floor <= holding
        assert [t.id for t in state.turns.values() if t.ended_at is None] == ([turn.id] if turn else [])

    def order_of_the_queue(self) -> None:
        assert list(self.meeting.state.queue) == self.naive.queue

    def teardown(self) -> None:
        recorded, state = self.meeting.recorded, self.meeting.state
        _, begin = begun(())
        assert fold(recorded[1:], begin) == state
        seqs = {r.seq: r.command for r in recorded}
        undone = {seqs[r.event.action] for r in recorded if isinstance(r.event, ActionUndone)}
        kept = [r for r in recorded if r.command not in undone and not isinstance(r.event, ActionUndone)]
        assert same(as_if_never_undone(kept[1:], begin)) == same(state)


def as_if_never_undone(kept: list[Recorded], state: State) -> State:
    """Where registration has no hour, or a later one, it would not have closed by itself."""
    for one in kept:
        until = state.registration_until
        if one.actor == SYSTEM and isinstance(one.event, RegistrationClosed) and (until is None or until > one.at):
            continue
        state = evolve(state, one)
    return state


class Morning(Conference):
    """The same under another name, so that two workers share the sequences."""


class Noon(Conference):
    pass


class Evening(Conference):
    """The chair changes the order and lets texts through; the gavel's holder and officials come and go."""

    def order_of_the_queue(self) -> None:
        state = self.meeting.state
        assert sorted(state.queue) == sorted(self.naive.queue)
        passes = state.expect_regulation().limits.passes
        assert all(one.passed <= passes for one in state.opinions.values())
        if state.policy != "registration":
            assert state.queue == arranged(state).queue

    @rule(policy=st.sampled_from(POLICIES), by=CHAIRS)
    def choose_order(self, policy: str, by: str) -> None:
        self.send(self.presser(by), "ChooseOrder", policy=policy)

    @rule(n=PICK, by=st.sampled_from([SECRETARY, CHAIR]), text=st.sampled_from(["Đường", ""]))
    def let_through(self, n: int, by: Actor, text: str) -> None:
        self.send(by, "LetThrough", opinion=self.pick(n, "waiting called speaking heard"), text=text)

    @rule(name=st.sampled_from(["AskGavel", "TakeGavel"]), gone=st.booleans())
    def gavel(self, name: str, gone: bool) -> None:
        self.send(SYSTEM, "ReportHolder", holder=self.meeting.state.gavel, gone=gone)
        self.send(COCHAIR if self.meeting.state.gavel == "chair" else CHAIR, name)

    @rule(official=st.sampled_from(["economy", "deputy", "official1"]))
    def an_official_goes_and_another_comes(self, official: str) -> None:
        self.send(ORGANISER, "RemoveOfficial", official=official)
        self.send(ORGANISER, "AddOfficial", name="Giàng A Páo", office=f"thay {official}", fields=["road"])

    @rule(mode=st.sampled_from(["auto", "break", "same"]), screen=st.sampled_from([1, 2]))
    def show(self, mode: str, screen: int) -> None:
        self.send(self.presser("holder"), "ShowOnDisplay", mode=mode, screen=screen, minutes=5)


pytestmark = pytest.mark.long
TestMorning, TestNoon, TestEvening, TestNight = Morning.TestCase, Noon.TestCase, Evening.TestCase, Conference.TestCase
TestMorning.settings = TestNoon.settings = TestEvening.settings = TestNight.settings = settings(
    max_examples=256,
    stateful_step_count=20,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
