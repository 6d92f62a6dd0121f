"""``make bench``: what this server takes for a hall, beside its references in the same run on the same machine.

The ratios are what counts; the milliseconds are this machine's. Everything stays on 127.0.0.1.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from simulation.client import Client

from .restart import starts
from .server import ROOT, RUN, SLUG, Server, links, new_meeting

HALLS = (200, 1000)
CHANGES = 100
RATE, SECONDS = 100, 4
CONNECTIONS, CHECK_IN_SECONDS = 100, 5
ROUNDS = 2


def _pinned(core: int) -> Callable[[], None] | None:
    """Server on one core, load on another, where there are two."""
    cores = sorted(os.sched_getaffinity(0))
    return (lambda: os.sched_setaffinity(0, {cores[core % len(cores)]})) if len(cores) > 1 else None


def _load(folder: Path, plan: dict[str, Any]) -> dict[str, Any]:
    file = folder / "plan.json"
    file.write_text(json.dumps(plan), encoding="utf-8")
    command = [sys.executable, "-m", "bench.load", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=300, preexec_fn=_pinned(1))
    if done.returncode != 0:
        raise RuntimeError(done.stderr[-2000:])
    return dict(json.loads(done.stdout))


def _own(folder: Path, program: Sequence[str]) -> tuple[Server, Path]:
    """The project's server with the doors open."""
    data = Path(tempfile.mkdtemp(dir=folder)) / "data"
    new_meeting(data)
    options = ["serve", "--host", "127.0.0.1", "--port", "0", "--data", str(data)]
    return Server([*program, *options], data.parent / "log", _pinned(0)), data


def _cookie(client: Client) -> str:
    return "; ".join(f"{c.name}={c.value}" for c in client.http.cookies)


def _staff(server: Server, data: Path, role: str) -> Client:
    client = Client(server.url, SLUG)
    client.sign_in(links(data)["roles"][role])
    return client


def screens(folder: Path, kind: str, phones: int) -> dict[str, Any]:
    """One change to all screens, ours (POST, durable commit, push) or stock's (POST, broadcast)."""
    if kind == "stock":
        server = Server([sys.executable, "-m", "bench.stock"], folder / "stock.log", _pinned(0))
        more: dict[str, Any] = {"auth": {}, "views": 0}
    else:
        server, data = _own(folder, RUN)
        chair = _staff(server, data, "chair")
        chair.send("OpenCheckIn")
        scan = "/q/" + str(links(data)["public"]).rpartition("/")[2]
        seq = chair.view("public")["seq"]  # a phone's page brings its views along; the socket only goes on from there
        auth = {"slug": SLUG, "audiences": {"public": seq, "me": seq}, "as": "citizen"}
        more = {"auth": auth, "views": 2, "scan": scan, "cookie": _cookie(chair), "path": f"/api/{SLUG}/commands"}
    plan = {"what": "screens", "kind": kind, "url": server.url, "pid": server.process.pid, "phones": phones}
    try:
        return _load(folder, {**plan, **more, "changes": CHANGES, "rate": RATE, "seconds": SECONDS})
    finally:
        server.stop()


def check_ins(folder: Path, program: Sequence[str]) -> dict[str, Any]:
    """Durable check-ins a second through the whole command path."""
    server, data = _own(folder, program)
    try:
        _staff(server, data, "chair").send("OpenCheckIn")
        return _posted(folder, server, _staff(server, data, "desk"), {"what": "check-ins"})
    finally:
        server.stop()


def _posted(folder: Path, server: Server, who: Client, plan: dict[str, Any]) -> dict[str, Any]:
    plan = {**plan, "url": server.url, "cookie": _cookie(who), "path": f"/api/{SLUG}/commands"}
    return _load(folder, {**plan, "connections": CONNECTIONS, "seconds": CHECK_IN_SECONDS})


def part(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of the values lie."""
    ordered = sorted(values)
    return ordered[round(share * (len(ordered) - 1))]


def _row(what: str, ours: float, reference: float, unit: str) -> None:
    ratio = f"{ours / reference:8.2f}" if reference else "       -"
    print(f"  {what:<44}{ours:10.1f}{reference:12.1f} {unit:<9}{ratio}", flush=True)


def _head(title: str, reference: str) -> None:
    print(f"\n{title}\n  {'':<44}{'ours':>10}{reference:>12} {'':<9}{'ratio':>8}", flush=True)


def show_hall(folder: Path, phones: int) -> None:
    """One hall, ours beside stock."""
    ours, stock = screens(folder, "own", phones), screens(folder, "stock", phones)
    _head(f"{phones} phones: from the POST to the last screen ({CHANGES} changes)", "stock")
    for name, share in (("p50", 0.5), ("p99", 0.99), ("worst", 1.0)):
        _row(name, part(ours["took"], share) * 1e3, part(stock["took"], share) * 1e3, "ms")
    _row("CPU of the server for a change", ours["cpu"] * 1e3, stock["cpu"] * 1e3, "ms")
    _row("memory for a phone", ours["memory"] / 1024, stock["memory"] / 1024, "KB")
    _row("all connected in", ours["connected"], stock["connected"], "s")
    _row(f"{RATE} changes a second for {SECONDS} s: CPU", ours["flood_cpu"], stock["flood_cpu"], "s")
    _row("  quiet so long after the last answer", ours["flood_late"] * 1e3, stock["flood_late"] * 1e3, "ms")
    _row("  packets to each phone", ours["flood_packets"], stock["flood_packets"], "")


def show_check_ins(folder: Path) -> None:
    """Durable check-ins beside the same server without its disk; the better of two rounds each, taken in turns."""
    nodb = (sys.executable, "-m", "bench.nodb")
    pairs = [(check_ins(folder, RUN), check_ins(folder, nodb)) for _ in range(ROUNDS)]
    ours, ceiling = (max(side, key=lambda one: one["rate"]) for side in zip(*pairs, strict=True))
    _head(f"Durable check-ins, {CONNECTIONS} connections, whole command path", "no journal")
    _row("check-ins a second", ours["rate"], ceiling["rate"], "1/s")
    for name, share in (("p50", 0.5), ("p99", 0.99)):
        _row(name, part(ours["took"], share) * 1e3, part(ceiling["took"], share) * 1e3, "ms")


def show_restart(folder: Path) -> None:
    """A start after a long day, beside one on a new meeting."""

    def fill(server: Server, data: Path, events: int) -> None:
        _posted(folder, server, _staff(server, data, "chair"), {"what": "announcements", "after": events})

    long, new, events = starts(folder, fill)
    _head(f"Start until the first page is out, {events} events", "new")
    _row("CPU of the server", long, new, "s")


def main() -> None:
    """Measure and print."""
    print("Ours: POST, durable commit, push. Stock: Flask-SocketIO on eventlet as it comes, POST and emit, no commit.")
    with tempfile.TemporaryDirectory() as folder:
        for phones in HALLS:
            show_hall(Path(folder), phones)
        show_check_ins(Path(folder))
        show_restart(Path(folder))


if __name__ == "__main__":
    main()
