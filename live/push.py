"""The push: each audience gets the slices that changed since its last push (DESIGN.md, section 2).

Staff and projector are pushed at once; phones the first time at once and then at most every 50 ms. A screen that joins
gets the very view that the next delta starts from, so no slice can be missed.
"""

import logging
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from flask import request
from flask_socketio import SocketIO, join_room

from meeting.actors import Actor, Role
from meeting.room import Room
from meeting.state import State
from meeting.views import View, allowed, channel, concerned, delta, project

socketio = SocketIO()
log = logging.getLogger(__name__)

PHONE_PACE = 0.05
PRESENCE_PACE = 2.0
PHONES, STAFF = "phones", "staff"
UNTOLD: dict[str, Any] = {}


@dataclass(slots=True)
class Channel:
    """One audience as it was last pushed. The screens of a shared one are in one Socket.IO room.

    A room for each phone's own view would cost more memory than it saves work.
    """

    audience: str
    actor: Actor
    pace: str
    room: str
    view: View
    seq: int
    sids: set[str] = field(default_factory=set)

    @property
    def shared(self) -> bool:
        return self.audience not in ("me", "village", "official")


class Push:
    """One meeting's channels. Its worker starts with the first screen."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self._channels: dict[str, Channel] = {}
        self._of_sid: dict[str, list[str]] = {}
        self._phones: set[str] = set()
        self._chairs: dict[str, str] = {}
        self._heard: dict[str, bool] = {}
        self._told = UNTOLD
        self._pushed = {PHONES: room.state, STAFF: room.state}
        self._changed = {PHONES: threading.Event(), STAFF: threading.Event()}
        self._started = False
        room.subscribe(self._on_commit)

    # --- screens ------------------------------------------------------------------------------------------------------

    def join(self, sid: str, actor: Actor, audience: str, seq: int, phone: bool = False) -> None:
        """Let a screen follow an audience from ``seq`` (0: nothing yet). A phone that has not scanned is one too."""
        self._start()
        pace = PHONES if phone else self._pace(actor)
        key = f"{pace}/{channel(actor, audience)}"
        found = self._channels.get(key) or self._open(key, actor, audience, pace)
        found.sids.add(sid)
        self._of_sid.setdefault(sid, []).append(key)
        if actor.role is Role.CITIZEN:
            self._phones.add(sid)
        if actor.role in (Role.CHAIR, Role.COCHAIR):
            self._chairs[sid] = actor.id
        if found.shared:
            join_room(found.room, sid=sid, namespace="/")
        self._answer(sid, found, seq)

    def resync(self, sid: str, audience: str) -> None:
        """Send the whole view again."""
        for key in self._of_sid.get(sid, ()):
            found = self._channels.get(key)
            if found is not None and found.audience == audience:
                self._answer(sid, found, 0)

    def leave(self, sid: str) -> None:
        """A screen is gone; an audience without screens is forgotten."""
        self._phones.discard(sid)
        self._chairs.pop(sid, None)
        self._heard.pop(sid, None)
        for key in self._of_sid.pop(sid, ()):
            found = self._channels.get(key)
            if found is not None:
                found.sids.discard(sid)
                if not found.sids:
                    del self._channels[key]

    def snapshot(self, actor: Actor, audience: str) -> tuple[int, View]:
        """The view that a page starts from: what the channel last pushed, so that the next delta fits."""
        found = self._channels.get(f"{self._pace(actor)}/{channel(actor, audience)}")
        if found is not None:
            return found.seq, found.view
        return self.room.state.seq, project(self.room.state, audience, actor)

    @staticmethod
    def _pace(actor: Actor) -> str:
        return PHONES if actor.role is Role.CITIZEN else STAFF

    def _open(self, key: str, actor: Actor, audience: str, pace: str) -> Channel:
        state = self.room.state
        room = f"{self.room.slug}/{key}"
        self._channels[key] = Channel(audience, actor, pace, room, project(state, audience, actor), state.seq)
        return self._channels[key]

    def _answer(self, sid: str, found: Channel, seq: int) -> None:
        at = self.room.clock.now()
        if found.seq <= seq <= self.room.state.seq:  # a page may be ahead of its channel: the next delta holds more
            packet = {"audience": found.audience, "from": found.seq, "to": found.seq, "at": at, "set": {}}
            socketio.emit("delta", packet, to=sid)
        else:
            packet = {"audience": found.audience, "seq": found.seq, "at": at, "view": found.view}
            socketio.emit("view", packet, to=sid)
        if found.pace == STAFF:
            socketio.emit("live", self._live(found.audience), to=sid)
            if self._live("chair") != self._told:
                self._told = UNTOLD  # this screen knows what the others have not heard

    # --- changes ------------------------------------------------------------------------------------------------------

    def _on_commit(self, old: State, new: State) -> None:
        for event in self._changed.values():
            event.set()

    def _start(self) -> None:
        if not self._started:
            self._started = True
            socketio.start_background_task(self._work, STAFF, 0.0)
            socketio.start_background_task(self._work, PHONES, PHONE_PACE)
            socketio.start_background_task(self._tell_presence)

    def _work(self, pace: str, pause: float) -> None:
        while True:
            self._changed[pace].wait()
            self._changed[pace].clear()
            try:
                self._push(pace)
            except Exception:  # one view that fails must not end the push for all
                log.exception("push of %s", self.room.slug)
            if pause:
                time.sleep(pause)

    def _push(self, pace: str) -> None:
        old, new = self._pushed[pace], self.room.state
        self._pushed[pace] = new
        numbers = concerned(old, new)
        known = (state.attendees[n] for state in (old, new) for n in numbers if n in state.attendees)
        devices = {device for person in known for device in person.devices}
        for found in list(self._channels.values()):
            mine = found.shared or found.actor.role is not Role.CITIZEN or found.actor.id in devices
            if found.pace == pace and mine and found.seq < new.seq:
                self._push_one(found, new)

    def _push_one(self, found: Channel, state: State) -> None:
        view = project(state, found.audience, found.actor)
        changes = delta(found.view, view)
        if not changes and not found.shared:
            return
        at = self.room.clock.now()
        packet = {"audience": found.audience, "from": found.seq, "to": state.seq, "at": at, "set": changes}
        found.view, found.seq = view, state.seq
        self._emit(found, "delta", packet)

    @staticmethod
    def _emit(found: Channel, event: str, packet: dict[str, Any]) -> None:
        for target in [found.room] if found.shared else list(found.sids):
            socketio.emit(event, packet, to=target)

    # --- presence: not an event, latest wins --------------------------------------------------------------------------

    @property
    def phones(self) -> int:
        """How many phones are connected."""
        return len(self._phones)

    def is_there(self, chair: str) -> bool:
        """Whether a screen of the chair or co-chair ``chair`` is connected."""
        return chair in self._chairs.values()

    def hear(self, sid: str, heard: bool) -> None:
        """A projector says whether its browser lets it call numbers aloud. A phone has nothing to say here."""
        if sid in self._of_sid and sid not in self._phones:
            self._heard[sid] = heard

    @property
    def silent(self) -> bool:
        """Whether the hall hears nothing: every projector that has said so is refused."""
        return bool(self._heard) and not any(self._heard.values())

    def _live(self, audience: str) -> dict[str, Any]:
        """Who could take the gavel is told where it is handed over, and nowhere else (DOMAIN.md, who sees)."""
        told: dict[str, Any] = {"phones": self.phones, "silent": self.silent}
        return {**told, "chairs": sorted(set(self._chairs.values()))} if audience == "chair" else told

    def _tell_presence(self) -> None:
        while True:
            time.sleep(PRESENCE_PACE)
            try:
                self._tell_who_is_there()
            except Exception:  # told again when it changes next
                log.exception("presence of %s", self.room.slug)

    def _tell_who_is_there(self) -> None:
        live = self._live("chair")
        if live == self._told:
            return
        self._told = live
        for found in list(self._channels.values()):
            if found.pace == STAFF:
                self._emit(found, "live", self._live(found.audience))


# --- Socket.IO's events: none of them changes anything but what a screen follows --------------------------------------

_push_of_sid: dict[str, Push] = {}


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]


@socketio.on("connect")
def _connect(auth: Any = None) -> bool | None:
    from .acting import AS_CITIZEN, actor_of, halls

    auth = auth if isinstance(auth, dict) else {}
    hall = halls().get(str(auth.get("slug")))
    audiences = auth.get("audiences")
    if hall is None or not isinstance(audiences, dict) or len(audiences) > 8:
        return False
    actor = actor_of(request, hall, auth.get("as")) or Actor(Role.DISPLAY)
    wanted = {str(a): s if isinstance(s, int) else 0 for a, s in audiences.items()}
    if not all(allowed(actor, a) for a in wanted) or ("me" in wanted and actor.role is Role.DISPLAY):
        return False
    _push_of_sid[_sid()] = hall.push
    for audience, seq in wanted.items():
        hall.push.join(_sid(), actor, audience, seq, phone=auth.get("as") == AS_CITIZEN)
    _forget_request(request.environ)
    return None


def _forget_request(environ: dict[str, Any]) -> None:
    """The socket keeps its environ as long as the phone is there; all that was in the request would stay with it."""
    for name in [n for n in environ if n.startswith(("HTTP_", "werkzeug.")) or n == "headers_raw"]:
        del environ[name]


@socketio.on("disconnect")
def _disconnect(*_: Any) -> None:
    push = _push_of_sid.pop(_sid(), None)
    if push is not None:
        push.leave(_sid())


@socketio.on("resync")
def _resync(data: Any = None) -> None:
    push = _push_of_sid.get(_sid())
    if push is not None and isinstance(data, dict):
        push.resync(_sid(), str(data.get("audience")))


@socketio.on("sound")
def _sound(data: Any = None) -> None:
    push = _push_of_sid.get(_sid())
    if push is not None and isinstance(data, dict):
        push.hear(_sid(), data.get("heard") is True)
