"""What is done for every meeting again and again, beside whatever else the server does."""

import logging
import threading
import time
from collections.abc import Callable

from meeting.journal import JournalError

from .halls import Hall, Halls

log = logging.getLogger(__name__)
Job = Callable[[Hall], None]


def every(seconds: float, halls: Halls, name: str, job: Job) -> None:
    """Do ``job`` with each meeting at once and then every ``seconds``, as long as the server runs."""

    def work() -> None:
        while True:
            once(halls, name, job)
            time.sleep(seconds)

    threading.Thread(target=work, name=name, daemon=True).start()


def once(halls: Halls, name: str, job: Job) -> None:
    """Do ``job`` with each meeting; one that fails, however it does, keeps neither the others nor the next time."""
    for hall in halls:
        try:
            job(hall)
        except JournalError as error:
            log.error("%s of %s: %s", name, hall.slug, error.code)
        except OSError as error:
            log.error("%s of %s: %s", name, hall.slug, error)
        except Exception:
            log.exception("%s of %s", name, hall.slug)
