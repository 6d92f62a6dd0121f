"""How much one phone, and the hall together, may ask for: token buckets, never by IP (one hall is one IP)."""

import time
from dataclasses import dataclass, field


@dataclass
class Bucket:
    """``burst`` at once, then ``per_second``."""

    burst: float
    per_second: float
    level: float = -1.0
    at: float = 0.0

    def take(self) -> bool:
        """Whether one more may pass now."""
        now = time.monotonic()
        level = self.burst if self.level < 0 else min(self.burst, self.level + (now - self.at) * self.per_second)
        self.at, self.level = now, level
        if level < 1:
            return False
        self.level = level - 1
        return True


@dataclass
class Budgets:
    """One meeting's budgets: commands of each device, new device tokens, tries of a mã tra cứu."""

    new_devices: Bucket = field(default_factory=lambda: Bucket(3000, 20))
    _devices: dict[str, Bucket] = field(default_factory=dict)
    _guesses: dict[str, Bucket] = field(default_factory=dict)
    _all_guesses: Bucket = field(default_factory=lambda: Bucket(200, 0.5))

    def command(self, device: str) -> bool:
        """Whether this device may send one more command."""
        return self._devices.setdefault(device, Bucket(20, 1)).take()

    def may_guess(self, device: str) -> bool:
        """Whether a mã tra cứu may be tried now.

        The hall's own budget stops a guesser with many devices; whoever has to wait is served at the desk.
        """
        return self._guesses.setdefault(device, Bucket(5, 1 / 60)).take() and self._all_guesses.take()
