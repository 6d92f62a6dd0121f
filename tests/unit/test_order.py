"""The order in which people are called: what each policy does, that it is told, and that nobody starves."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting.order import POLICIES, Waiting, groups, order
from tests.unit.builders import CHAIR, COCHAIR, DESK, SECRETARY, Meeting, phone

FIELDS = ("road", "water", "land")
VILLAGES = ("ten", "co-muong")
PASSES = 5


def heard(meeting: Meeting, opinion: int) -> None:
    meeting.heard(opinion)
    meeting.outcome(opinion)


def test_who_has_not_spoken_goes_first_and_is_told_why() -> None:
    meeting = Meeting()
    first = meeting.waiting()
    heard(meeting, first)
    again, new, newer = meeting.waiting(number=1), meeting.waiting(), meeting.waiting()
    meeting.do(CHAIR, "ChooseOrder", policy="first_time")
    assert meeting.state.queue == (new, newer, again)
    assert [meeting.opinion(o).placed for o in (new, newer, again)] == ["first_time"] * 3
    assert meeting.view("me", phone(1))["opinions"][-1]["moved"] == "first_time"
    newest = meeting.waiting()
    assert meeting.state.queue == (new, newer, newest, again)


def test_who_spoke_without_a_turn_has_spoken_and_who_was_called_in_vain_has_not() -> None:
    meeting = Meeting()
    on_paper, absent = meeting.waiting(), meeting.at("absent")
    meeting.do(DESK, "EnterServed", numbers=[1])
    meeting.do(SECRETARY, "AddFromFloor", number=meeting.person(), field="road")
    again = [meeting.waiting(number=number) for number in (1, 3)]
    new = meeting.waiting()
    meeting.do(CHAIR, "ChooseOrder", policy="first_time")
    assert meeting.state.queue == (new, *again)
    cards = meeting.view("chair", CHAIR)
    assert [cards[f"opinion/{o}"]["spoke"] for o in (on_paper, absent, again[0])] == [True, False, False]


def test_a_village_called_in_vain_has_had_no_turn() -> None:
    meeting = Meeting()
    absent, ten = meeting.waiting(), meeting.waiting()
    co_muong = meeting.waiting(number=meeting.person(village="co-muong"))
    meeting.do(CHAIR, "ChooseOrder", policy="by_village")
    meeting.called(absent)
    assert meeting.state.queue == (co_muong, ten)
    meeting.do(CHAIR, "MarkAbsent")
    assert meeting.state.queue == (ten, co_muong)
    meeting.do(DESK, "EnterServed", numbers=[1])
    assert meeting.state.queue == (co_muong, ten)


def test_fields_take_turns() -> None:
    meeting = Meeting()
    roads = [meeting.waiting() for _ in range(3)]
    water, land = meeting.waiting(field="water"), meeting.waiting(field="land")
    meeting.do(CHAIR, "ChooseOrder", policy="by_field")
    assert meeting.state.queue == (roads[0], water, land, roads[1], roads[2])
    assert meeting.opinion(roads[0]).placed == ""
    heard(meeting, roads[0])
    assert meeting.state.queue == (water, land, roads[1], roads[2])
    meeting.do(DESK, "EditRequest", opinion=water, field="road", content="Đường hỏng")
    assert meeting.state.queue == (land, roads[1], roads[2], water)


def test_an_opinion_on_officials_has_its_turn_among_other_matters() -> None:
    meeting = Meeting()
    other, conduct, road = (meeting.waiting(field=f) for f in ("other", "conduct", "road"))
    meeting.do(CHAIR, "ChooseOrder", policy="by_field")
    assert meeting.state.queue == (other, road, conduct)


def test_villages_take_turns() -> None:
    meeting = Meeting()
    ten = [meeting.waiting() for _ in range(2)]
    co_muong = meeting.waiting(number=meeting.person(village="co-muong"))
    meeting.do(CHAIR, "ChooseOrder", policy="by_village")
    assert meeting.state.queue == (ten[0], co_muong, ten[1])
    meeting.do(DESK, "CorrectAttendee", number=3, name="Lò Thị Ba", village="ten")
    assert meeting.state.queue == (ten[0], ten[1], co_muong)


def test_the_chair_s_own_moves_stay_on_top() -> None:
    meeting = Meeting()
    one, two, three = (meeting.waiting() for _ in range(3))
    water = meeting.waiting(field="water")
    meeting.do(CHAIR, "Reorder", opinion=three, before=one, reason="elderly")
    meeting.do(CHAIR, "ChooseOrder", policy="by_field")
    assert meeting.state.queue == (three, one, water, two)
    assert meeting.opinion(three).moved == "elderly"
    meeting.do(CHAIR, "ChooseOrder", policy="registration")
    assert meeting.state.queue == (three, one, two, water)


def test_the_preview_is_what_comes() -> None:
    meeting = Meeting()
    for field in ("road", "road", "water", "road", "land"):
        meeting.waiting(field=field)
    told = meeting.view("chair", CHAIR)["order"]
    assert told["policy"] == "registration" and set(told["previews"]) == set(POLICIES)
    for policy in ("by_field", "by_village", "first_time"):
        meeting.do(CHAIR, "ChooseOrder", policy=policy)
        assert list(meeting.state.queue) == told["previews"][policy]
    meeting.do(CHAIR, "Undo")
    assert meeting.state.policy == "by_village"


def test_who_may_choose_and_when() -> None:
    meeting = Meeting()
    assert meeting.rejects(CHAIR, "ChooseOrder", policy="registration") == "already_there"
    assert meeting.rejects(COCHAIR, "ChooseOrder", policy="by_field") == "no_gavel"
    assert meeting.rejects(SECRETARY, "ChooseOrder", policy="by_field") == "not_allowed"
    meeting.do(CHAIR, "ChooseOrder", policy="by_field")  # nobody waits: the next ones are in this order
    assert meeting.state.queue == ()
    meeting.concluded()
    assert meeting.rejects(CHAIR, "ChooseOrder", policy="first_time") == "wrong_phase"


def test_a_call_out_of_turn_is_the_chair_s_choice_and_no_passing() -> None:
    meeting = Meeting()
    one, two = meeting.waiting(), meeting.waiting()
    meeting.do(CHAIR, "ChooseOrder", policy="by_field")
    heard(meeting, two)
    assert meeting.opinion(one).passed == 0


def test_the_limit_calls_whom_the_policy_would_pass_again() -> None:
    meeting = Meeting(passes=1)
    first = meeting.waiting()
    heard(meeting, first)
    again, new, newer = meeting.waiting(number=1), meeting.waiting(), meeting.waiting()
    meeting.do(CHAIR, "ChooseOrder", policy="first_time")
    assert meeting.state.queue == (new, again, newer)
    heard(meeting, new)
    assert meeting.opinion(again).passed == 1 and meeting.state.queue == (again, newer)


QUEUES = st.lists(
    st.tuples(st.sampled_from(FIELDS), st.sampled_from(VILLAGES), st.booleans(), st.integers(0, PASSES)), max_size=25
).map(lambda rows: [Waiting(i, *row) for i, row in enumerate(rows, 1)])
TURNS = st.lists(st.tuples(st.sampled_from(FIELDS), st.sampled_from(VILLAGES)), max_size=8)


@given(QUEUES, st.sampled_from(POLICIES), TURNS)
def test_everybody_is_in_the_order_once(queue: list[Waiting], policy: str, turns: list[tuple[str, str]]) -> None:
    found = list(order(queue, policy, turns, PASSES))
    assert sorted(opinion for opinion, _ in found) == [one.opinion for one in queue]
    stayed = {one.opinion for one, (opinion, _) in zip(queue, found, strict=True) if one.opinion == opinion}
    assert {opinion for opinion, why in found if not why} == stayed


@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from(FIELDS), st.sampled_from(VILLAGES), st.booleans()), max_size=80),
    st.lists(st.sampled_from(POLICIES), min_size=1, max_size=10),
)
def test_nobody_is_passed_more_often_than_the_limit(
    steps: list[tuple[bool, str, str, bool]], policies: list[str]
) -> None:
    """People come and are called in any sequence, while the chair changes the policy again and again."""
    queue: list[Waiting] = []
    turns: list[tuple[str, str]] = []
    for number, (comes, field, village, spoke) in enumerate([*steps, *[(False, "", "", False)] * len(steps)], 1):
        if comes:
            queue.append(Waiting(number, field, village, spoke))
        elif queue:
            called = next(order(queue, policies[number % len(policies)], turns, PASSES))[0]
            turns += [(one.field, one.village) for one in queue if one.opinion == called]
            queue = [replace(one, passed=one.passed + (one.opinion < called)) for one in queue if one.opinion != called]
            assert all(one.passed <= PASSES for one in queue)
    assert not queue


def test_an_unknown_policy_is_an_error() -> None:
    with pytest.raises(KeyError):
        list(order([Waiting(1, "road", "ten", False)], "by_age", [], PASSES))
    assert groups("road", "ten") == ("field/road", "village/ten")
