"""The door: the command line. Puts the parts together; the only file that knows the engine."""

import sys
import warnings


def _engine(argv: list[str]) -> str:
    """The engine asked for, before anything else is imported: it must patch first."""
    for i, word in enumerate(argv):
        if word.startswith("--engine="):
            return word.partition("=")[2]
        if word == "--engine" and i + 1 < len(argv):
            return argv[i + 1]
    return "eventlet"


def _serves(argv: list[str]) -> bool:
    words = [w for w in argv if not w.startswith("-")]
    return not words or words[0] == "serve" or argv[0].startswith("-")


if __name__ == "__main__" and _serves(sys.argv[1:]) and "--help" not in sys.argv:
    if _engine(sys.argv[1:]) == "gevent":
        from gevent import monkey

        monkey.patch_all()
    else:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # eventlet's own, about itself
            import eventlet

        eventlet.monkey_patch()

import gc
import json
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import click
from qrcode.main import QRCode

import display
import kiosk
import moderator
import records
from door import control, meetings
from door.telling import SENTENCES, Failure, told
from live import Parts, chores, create_app, watch
from live.halls import new_journal
from live.links import links as make_links
from live.links import public_url
from live.network import addresses, chosen
from live.outbox import Outbox, Outboxes
from meeting.schema import page as commands_page

ROOT = Path(__file__).resolve().parent
MAX_SOCKETS = 20_000
BACKLOG = 4096
SOCKET_BUFFER = 2048


class DefaultGroup(click.Group):
    """``run.py`` alone, or with options, means ``serve``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in ("--help",)):
            args.insert(0, "serve")
        return super().parse_args(ctx, args)


@click.group(cls=DefaultGroup)
def main() -> None:
    """Đối Thoại: the dialogue conference of a commune, live from one laptop."""


for command in meetings.COMMANDS:
    main.add_command(command)


# --- serve ------------------------------------------------------------------------------------------------------------


@main.command()
@click.option("--host", default="0.0.0.0", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--public-url", default=None, help="The address that phones reach, if not this machine's.")
@click.option("--engine", type=click.Choice(["eventlet", "gevent"]), default="eventlet", show_default=True)
@click.option("--demo", is_flag=True, help="A sample meeting in session, in a temporary folder.")
@click.option("--pace", default=20.0, show_default=True, help="How many times faster than life the demo plays.")
@click.option(
    "--gavel-after",
    default=watch.GONE_AFTER // 1000,
    show_default=True,
    type=click.IntRange(min=1),
    help="Seconds without its holder's tablet until another chair may take the gavel.",
)
@click.option("--stock-push", is_flag=True, help="Push through Socket.IO's own queues: slower, to compare with.")
@meetings.data_option
def serve(
    host: str,
    port: int,
    public_url: str | None,
    engine: str,
    demo: bool,
    pace: float,
    gavel_after: int,
    stock_push: bool,
    data: Path,
) -> None:  # pragma: no cover - runs in a process of its own
    """Serve the meetings in the data folder."""
    folder = Path(tempfile.mkdtemp(prefix="doi-thoai-")) if demo else data
    if demo:
        told(lambda: new_journal(meetings.made(folder), meetings.example("xa-mau", "xa-mau"))).close()
    listener = _listen(host, port)
    port = listener.getsockname()[1]
    offered = lan_addresses(host)
    base = (public_url or f"http://{chosen(folder, offered)}:{port}").rstrip("/")
    secret = secrets.token_urlsafe(24)
    choice = [] if public_url else [f"http://{address}:{port}" for address in offered]
    config = {"DATA": str(folder), "PUBLIC_URL": base, "ADDRESSES": choice, "CONTROL_SECRET": secret}
    outboxes = Outboxes() if engine == "eventlet" and not stock_push else None
    app = told(lambda: create_app(config, Parts(BLUEPRINTS, engine, outboxes)))
    chores.start(app.extensions["halls"])
    records.keep_fresh(app)
    watch.Watch(app.extensions["halls"], gone_after=gavel_after * 1000).start()
    control.announce(folder, port, secret)
    _announce(app, base)
    player = _play_demo(folder, port, pace) if demo else None
    try:
        _serve(app, listener, engine, outboxes)
    finally:
        app.extensions["halls"].close()
        app.extensions["staff"].close()
        control.withdraw(folder)
        if player is not None:
            player.terminate()
            player.wait()
        if demo:
            shutil.rmtree(folder, ignore_errors=True)


BLUEPRINTS = (kiosk.blueprint, moderator.blueprint, display.blueprint, records.blueprint)


def _listen(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        raise Failure(f"Port {port} on {host} is in use or not allowed. Choose another with --port.") from error
    listener.listen(BACKLOG)
    return listener


def lan_addresses(host: str) -> list[str]:
    """The addresses of this machine that phones on the same network can reach."""
    return addresses() if host in ("0.0.0.0", "::") else [host]


def _serve(app: Any, listener: socket.socket, engine: str, outboxes: Outboxes | None) -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    try:
        if engine == "gevent":
            _serve_gevent(app, listener)
        else:
            _serve_eventlet(app, listener, outboxes)
    except (KeyboardInterrupt, SystemExit):
        click.echo("Stopped.")


def _serve_eventlet(app: Any, listener: socket.socket, outboxes: Outboxes | None) -> None:
    import eventlet.wsgi
    from eventlet.websocket import WebSocketWSGI

    _stop_eventlet_on_sigterm()

    # Deflate is on by default, and triples CPU and memory for messages this small.
    WebSocketWSGI._negotiate_permessage_deflate = lambda self, extensions: None
    # Each phone's socket keeps both for as long as it is there: 24 KB as they come.
    eventlet.wsgi.HttpProtocol.rbufsize = eventlet.wsgi.HttpProtocol.wbufsize = SOCKET_BUFFER
    if outboxes is not None:
        _write_through(outboxes)
    eventlet.wsgi.server(listener, app, max_size=MAX_SOCKETS, log_output=False, debug=False)


def _stop_eventlet_on_sigterm() -> None:
    """An exit raised wherever the signal happens to strike is lost when that is a websocket's task."""
    from eventlet import greenthread, hubs

    accepting, hub = greenthread.getcurrent(), hubs.get_hub()

    def stop(*_: Any) -> None:
        if greenthread.getcurrent() in (hub.greenlet, accepting):
            sys.exit(0)
        hub.schedule_call_global(0, accepting.throw, SystemExit(0))

    signal.signal(signal.SIGTERM, stop)


def _write_through(outboxes: Outboxes) -> None:
    """Let eventlet's websockets write to an outbox each."""
    from engineio.async_drivers import eventlet as driver
    from eventlet import hubs

    class Green:
        spawn = staticmethod(eventlet.spawn)

        @staticmethod
        def writable(fileno: int, seconds: float) -> bool:
            try:
                hubs.trampoline(fileno, write=True, timeout=seconds, timeout_exc=TimeoutError)
            except OSError:  # TimeoutError is one
                return False
            return True

    class Websocket(driver.WebSocketWSGI):
        def __init__(self, handler: Any, server: Any) -> None:
            super().__init__(handler, server)
            self.sid = handler.__self__.sid

        def _handle_hybi_request(self, environ: dict[str, Any]) -> Any:
            found = super()._handle_hybi_request(environ)
            found.socket = outboxes.of[self.sid] = Outbox(found.socket, found.socket.fd, Green())
            return found

        def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
            try:
                return super().__call__(environ, start_response)
            finally:
                outboxes.of.pop(self.sid, None)

    driver._async["websocket"] = Websocket


def _serve_gevent(app: Any, listener: socket.socket) -> None:
    import gevent
    from gevent.pywsgi import WSGIServer

    server = WSGIServer(listener, app, log=None, error_log=None)
    # An exit raised wherever the signal happens to strike is lost when that is a websocket's thread.
    gevent.signal_handler(signal.SIGTERM, server.stop)
    gevent.signal_handler(signal.SIGINT, server.stop)
    server.serve_forever()
    click.echo("Stopped.")


def _announce(app: Any, base: str) -> None:
    click.echo(f"Đối Thoại serves {base}/")
    for hall in app.extensions["halls"]:
        roles = make_links(hall, app.extensions["staff"], base)["roles"]
        click.echo(f"\n{hall.slug}\n  citizens   {public_url(hall, base)}\n  projector  {base}/display/{hall.slug}")
        click.echo(f"  organiser  {roles['organiser']}   (works once)")
        click.echo(f"  all staff  python run.py links {hall.slug}")
        _print_qr(public_url(hall, base))
    for slug, code in app.extensions["halls"].problems.items():
        click.echo(f"{slug}.db was not opened: {SENTENCES.get(code, code).format(path=slug + '.db')}", err=True)
    sys.stdout.flush()


def _print_qr(text: str) -> None:
    code = QRCode(border=2)
    code.add_data(text)
    if sys.stdout.isatty():
        code.print_ascii(invert=True)


def _play_demo(folder: Path, port: int, pace: float) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(ROOT / "run.py"), "simulate", "xa-mau", "--url", f"http://127.0.0.1:{port}"]
    return subprocess.Popen([*command, "--citizens", "60", "--seed", "1", "--pace", str(pace), "--data", str(folder)])


@main.command()
@click.option("--check", is_flag=True, help="Only say whether docs/commands.md is up to date.")
def commands(check: bool) -> None:
    """Write docs/commands.md from the code."""
    path = ROOT / "docs" / "commands.md"
    if check:
        if path.read_text(encoding="utf-8") != commands_page():
            raise Failure("docs/commands.md is not up to date. Run: python run.py commands")
        return
    path.write_text(commands_page(), encoding="utf-8")


# --- simulate ---------------------------------------------------------------------------------------------------------


@main.command()
@click.argument("slug")
@click.option("--url", required=True)
@click.option("--citizens", default=60, show_default=True, type=click.IntRange(1, 5000))
@click.option("--seed", default=1, show_default=True)
@click.option("--links", "links_file", default=None, type=click.Path(path_type=Path), help="links --json, for staff.")
@click.option("--pace", default=20.0, show_default=True, help="How many times faster than life.")
@meetings.data_option
def simulate(slug: str, url: str, citizens: int, seed: int, links_file: Path | None, pace: float, data: Path) -> None:
    """Simulated citizens and staff against a running server."""
    from simulation.play import play

    given = _links_file(links_file) if links_file is not None else control.ask(data, f"{slug}/links")
    if given is None:
        raise Failure("No server runs on this --data folder; give --links FILE (from: run.py links --json).")
    sys.exit(play(slug, url.rstrip("/"), citizens, seed, given, pace))


def _links_file(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Failure(f"{path} is not a file of links. Make it with: run.py links SLUG --json") from error


if __name__ == "__main__":
    main()
