"""Days as the regulation counts them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting.calendar import VIETNAM, add_working_days, day_of


def at(*moment: int) -> int:
    return int(datetime(*moment, tzinfo=VIETNAM).timestamp() * 1000)  # type: ignore[arg-type,misc]


def test_the_day_is_vietnam_s() -> None:
    assert day_of(at(2026, 12, 4, 0, 0, 1)) == date(2026, 12, 4)
    assert day_of(at(2026, 12, 4, 23, 59, 59)) == date(2026, 12, 4)
    assert day_of(0) == date(1970, 1, 1)


@pytest.mark.parametrize(
    ("start", "count", "holidays", "end"),
    [
        ("2026-12-04", 0, (), "2026-12-04"),
        ("2026-12-04", 1, (), "2026-12-07"),
        ("2026-12-05", 1, (), "2026-12-07"),
        ("2026-12-04", 15, (), "2026-12-25"),
        ("2026-12-14", 15, ("2027-01-01",), "2027-01-05"),
        ("2026-12-31", 1, ("2027-01-01",), "2027-01-04"),
        ("2026-12-04", 1, ("2026-12-05",), "2026-12-07"),
    ],
)
def test_working_days(start: str, count: int, holidays: tuple[str, ...], end: str) -> None:
    assert add_working_days(date.fromisoformat(start), count, holidays).isoformat() == end


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 60))
def test_as_many_working_days_lie_between(start: date, count: int) -> None:
    end = add_working_days(start, count)
    days = [start + timedelta(days=i) for i in range(1, (end - start).days + 1)]
    assert sum(day.weekday() < 5 for day in days) == count
    assert end.weekday() < 5
