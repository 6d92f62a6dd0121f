"""What time brings, sent as the system's own commands: today the purge of check-in data."""

import logging

from meeting.actors import SYSTEM
from meeting.commands import PurgeCheckIns
from meeting.privacy import purge_at

from . import again
from .halls import Hall, Halls

EVERY = 3600  # seconds
log = logging.getLogger(__name__)


def start(halls: Halls) -> None:
    """Look at once and then every hour, beside whatever else the server does."""
    again.every(EVERY, halls, "purge", _purge)


def do_what_is_due(halls: Halls) -> None:
    """One look at every meeting."""
    again.once(halls, "purge", _purge)


def _purge(hall: Hall) -> None:
    state = hall.room.state
    at = purge_at(state)
    if at is None or state.purged_at is not None or hall.room.clock.now() < at:
        return
    hall.room.submit(SYSTEM, f"purge-{at}", PurgeCheckIns())
    log.warning("check-in data of %s was purged", hall.slug)
