"""What time or absence brings during a meeting, sent as the system's own commands with ids that follow from them."""

import logging
from dataclasses import dataclass, field

from meeting.actors import SYSTEM
from meeting.commands import CloseRegistration, Command, OfferWriting, ReportHolder
from meeting.waiting import newly_beyond

from . import again
from .halls import Hall, Halls

EVERY = 1.0
GONE_AFTER = 30_000
LIVE = ("doors_open", "in_session", "concluded")
log = logging.getLogger(__name__)


@dataclass
class Watch:
    """What is looked at again and again. Times are milliseconds of the meeting's own clock."""

    halls: Halls
    gone_after: int = GONE_AFTER
    seen: dict[str, tuple[str, int]] = field(default_factory=dict)

    def start(self) -> None:
        """Look every second, beside whatever else the server does."""
        again.every(EVERY, self.halls, "watch", self._look)

    def look(self) -> None:
        """One look at every meeting."""
        again.once(self.halls, "watch", self._look)

    def _look(self, hall: Hall) -> None:
        if hall.room.state.phase in LIVE:
            self._registration(hall)
            self._cut_off(hall)
            self._holder(hall)

    def _registration(self, hall: Hall) -> None:
        until = hall.room.state.registration_until
        if until is not None and hall.room.clock.now() >= until:
            _send(hall, f"registration-{until}", CloseRegistration())

    def _cut_off(self, hall: Hall) -> None:
        state = hall.room.state
        if newly_beyond(state, hall.room.clock.now()):
            _send(hall, f"cut-off-{state.seq}", OfferWriting())

    def _holder(self, hall: Hall) -> None:
        """Report once that the holder's tablet has been gone for long enough, and once that it is back."""
        state, now = hall.room.state, hall.room.clock.now()
        holder, seen = self.seen.get(hall.slug, ("", now))
        there = hall.push.is_there(state.gavel)
        if there or holder != state.gavel:
            seen = now
        self.seen[hall.slug] = (state.gavel, seen)
        gone = now - seen >= self.gone_after
        if (gone and not state.holder_gone) or (there and state.holder_gone):
            report = ReportHolder(holder=state.gavel, gone=gone)
            _send(hall, f"holder-{state.gavel}-{seen}-{gone}", report)


def _send(hall: Hall, id_: str, command: Command) -> None:
    hall.room.submit(SYSTEM, id_, command)
    log.info("%s: %s", hall.slug, type(command).__name__)
