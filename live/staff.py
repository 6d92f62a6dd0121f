"""Sign-in of staff: links and signed-in browsers. They are the server's, not the meeting's (``data/server.db``)."""

import hashlib
import secrets
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from meeting.actors import Actor, Role
from meeting.journal import JournalUnwritable
from meeting.setup import Setup

from .budget import Bucket


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True)
class Grant:
    """A role in one meeting."""

    slug: str
    actor: Actor


class StaffBook:
    """Who may sign in, and who has. Roles are looked up here on every command."""

    def __init__(self, path: Path) -> None:
        try:
            self._db = Database(sqlite3.connect(path, check_same_thread=False, isolation_level=None))
            self._db.conn.execute("PRAGMA journal_mode=WAL")
            self._make_tables()
        except sqlite3.DatabaseError as error:
            raise JournalUnwritable(path) from error
        self._grants: dict[tuple[str, str], Actor] = {
            (row["session"], row["slug"]): Actor(Role(row["role"]), row["subject"])
            for row in self._db.query("select * from sessions order by at")
        }
        self._wrong = Bucket(30, 0.5)

    def _make_tables(self) -> None:
        link = {"token": str, "slug": str, "role": str, "subject": str, "once": int, "used_at": int}
        self._db.table("links").create(link, pk="token", if_not_exists=True)
        session = {"session": str, "slug": str, "role": str, "subject": str, "at": int}
        self._db.table("sessions").create(session, pk=("session", "slug"), if_not_exists=True)

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def link(self, grant: Grant, once: bool = True) -> str:
        """A new sign-in token for a role."""
        token = secrets.token_urlsafe(18)
        row = (_hash(token), grant.slug, str(grant.actor.role), grant.actor.id, int(once))
        self._db.execute("insert into links (token, slug, role, subject, once) values (?, ?, ?, ?, ?)", row)
        return token

    def peek(self, token: str) -> Grant | None:
        """The role a link would give, if it still works."""
        sql = "select * from links where token = ? and not (once and used_at is not null)"
        row = next(iter(self._db.query(sql, [_hash(token)])), None)
        return None if row is None else Grant(row["slug"], Actor(Role(row["role"]), row["subject"]))

    def sign_in(self, token: str, session: str | None) -> tuple[Grant, str] | None:
        """Use a link: the role and the browser's session token. ``None`` when the link does not work (any more)."""
        grant = self.peek(token)
        if grant is None:
            self._wrong.take()
            return None
        if session is None or not self._known(session):
            session = secrets.token_urlsafe(24)  # never one that somebody else could have planted
        now = int(time.time() * 1000)
        self._db.execute("update links set used_at = ? where token = ?", (now, _hash(token)))
        row = (_hash(session), grant.slug, str(grant.actor.role), grant.actor.id, now)
        self._db.execute("insert or replace into sessions values (?, ?, ?, ?, ?)", row)
        self._grants[(_hash(session), grant.slug)] = grant.actor
        return grant, session

    def _known(self, session: str) -> bool:
        return any(known == _hash(session) for known, _ in self._grants)

    def actor(self, session: str | None, slug: str) -> Actor | None:
        """Who a browser is in a meeting."""
        return self._grants.get((_hash(session), slug)) if session else None


def staff_of(setup: Setup) -> dict[str, Actor]:
    """Every staff role of a meeting by the name that ``links --json`` gives it."""
    secretaries = {s.id: Actor(Role.SECRETARY, s.id) for s in setup.secretaries}
    cochairs = {c.id: Actor(Role.COCHAIR, c.id) for c in setup.cochairs}
    return {
        "organiser": Actor(Role.ORGANISER, "organiser"),
        "operator": Actor(Role.OPERATOR, "operator"),
        "chair": Actor(Role.CHAIR, "chair"),
        **cochairs,
        **secretaries,
        "desk": Actor(Role.DESK, "desk"),
        "observer": Actor(Role.OBSERVER, "observer"),
        **{f"official:{o.id}": Actor(Role.OFFICIAL, o.id) for o in setup.listed},
        **{f"village:{v.id}": Actor(Role.VILLAGE, v.id) for v in setup.villages},
    }


def is_staff(setup: Setup, actor: Actor) -> bool:
    """Whether a sign-in still holds: that of an official who was taken off the list does not."""
    return actor.role is not Role.OFFICIAL or setup.lists(actor.id)


HOME = {
    Role.ORGANISER: "/moderator/{slug}/setup",
    Role.OPERATOR: "/moderator/{slug}/chair",
    Role.CHAIR: "/moderator/{slug}/chair",
    Role.COCHAIR: "/moderator/{slug}/chair",
    Role.SECRETARY: "/moderator/{slug}/secretary",
    Role.DESK: "/kiosk/{slug}/desk",
    Role.VILLAGE: "/kiosk/{slug}/village",
    Role.OFFICIAL: "/moderator/{slug}/official",
    Role.OBSERVER: "/moderator/{slug}/observer",
}


def home(grant: Grant) -> str:
    """The screen of a role."""
    return HOME[grant.actor.role].format(slug=grant.slug)
