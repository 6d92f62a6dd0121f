"""What time brings, sent as the system's own commands: today the purge of check-in data."""

import logging
import threading
import time

from meeting.actors import SYSTEM
from meeting.commands import PurgeCheckIns
from meeting.journal import JournalError
from meeting.privacy import purge_at

from .halls import Hall, Halls

EVERY = 3600  # seconds
log = logging.getLogger(__name__)


def start(halls: Halls) -> None:
    """Look at once and then every hour, beside whatever else the server does."""

    def work() -> None:
        while True:
            do_what_is_due(halls)
            time.sleep(EVERY)

    threading.Thread(target=work, name="chores", daemon=True).start()


def do_what_is_due(halls: Halls) -> None:
    """One look. A meeting that fails does not keep the others from theirs."""
    for hall in halls:
        try:
            _purge(hall)
        except JournalError as error:
            log.error("purge of %s: %s", hall.slug, error.code)


def _purge(hall: Hall) -> None:
    state = hall.room.state
    at = purge_at(state)
    if at is None or state.purged_at is not None or hall.room.clock.now() < at:
        return
    hall.room.submit(SYSTEM, f"purge-{at}", PurgeCheckIns())
    log.warning("check-in data of %s was purged", hall.slug)
