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
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import tomllib
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import requests
from qrcode.main import QRCode

import display
import kiosk
import moderator
import records
from live import Parts, chores, create_app, watch
from live.halls import Hall, is_slug, new_journal
from live.links import links as make_links
from live.links import public_url
from live.network import addresses, chosen
from live.outbox import Outbox, Outboxes
from live.shelf import Shelf, named_in
from live.staff import StaffBook
from meeting.journal import Journal, JournalError, verify_file
from meeting.regulation import load
from meeting.room import Room
from meeting.schema import page as commands_page
from records import dossier

ROOT = Path(__file__).resolve().parent
EXAMPLES = ROOT / "simulation" / "examples"
MAX_SOCKETS = 20_000
BACKLOG = 4096
SOCKET_BUFFER = 2048
CONTROL = ".server.json"

SENTENCES = {
    "journal_full": "The disk is full. Free some space and try again.",
    "journal_locked": "Another server already holds this meeting. Stop it first, or use its --data folder through it.",
    "not_a_meeting": "{path} is not a meeting's file, or it is damaged or from a newer version.",
    "journal_unwritable": "Cannot write to {path}. Choose another folder with --data, or make this one writable.",
    "journal_missing": "There is no file {path}.",
    "journal_exists": "{path} already exists. Choose another --slug.",
}


DOSSIER_SENTENCES = {
    "foreign": "This file is not a dossier of Đối Thoại, or it is damaged ({member}).",
    "newer": "This dossier is of a form that this version does not know ({member}). Install the newest version.",
    "changed": "This dossier does not hold: {member} is not what its list says.",
    "no_meeting": "This file holds totals only, not a meeting. Take the dossier that the commune keeps.",
    "exists": "This folder holds the meeting {member} already. Import into another one with --data.",
    "other_envelope": "This envelope is not that of this dossier of {member}. Take the one written with it.",
}


class Failure(click.ClickException):
    """One sentence, exit code 1."""


def sentence(error: JournalError) -> str:
    """What went wrong with a meeting's file, in one sentence."""
    params = {"path": "the file", **{k: str(v) for k, v in error.params.items()}}
    return SENTENCES.get(error.code, f"The meeting's file could not be used ({error.code}).").format(**params)


def told(action: Callable[[], Any]) -> Any:
    """The result of ``action``, or its failure in one sentence."""
    try:
        return action()
    except JournalError as error:
        raise Failure(sentence(error)) from error
    except dossier.NotADossier as error:
        raise Failure(DOSSIER_SENTENCES[error.reason].format(member=error.member)) from error
    except OSError as error:
        raise Failure(f"{error.filename or 'A file'} could not be used: {error.strerror or error}.") from error


data_option = click.option("--data", default="data", show_default=True, type=click.Path(path_type=Path), help="Folder.")


class DefaultGroup(click.Group):
    """``run.py`` alone, or with options, means ``serve``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in ("--help",)):
            args.insert(0, "serve")
        return super().parse_args(ctx, args)


@click.group(cls=DefaultGroup)
def main() -> None:
    """Đối Thoại: the dialogue conference of a commune, live from one laptop."""


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
@data_option
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
        told(lambda: new_journal(_made(folder), example("xa-mau", "xa-mau"))).close()
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
    _write_control(folder, port, secret)
    _announce(app, base)
    player = _play_demo(folder, port, pace) if demo else None
    try:
        _serve(app, listener, engine, outboxes)
    finally:
        app.extensions["halls"].close()
        app.extensions["staff"].close()
        (folder / CONTROL).unlink(missing_ok=True)
        if player is not None:
            player.terminate()
            player.wait()
        if demo:
            shutil.rmtree(folder, ignore_errors=True)


BLUEPRINTS = (kiosk.blueprint, moderator.blueprint, display.blueprint, records.blueprint)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


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


def _write_control(folder: Path, port: int, secret: str) -> None:
    path = folder / CONTROL
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        json.dump({"port": port, "secret": secret, "pid": os.getpid()}, out)


def _play_demo(folder: Path, port: int, pace: float) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(ROOT / "run.py"), "simulate", "xa-mau", "--url", f"http://127.0.0.1:{port}"]
    return subprocess.Popen([*command, "--citizens", "60", "--seed", "1", "--pace", str(pace), "--data", str(folder)])


# --- meetings ---------------------------------------------------------------------------------------------------------


def example(name: str, slug: str) -> dict[str, Any]:
    """The set-up of an example that ships with the project, under ``slug``."""
    path = EXAMPLES / name / "meeting.toml"
    if not path.is_file():
        known = ", ".join(sorted(p.parent.name for p in EXAMPLES.glob("*/meeting.toml")))
        raise Failure(f"There is no example {name!r}. There is: {known}.")
    setup = tomllib.loads(path.read_text(encoding="utf-8"))
    return json.loads(json.dumps({**setup, "slug": slug}, default=str))


@main.command()
@click.option("--example", "name", required=True, help="An example that ships with the project.")
@click.option("--slug", required=True)
@data_option
def new(name: str, slug: str, data: Path) -> None:
    """A new meeting from an example."""
    if not is_slug(slug):
        raise click.UsageError("--slug takes small letters, digits and hyphens.")
    setup = example(name, slug)
    load(setup["regulation"])
    if ask(data, "new", {"setup": setup}) is None:
        told(lambda: new_journal(_folder(data), setup)).close()
    click.echo(f"Made {data / (slug + '.db')}. Serve it with: python run.py serve --data {data}")


def _folder(data: Path) -> Path:
    try:
        return _made(data)
    except OSError as error:
        raise Failure(f"Cannot write to {data}. Choose another folder with --data.") from error


def ask(data: Path, action: str, body: dict[str, Any] | None = None) -> Any:
    """What the server that runs this folder answers; ``None`` when none runs, or it does not hold the meeting."""
    try:
        control = json.loads((data / CONTROL).read_text())
    except (OSError, ValueError):
        return None
    url = f"http://127.0.0.1:{control['port']}/control/{action}"
    try:
        answer = requests.post(
            url, json=body or {}, headers={"Authorization": f"Bearer {control['secret']}"}, timeout=60
        )
    except requests.ConnectionError:
        return None
    if not answer.ok:
        error = answer.json().get("error", {})
        code, params = error.get("code", ""), error.get("params", {})
        if code == "no_such_meeting":
            return None  # the server does not hold it, so its file is free
        raise Failure(SENTENCES.get(code, error.get("message", "The server refused.")).format(**{"path": "", **params}))
    return answer.json()


@main.command()
@click.argument("slug")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--public-url", default="http://127.0.0.1:8000", help="The server's address when it does not run.")
@data_option
def links(slug: str, as_json: bool, public_url: str, data: Path) -> None:
    """Sign-in links of each staff role, which work once, and the citizens' and the projector's addresses."""
    found = ask(data, f"{slug}/links") or _links_of_file(slug, data, public_url.rstrip("/"))
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    click.echo(f"citizens   {found['public']}\nprojector  {found['display']}")
    for role, urls in found["roles"].items():
        for name, url in urls.items() if isinstance(urls, dict) else [("", u) for u in _listed(urls)]:
            click.echo(f"{role:10} {name:28} {url}")


def _listed(urls: Any) -> list[str]:
    return urls if isinstance(urls, list) else [urls]


def _links_of_file(slug: str, data: Path, base: str) -> dict[str, Any]:
    with (
        closing(told(lambda: Journal.open(_meeting_file(slug, data)))) as journal,
        closing(told(lambda: StaffBook(data / "server.db"))) as book,
    ):
        return make_links(_bare_hall(journal), book, base)


def _bare_hall(journal: Journal) -> Hall:
    from live.push import Push

    room = Room(journal)
    return Hall(room, Push(room))


def _meeting_file(slug: str, data: Path) -> Path:
    path = data / f"{slug}.db"
    if not path.is_file():
        raise Failure(f"There is no meeting {slug!r} in {data}.")
    return path


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--data", default=None, type=click.Path(path_type=Path), help="Folder, if not the file's own.")
def verify(file: Path, data: Path | None) -> None:
    """Check the hash chain, the sealed values and the published files of a meeting's file or of a dossier."""
    if zipfile.is_zipfile(file):
        _say_verified(file, asdict(told(lambda: dossier.check(file))))
        return
    held = file.is_file() and file.parent.resolve() == (data or file.parent).resolve()
    answer = ask(file.parent, f"{file.stem}/verify") if held else None
    if answer is None:
        answer = asdict(told(lambda: verify_file(file)))
    if "files" not in answer:
        answer["files"] = _files_named(file) if answer["ok"] else {}
    files = answer["files"]
    for name, owner in files.items():
        if fault := Shelf.beside(file).fault(name):
            raise Failure(f"{file} holds, but its file {name} ({owner}) is {fault}.")
    _say_verified(file, answer, f", and so are {len(files)} files" if files else "")


def _say_verified(file: Path, answer: dict[str, Any], files: str = "") -> None:
    if not answer["ok"]:
        raise Failure(f"{file} does not hold: first bad sequence number {answer['first_bad']} ({answer['reason']}).")
    click.echo(f"{file} holds: {answer['entries']} entries, the chain and every sealed value are whole{files}.")
    if answer["left_out"]:
        click.echo(f"{answer['left_out']} personal values are left out of this copy, as a dossier does.")


def _files_named(file: Path) -> dict[str, str]:
    journal = told(lambda: Journal.open(file))
    try:
        return named_in(journal.read())
    finally:
        journal.close()


@main.command()
@click.argument("slug")
@click.option("-o", "target", required=True, type=click.Path(path_type=Path))
@data_option
def backup(slug: str, target: Path, data: Path) -> None:
    """A consistent copy, also while the server runs."""
    _copy(slug, target, data)
    try:
        files = Shelf.beside(data / f"{slug}.db").copy_to(Shelf.beside(target))
    except OSError as error:
        raise Failure(f"{target} was copied, but not the published files beside it: {error}.") from error
    click.echo(f"Copied to {target}{f', with {files} files' if files else ''}.")


def _copy(slug: str, target: Path, data: Path) -> None:
    if ask(data, f"{slug}/backup", {"target": str(target.resolve())}) is None:
        journal = told(lambda: Journal.open(_meeting_file(slug, data)))
        try:
            told(lambda: journal.backup(target))
        finally:
            journal.close()


@main.command()
@click.argument("slug")
@click.option("-o", "target", required=True, type=click.Path(path_type=Path))
@click.option("--totals", is_flag=True, help="Only numbers, for the level above: no name, no content.")
@click.option("--envelope", type=click.Path(path_type=Path), help="A file for the texts under III.4 and of complaints.")
@data_option
def export(slug: str, target: Path, totals: bool, envelope: Path | None, data: Path) -> None:
    """The dossier, which the commune keeps; also while the server runs."""
    if totals and envelope:
        raise click.UsageError("--totals holds no texts: leave --envelope out.")
    with tempfile.TemporaryDirectory(prefix="doi-thoai-") as folder:
        copy = Path(folder) / f"{slug}.db"
        _copy(slug, copy, data)
        if totals:
            told(lambda: dossier.write_totals(copy, target))
            click.echo(f"Wrote {target}: numbers for the level above, no name and no content.")
            return
        made = told(lambda: dossier.write(copy, Shelf.beside(data / f"{slug}.db"), target, envelope))
    click.echo(f"Wrote {target}: {made.entries} entries, {made.files} files.")
    if made.apart:
        where = f"are sealed in {envelope}" if envelope else "were left out; --envelope FILE keeps them apart"
        click.echo(f"{made.apart} texts under III.4 or of complaints {where}.")


@main.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--envelope", type=click.Path(path_type=Path), help="The file that export --envelope wrote beside it.")
@data_option
def import_(file: Path, envelope: Path | None, data: Path) -> None:
    """A dossier back into a meeting."""
    slug = told(lambda: dossier.restore(file, _folder(data), envelope))
    ask(data, "open", {"slug": slug})
    click.echo(f"Made {data / (slug + '.db')}. Serve it with: python run.py serve --data {data}")


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
@data_option
def simulate(slug: str, url: str, citizens: int, seed: int, links_file: Path | None, pace: float, data: Path) -> None:
    """Simulated citizens and staff against a running server."""
    from simulation.play import play

    given = _links_file(links_file) if links_file is not None else ask(data, f"{slug}/links")
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
