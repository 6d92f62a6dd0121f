"""The commands on meetings' files: new, links, verify, backup, export, import."""

import json
import tempfile
import tomllib
import zipfile
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from door.control import ask
from door.telling import Failure, told
from live.halls import Hall, is_slug, new_journal
from live.links import links as make_links
from live.push import Push
from live.shelf import Shelf, named_in
from live.staff import StaffBook
from meeting.journal import Journal, verify_file
from meeting.regulation import load
from meeting.room import Room
from records import dossier

EXAMPLES = Path(__file__).resolve().parent.parent / "simulation" / "examples"

data_option = click.option("--data", default="data", show_default=True, type=click.Path(path_type=Path), help="Folder.")


def example(name: str, slug: str) -> dict[str, Any]:
    """The set-up of an example that ships with the project, under ``slug``."""
    path = EXAMPLES / name / "meeting.toml"
    if not path.is_file():
        known = ", ".join(sorted(p.parent.name for p in EXAMPLES.glob("*/meeting.toml")))
        raise Failure(f"There is no example {name!r}. There is: {known}.")
    setup = tomllib.loads(path.read_text(encoding="utf-8"))
    return json.loads(json.dumps({**setup, "slug": slug}, default=str))


@click.command()
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


def made(folder: Path) -> Path:
    """The folder, made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _folder(data: Path) -> Path:
    try:
        return made(data)
    except OSError as error:
        raise Failure(f"Cannot write to {data}. Choose another folder with --data.") from error


@click.command()
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
    room = Room(journal)
    return Hall(room, Push(room))


def _meeting_file(slug: str, data: Path) -> Path:
    path = data / f"{slug}.db"
    if not path.is_file():
        raise Failure(f"There is no meeting {slug!r} in {data}.")
    return path


@click.command()
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


@click.command()
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


@click.command()
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


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--envelope", type=click.Path(path_type=Path), help="The file that export --envelope wrote beside it.")
@data_option
def import_(file: Path, envelope: Path | None, data: Path) -> None:
    """A dossier back into a meeting."""
    slug = told(lambda: dossier.restore(file, _folder(data), envelope))
    ask(data, "open", {"slug": slug})
    click.echo(f"Made {data / (slug + '.db')}. Serve it with: python run.py serve --data {data}")


COMMANDS = (new, links, verify, backup, export, import_)
