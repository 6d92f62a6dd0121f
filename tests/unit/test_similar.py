"""Which requests are offered to be joined."""

from tests.unit.builders import CHAIR, SECRETARY, Meeting

ROAD = "Đường vào bản Ten sạt lở từ tháng 8, xe không đi được"
SAME = "duong vao ban ten bi sat lo, xe may khong qua duoc"
ELSE = "Đề nghị làm cầu qua suối Nậm Rốm cho học sinh"


def similar(meeting: Meeting) -> list[tuple[int, list[int]]]:
    return [(row["lead"], row["others"]) for row in meeting.view("chair", CHAIR)["similar"]]


def test_the_same_field_and_shared_words_without_diacritics() -> None:
    meeting = Meeting()
    one, other, two = (meeting.waiting(content=text) for text in (ROAD, ELSE, SAME))
    meeting.waiting(content=SAME, field="water")
    assert similar(meeting) == [(one, [two])]
    (row,) = meeting.view("secretary", SECRETARY)["similar"]
    assert row["words"] == ["đường", "vào", "ten", "sạt"] or set(row["words"]) <= set(ROAD.lower().split())
    assert other not in row["others"]


def test_one_s_own_requests_and_protected_ones_are_not_compared() -> None:
    meeting = Meeting(waiting_per_person=2)
    meeting.waiting(content=ROAD)
    meeting.waiting(number=1, content=ROAD)
    meeting.waiting(content=ROAD, field="conduct")
    meeting.waiting(content=ROAD, field="conduct")
    assert similar(meeting) == []


def test_those_who_joined_are_offered_no_more() -> None:
    meeting = Meeting()
    one, two, three = (meeting.waiting(content=ROAD) for _ in range(3))
    assert similar(meeting) == [(one, [two, three])]
    meeting.do(CHAIR, "JoinRequests", lead=one, others=[two, three])
    assert similar(meeting) == []
    late, other = meeting.waiting(content=ROAD), meeting.waiting(content=ELSE)
    assert similar(meeting) == [(one, [late])] and other not in similar(meeting)[0][1]
