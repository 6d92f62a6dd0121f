"""A whole meeting played by simulated people against a running server, seen to the end and compared with it."""

import threading
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import requests

from .cast import Opinion, cast
from .client import Client, Refused
from .phone import Phone
from .screen import same
from .staff.chair import DOORS, Chair
from .staff.member import Member
from .staff.secretary import Secretary
from .stage import Stage
from .wire import Wires

OPENING_LIMIT = 120
FINISHING = 60
AGREEING = 30
STEPS = 5


class Play:
    """One play: who takes part, what they do, and whether all saw the same in the end."""

    def __init__(self, slug: str, url: str, citizens: int, seed: int, links: Mapping[str, Any], pace: float) -> None:
        self.slug, self.url, self.links = slug, url, links
        self.stage = Stage(pace)
        self.wires = Wires(url)
        self.script: dict[int, Opinion] = {}
        self.phones = [
            Phone(p, Client(url, slug, "citizen"), self.stage, self.script) for p in cast(citizens, seed, DOORS)
        ]
        self.observer = Client(url, slug)
        self.with_staff = "chair" in links.get("roles", {})

    def run(self) -> None:
        """Play it."""
        if not self._answers():
            self.stage.wrong(f"No server with a meeting {self.slug!r} answers at {self.url}.")
            return
        try:
            self._perform()
        finally:
            self.stage.close()
            for phone in self.phones:
                phone.client.http.close()
            self.wires.close()

    def _answers(self) -> bool:
        try:
            return bool(self.observer.view("public"))
        except (requests.RequestException, Refused, ValueError):
            return False

    def _perform(self) -> None:
        staff = self._staff() if self.with_staff else []
        if not self._doors_open():
            self.stage.wrong(f"The doors did not open in {OPENING_LIMIT} s; no staff's links were given.")
            return
        for phone in self.phones:
            self.stage.at(phone.persona.arrives, partial(phone.arrive, self.wires, self.links["public"]))
        for member in staff:
            member.join()
        self._wait_for_opinions()
        if not self.stage.settle(FINISHING):
            self.stage.wrong(f"Some citizens were still busy {FINISHING} s after the end.")
        self._compare()

    def _staff(self) -> list[threading.Thread]:
        """The chair, the operator and the secretaries sign in and begin."""
        roles = self.links["roles"]
        cochairs = roles.get("cochairs", [])
        cochair = self._signed(cochairs[0]) if cochairs else None
        operator = self._operator(roles["operator"]) if "operator" in roles else None
        told = (self.script, self._arrived, self._all_said, cochair, operator)
        chair = Chair(self._signed(roles["chair"]), self.wires, self.stage, *told)
        members: list[Chair | Secretary] = [chair]
        for name, writes in (("secretary1", True), ("secretary2", False)):
            if name in roles:
                client = self._signed(roles[name])
                members.append(Secretary(name, client, self.wires, self.stage, self.script, writes))
        self.stage.begin()
        threads = [threading.Thread(target=self._safely(m.run, m.name), name=m.name) for m in members]
        for thread in threads:
            thread.start()
        return threads

    def _operator(self, link: str) -> Member:
        """A clerk beside the chair, who decides nothing and presses in the chair's name."""
        return Member("operator", self._signed(link), self.wires, self.stage, "chair")

    def _signed(self, link: str) -> Client:
        client = Client(self.url, self.slug)
        client.sign_in(link)
        return client

    def _safely(self, run: Callable[[], None], who: str) -> Callable[[], None]:
        def guarded() -> None:
            try:
                run()
            except Exception as error:
                self.stage.wrong(f"{who}: {type(error).__name__}: {error}")
                self.stage.over.set()

        return guarded

    def _doors_open(self) -> bool:
        deadline = time.monotonic() + OPENING_LIMIT
        while time.monotonic() < deadline and not self.stage.over.is_set():
            if self._fresh()["view"]["meeting"]["phase"] in ("doors_open", "in_session"):
                return True
            time.sleep(0.1)
        return False

    def _fresh(self) -> dict[str, Any]:
        return self.stage.patiently(lambda: self.observer.view("public"))

    def _arrived(self) -> bool:
        """Whether those who come in time are in."""
        return all(phone.in_ for phone in self.phones if phone.persona.arrives <= DOORS)

    def _all_said(self) -> bool:
        """Whether nobody will register any more."""
        return all(phone.in_ and phone.said for phone in self.phones)

    def _wait_for_opinions(self) -> None:
        """Without staff the play is over when all opinions are in; late comers of a concluded meeting stay away."""
        last = -1
        while not (self._all_said() or self.with_staff) and not self.stage.errors:
            inside = sum(phone.in_ for phone in self.phones) * STEPS // len(self.phones)
            if inside != last:
                self.stage.say(f"{sum(phone.in_ for phone in self.phones)} citizens are in.")
                last = inside
            time.sleep(0.2)

    # --- at the end all see the same ----------------------------------------------------------------------------------

    def _compare(self) -> None:
        left = [phone for phone in self.phones if phone.screen is not None]
        deadline = time.monotonic() + AGREEING
        seq = 0
        while left and time.monotonic() < deadline:
            fresh = self._fresh()
            seq = fresh["seq"]
            left = [phone for phone in left if not self._agrees(phone, fresh)]
            if left:
                time.sleep(0.2)
        for phone in left[:STEPS]:
            seqs = phone.screen.seqs if phone.screen else {}
            self.stage.wrong(f"{phone.persona.name}: the screen shows {seqs}, not what the server has at {seq}.")
        if self.wires.failure is not None:
            self.stage.wrong(f"the connections' thread ended: {self.wires.failure!r}")
        self._tell(seq, len(left))

    def _agrees(self, phone: Phone, fresh: Mapping[str, Any]) -> bool:
        """Whether a phone is where the server is, and its views, built from deltas, are the server's."""
        screen = phone.screen
        if screen is None or screen.seqs["public"] != fresh["seq"] or not same(screen.views["public"], fresh["view"]):
            return False
        return same(screen.views["me"], self.stage.patiently(lambda: phone.client.view("me"))["view"])

    def _tell(self, seq: int, behind: int) -> None:
        screens = [phone.screen for phone in self.phones if phone.screen is not None]
        deltas, resyncs = sum(s.deltas for s in screens), sum(s.resyncs for s in screens)
        again = sum(max(0, s.wire.reconnects) for s in screens)
        self.stage.say(
            f"{len(screens) - behind} of {len(screens)} phones are on the server's number {seq} and show what it has; "
            f"{deltas} deltas, {resyncs} resyncs, {again} reconnects, {len(self.stage.errors)} errors."
        )


def play(slug: str, url: str, citizens: int, seed: int, links: Mapping[str, Any], pace: float) -> int:
    """Play a meeting; the exit code."""
    played = Play(slug, url, citizens, seed, links, pace)
    played.run()
    if played.stage.errors:
        print(f"The play failed: {played.stage.errors[0]}", flush=True)
    return 1 if played.stage.errors else 0
