"""Third-party files: all listed in VENDOR.toml, unchanged, with their licence, and calling nobody."""

import hashlib
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LIST = ROOT / "static/vendor/VENDOR.toml"
FOLDERS = ("static/vendor", "static/fonts", "tests/vendor")

# An address in one of these places is one that a browser would fetch by itself.
LOADS = re.compile(
    rb"""(?:
        \bimport\s*\(\s* | \bfrom\s* | \bimport\s* | \bimportScripts\s*\(\s* | \bfetch\s*\(\s* |
        \burl\(\s* | \b(?:src|href)\s*=\s* | sourceMappingURL=
    )["'`]?(?:https?:)?//[a-z0-9]""",
    re.VERBOSE | re.IGNORECASE,
)
CDN = re.compile(rb"unpkg\.com|jsdelivr\.net|cdnjs\.|esm\.sh|skypack\.dev|gstatic\.com|googleapis\.com")


def entries() -> list[dict[str, Any]]:
    return tomllib.loads(LIST.read_text("utf-8"))["file"]


def served() -> list[Path]:
    """What a page can load: everything under static/ but the licences and the list."""
    kinds = {".js", ".mjs", ".css", ".html", ".svg"}
    return sorted(path for path in (ROOT / "static").rglob("*") if path.suffix in kinds)


def test_every_file_is_listed() -> None:
    listed = {entry["path"] for entry in entries()}
    licences = {licence for entry in entries() for licence in entry["licence_files"]}
    found = {
        path.relative_to(ROOT).as_posix() for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()
    }
    assert found == listed | licences | {LIST.relative_to(ROOT).as_posix()}


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: Path(entry["path"]).name)
def test_checksum(entry: dict[str, Any]) -> None:
    assert hashlib.sha256((ROOT / entry["path"]).read_bytes()).hexdigest() == entry["sha256"]


@pytest.mark.parametrize("path", served(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_loaded_from_elsewhere(path: Path) -> None:
    content = path.read_bytes()
    assert LOADS.findall(content) == []
    assert CDN.findall(content) == []


@pytest.mark.parametrize(
    "line",
    [
        b'import {h} from "https://a.example/x.js"',
        b'import("//a.example/x.js")',
        b"src: url(https://a.example/x.woff2)",
        b'<script src="https://a.example/x.js">',
    ],
)
def test_the_check_sees_an_address(line: bytes) -> None:
    assert LOADS.search(line)
