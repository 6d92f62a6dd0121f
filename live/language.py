"""The reader's language: Vietnamese unless another was chosen, and only on the public pages."""

import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Blueprint, current_app, redirect, request
from flask.typing import ResponseReturnValue

CATALOGUES = Path(__file__).resolve().parent.parent / "translations"
SOURCE = "vi"
COOKIE = "lang"
YEAR = 365 * 24 * 3600
# Staff work in Vietnamese, the language of the record.
PUBLIC = re.compile(r"/(|q/.*|ma/.*|s/.*|signin|ok|api/.*|kiosk/[^/]+|kiosk/[^/]+/don-gian(/.*)?|display/[^/]+(/thu)?)")
LABELS = "meeting/regulations/"
SHARED_SCRIPT = re.compile(r"static/js/(shared/.*|[^/]+)")

blueprint = Blueprint("language", __name__)


@dataclass
class Languages:
    """The catalogues of a running application, compiled once into a folder of its own."""

    catalogues: dict[str, Catalog] = field(default_factory=dict)
    folder: tempfile.TemporaryDirectory[str] = field(default_factory=tempfile.TemporaryDirectory)

    def __post_init__(self) -> None:
        for path in sorted(CATALOGUES.glob("*/messages.po")):
            with path.open("rb") as file:
                self.catalogues[path.parent.name] = read_po(file, locale=path.parent.name)
        for code, catalogue in self.catalogues.items():
            target = Path(self.folder.name) / code / "LC_MESSAGES"
            target.mkdir(parents=True)
            with (target / "messages.mo").open("wb") as file:
                write_mo(file, catalogue)

    def names(self) -> dict[str, str]:
        """Every language by its code, in its own words."""
        codes = (SOURCE, *self.catalogues)
        return {code: str(Locale(code).get_display_name(code)).capitalize() for code in codes}

    def of_screen(self, code: str, screen: str) -> dict[str, str]:
        """What the scripts of ``screen`` (``kiosk``, ``display``) need of a catalogue; nothing for the source."""
        catalogue = self.catalogues.get(code, ())
        return {
            str(message.id): str(message.string)
            for message in catalogue
            if message.id and any(_used_by(screen, file) for file, _ in message.locations)
        }


def _used_by(screen: str, file: str) -> bool:
    return file.startswith((f"static/js/{screen}/", LABELS)) or SHARED_SCRIPT.fullmatch(file) is not None


def languages() -> Languages:
    """The languages of the running application."""
    found: Languages = current_app.extensions["languages"]
    return found


def chosen() -> str:
    """The language of this request."""
    said = request.cookies.get(COOKIE, SOURCE) if request else SOURCE
    public = bool(request) and PUBLIC.fullmatch(request.path) is not None
    return said if public and said in languages().catalogues else SOURCE


@blueprint.get("/lang/<code>")
def choose(code: str) -> ResponseReturnValue:
    """Read on in another language, on the page where one is."""
    response = redirect(_own_path(request.args.get("next", "/")))
    known = code if code in languages().catalogues else SOURCE
    response.set_cookie(COOKIE, known, max_age=YEAR, samesite="Lax")
    return response


def _own_path(wanted: str) -> str:
    """The path, if it leads nowhere else."""
    parts = urlsplit(wanted)
    inside = not parts.scheme and not parts.netloc and wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if inside and wanted.isprintable() else "/"
