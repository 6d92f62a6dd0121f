"""The meetings this server holds: one room, one push and one set of budgets each."""

import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from meeting.events import MeetingCreated
from meeting.journal import Journal, JournalError, JournalUnwritable
from meeting.regulation import load
from meeting.room import Clock, Room, found

from .budget import Budgets
from .network import codes
from .push import Push

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
STAFF = "server"
DEVICE_BYTES = 16
SIGNATURE = 20


@dataclass
class Hall:
    """One meeting as the server runs it."""

    room: Room
    push: Push
    budgets: Budgets = field(default_factory=Budgets)

    @property
    def slug(self) -> str:
        return self.room.slug

    @property
    def venue(self) -> str:
        """What the QR at the door says."""
        return self.room.journal.meta["venue"]

    def codes(self) -> list[str]:
        """What the QR for everybody may hold now, the one to show first."""
        return list(codes(self.venue, self.room.state.network.rotating, time.time()))

    def new_device(self) -> str:
        """A token for a phone that scanned the QR."""
        token = secrets.token_hex(DEVICE_BYTES)
        return f"{token}.{self._sign(token)}"

    def device(self, cookie: str) -> str | None:
        """The identity behind a phone's cookie; ``None`` when this meeting did not issue it."""
        token, _, signature = cookie.partition(".")
        if not hmac.compare_digest(signature.encode(), self._sign(token).encode()):
            return None
        return hashlib.sha256(token.encode()).hexdigest()[:32]

    def form_token(self, device: str) -> str:
        """What the plain forms of one phone carry."""
        return self._sign(f"form:{device}")

    def is_form_token(self, device: str, token: str) -> bool:
        """Whether a form came from this phone's own page."""
        return hmac.compare_digest(token.encode(), self.form_token(device).encode())

    def _sign(self, token: str) -> str:
        key = bytes.fromhex(self.room.journal.meta["device_key"])
        return hmac.new(key, token.encode(), hashlib.sha256).hexdigest()[:SIGNATURE]


class Halls:
    """The meetings in a data folder, opened when the server starts. The folder that cannot be used raises
    :class:`~meeting.journal.JournalError`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._halls: dict[str, Hall] = {}
        self.problems: dict[str, str] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise JournalUnwritable(folder) from error
        for path in sorted(folder.glob("*.db")):
            if path.stem != STAFF:
                self._open(path)

    def _open(self, path: Path) -> None:
        try:
            self._add(Journal.open(path))
        except JournalError as error:
            if error.code == "journal_locked":
                raise
            self.problems[path.stem] = error.code

    def _add(self, journal: Journal) -> Hall:
        room = Room(journal)
        hall = Hall(room, Push(room))
        self._halls[room.slug] = hall
        return hall

    def create(self, setup: Mapping[str, Any]) -> Hall:
        """A new meeting in the folder. Raises :class:`~meeting.journal.JournalError` when the slug is taken."""
        return self._add(new_journal(self.folder, setup))

    def open(self, slug: str) -> Hall:
        """A meeting that has come into the folder. Raises :class:`~meeting.journal.JournalError`."""
        return self._add(Journal.open(self.folder / f"{slug}.db"))

    def get(self, slug: str) -> Hall | None:
        return self._halls.get(slug)

    def by_venue(self, code: str) -> Hall | None:
        """The meeting whose printed slips hold ``code``."""
        return next((h for h in self if _same(h.venue, code)), None)

    def by_code(self, code: str) -> Hall | None:
        """The meeting whose QR holds ``code`` now."""
        return next((h for h in self if any(_same(known, code) for known in h.codes())), None)

    def __iter__(self) -> Iterator[Hall]:
        return iter(tuple(self._halls.values()))

    def close(self) -> None:
        """Give all files back."""
        for hall in self:
            hall.room.close()


def is_slug(text: str) -> bool:
    """Whether a meeting may have this short name: it is in addresses and names its file."""
    return SLUG.fullmatch(text) is not None and text != STAFF


def _same(known: str, code: str) -> bool:
    return hmac.compare_digest(known.encode(), code.encode())


def new_journal(folder: Path, setup: Mapping[str, Any]) -> Journal:
    """The file of a new meeting, with its first event."""
    slug = setup["slug"]
    keys = {"device_key": secrets.token_hex(32), "venue": secrets.token_urlsafe(6)}
    journal = Journal.create(folder / f"{slug}.db", {"slug": slug, **keys})
    created = MeetingCreated(setup, load(setup["regulation"]).to_dict(), secrets.token_hex(32))
    found(journal, created, Clock().now())
    return journal
