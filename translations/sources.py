"""The phrases of the public pages, from where they stand: scripts, templates, sentences, the regulation's labels."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.extract import extract_from_file

from live.joined import modules_of

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ("js/kiosk/phone.js", "js/display/display.js", "js/display/check.js")
TEMPLATES = ("live/templates/live", "kiosk/templates/kiosk/plain")
FILES = (
    "kiosk/templates/kiosk/phone.html",
    "display/templates/display/display.html",
    "display/templates/display/check.html",
    "live/phrases.py",
    "kiosk/plain.py",
)
REGULATION = "meeting/regulations/hd-snv-2024.toml"
LABELS = {
    "fields": ("label", "plain"),
    "outcomes": ("label",),
    "levels": ("label",),
    "refusal_reasons": ("label",),
    "refusal_routes": ("label",),
    "agenda": ("short", "title"),
}
CALL = re.compile(r'(?<![\w$])_\(\s*"((?:[^"\\]|\\.)*)"')


def phrases() -> Iterator[tuple[str, str]]:
    """Pairs of file and phrase, in the order in which a reader meets them."""
    for path in dict.fromkeys(path for script in SCRIPTS for path in modules_of(ROOT / "static", script)):
        text = (ROOT / "static" / path).read_text("utf-8")
        yield from ((f"static/{path}", found.replace('\\"', '"')) for found in CALL.findall(text))
    pages = [page for folder in TEMPLATES for page in sorted((ROOT / folder).glob("*.html"))]
    for page in [*pages, *(ROOT / name for name in FILES)]:
        method = "python" if page.suffix == ".py" else "jinja2"
        for _, found, _, _ in extract_from_file(method, str(page), keywords={"_": None}):
            yield page.relative_to(ROOT).as_posix(), found if isinstance(found, str) else found[0]
    yield from ((REGULATION, label) for label in _labels(tomllib.loads((ROOT / REGULATION).read_text("utf-8"))))


def _labels(rules: dict[str, Any]) -> Iterator[str]:
    rows = [(row, keys) for part, keys in LABELS.items() for row in rules[part]]
    yield from (row[key] for row, keys in rows for key in keys if row.get(key))
