"""What all simulated people share: the meeting's time, a few threads to act on, the terminal, and what went wrong."""

import heapq
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import requests

from .client import Client, Refused

Answer = TypeVar("Answer")
WORKERS = 6
PATIENCE = 60
RETRY = 0.5
BUDGET_PAUSE = 1.1
# What may happen to anybody because somebody else was quicker.
OVERTAKEN = frozenset(
    (
        "actor_concerned",
        "already_checked_in",
        "already_confirmed",
        "already_followed",
        "already_paused",
        "already_replied",
        "already_started",
        "already_there",
        "already_waiting",
        "conflict",
        "floor_busy",
        "floor_changed",
        "floor_free",
        "gavel_is_asked",
        "has_cosigners",
        "holder_concerned",
        "no_gavel",
        "no_summary",
        "not_paused",
        "not_started",
        "nothing_to_undo",
        "official_concerned",
        "opinion_moved_on",
        "protected_apart",
        "receiver_concerned",
        "registration_closed",
        "registration_is_closed",
        "registration_is_open",
        "same_place",
        "speaker_called",
        "speaks_through_another",
        "stale_text",
        "undo_blocked_by_opinion",
        "undo_blocked_by_attendee",
        "undo_blocked_by_official",
        "wrong_phase",
        "wrong_turn",
    )
)


class Stage:
    """One play."""

    def __init__(self, pace: float) -> None:
        self.pace = pace
        self.errors: list[str] = []
        self.over = threading.Event()
        self._begun = time.monotonic()
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="people")
        self._jobs: list[tuple[float, int, Callable[[], None]]] = []
        self._busy = 0
        self._count = 0
        self._guard = threading.Condition()
        self._printing = threading.Lock()
        self._clock = threading.Thread(target=self._run, name="clock", daemon=True)
        self._clock.start()

    # --- time ---------------------------------------------------------------------------------------------------------

    def now(self) -> float:
        """Seconds of the meeting's time since the doors opened."""
        return (time.monotonic() - self._begun) * self.pace

    def begin(self) -> None:
        """The doors open now."""
        self._begun = time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Let so much of the meeting's time pass."""
        self.over.wait(max(0.0, seconds) / self.pace)

    def after(self, seconds: float, job: Callable[[], None]) -> None:
        """Do ``job`` on some thread when so much of the meeting's time has passed."""
        with self._guard:
            self._count += 1
            heapq.heappush(self._jobs, (time.monotonic() + max(0.0, seconds) / self.pace, self._count, job))
            self._guard.notify_all()

    def at(self, moment: float, job: Callable[[], None]) -> None:
        """Do ``job`` at a moment of the meeting's time."""
        self.after(moment - self.now(), job)

    def settle(self, seconds: float) -> bool:
        """Wait until nobody has anything to do any more; whether it came to that."""
        deadline = time.monotonic() + seconds
        with self._guard:
            while self._jobs or self._busy:
                left = deadline - time.monotonic()
                if left <= 0:
                    return False
                self._guard.wait(min(left, 0.5))
        return True

    def close(self) -> None:
        """Nothing is done any more."""
        self.over.set()
        with self._guard:
            self._jobs.clear()
            self._guard.notify_all()
        self._clock.join(timeout=5)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(self) -> None:
        while not self.over.is_set():
            with self._guard:
                left = self._jobs[0][0] - time.monotonic() if self._jobs else 1.0
                if left > 0 or not self._jobs:
                    self._guard.wait(min(left, 1.0))
                    continue
                job = heapq.heappop(self._jobs)[2]
                self._busy += 1
            self._pool.submit(self._do, job)

    def _do(self, job: Callable[[], None]) -> None:
        try:
            job()
        except Exception as error:
            self.wrong(f"{type(error).__name__}: {error}")
        finally:
            with self._guard:
                self._busy -= 1
                self._guard.notify_all()

    # --- telling ------------------------------------------------------------------------------------------------------

    def say(self, sentence: str) -> None:
        """A line in the terminal, with the minutes of the meeting's time."""
        minutes, seconds = divmod(int(self.now()), 60)
        with self._printing:
            print(f"{minutes:3d}:{seconds:02d}  {sentence}", flush=True)

    def wrong(self, sentence: str) -> None:
        """Something that must not happen."""
        self.errors.append(sentence)
        self.say(f"ERROR {sentence}")

    # --- acting -------------------------------------------------------------------------------------------------------

    def do(self, client: Client, who: str, type_: str, **data: Any) -> dict[str, Any] | None:
        """Send a command as a patient screen does: with the same id until an answer comes. ``None`` if refused."""
        return self._sent(client, who, type_, data, f"{threading.get_ident():x}.{time.monotonic_ns():x}")

    def _sent(self, client: Client, who: str, type_: str, data: dict[str, Any], id_: str) -> dict[str, Any] | None:
        try:
            return self.patiently(lambda: client.post(type_, data, id_))
        except requests.RequestException as error:
            self.wrong(f"{who}: {type_} got no answer: {type(error).__name__}")
        except Refused as refused:
            if refused.code not in OVERTAKEN:
                self.wrong(f"{who}: {type_} was refused: {refused}")
        return None

    def patiently(self, ask: Callable[[], Answer]) -> Answer:
        """Ask again while the server is away, or while this phone has asked for too much."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return ask()
            except requests.RequestException:
                if time.monotonic() > deadline or self.over.is_set():
                    raise
                time.sleep(RETRY)
            except Refused as refused:
                if refused.status != 429 or time.monotonic() > deadline:
                    raise
                time.sleep(BUDGET_PAUSE)
