"""Dates that the regulation counts in."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
SATURDAY = 5


def day_of(at: int) -> date:
    """The Vietnamese calendar day of ``at`` (milliseconds since the epoch)."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(VIETNAM).date()


def add_working_days(start: date, count: int, holidays: Collection[str] = ()) -> date:
    """The ``count``-th working day after ``start``; Saturdays, Sundays and ``holidays`` (ISO dates) are not counted."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY and day.isoformat() not in holidays
    return day
