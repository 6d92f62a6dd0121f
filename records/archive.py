"""A ZIP whose first member lists the others with their checksums. What comes from elsewhere is believed in nothing."""

import json
import os
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

LIST = "ho-so.json"
FORM = "doi-thoai dossier 1"
MEMBER = re.compile(r"(hoi-nghi\.(db|head)|tong-so\.json|y-kien\.xlsx|tep/[0-9a-f]{64})")
LARGEST = 4 << 30  # bytes, all members unpacked
LARGEST_LIST = 1 << 20
CHUNK = 1 << 20


class NotADossier(Exception):
    """Why a file cannot be read as a dossier: ``foreign``, ``newer`` or ``changed``, and the member that shows it."""

    def __init__(self, reason: str, member: str = "") -> None:
        super().__init__(f"{reason} {member}".strip())
        self.reason = reason
        self.member = member


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive's list, believed only as far as :func:`unpack` has seen its sums to hold."""

    path: Path
    about: Mapping[str, Any]
    sums: Mapping[str, str]


def write(target: Path, about: Mapping[str, Any], members: Mapping[str, Path]) -> None:
    """Make an archive of these files, whole or not at all. ``FileExistsError`` when something is in its place."""
    sums = {name: _sum(path) for name, path in members.items()}
    draft = target.with_name(f"{target.name}.draft")
    with target.open("xb"):  # the name is ours from here on
        pass
    try:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as zipped:
            listed = {"form": FORM, **about, "files": sums}
            zipped.writestr(LIST, json.dumps(listed, ensure_ascii=False, indent=2))
            for name, path in members.items():
                zipped.write(path, name)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        target.unlink(missing_ok=True)
        raise


def read(path: Path) -> Archive:
    """The list of an archive. Raises :class:`NotADossier`, and ``OSError`` where there is no file."""
    try:
        with zipfile.ZipFile(path) as zipped:
            about = _listed(zipped)
            _check_members(zipped, about["files"])
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise NotADossier("foreign") from error
    return Archive(path, about, about["files"])


def _listed(zipped: zipfile.ZipFile) -> dict[str, Any]:
    try:
        if zipped.getinfo(LIST).file_size > LARGEST_LIST:
            raise NotADossier("foreign", LIST)
        about = json.loads(zipped.read(LIST))
    except (KeyError, ValueError, RecursionError) as error:
        raise NotADossier("foreign", LIST) from error
    if not isinstance(about, dict) or not isinstance(about.get("files"), dict):
        raise NotADossier("foreign", LIST)
    if about.get("form") != FORM:
        raise NotADossier("newer", str(about.get("form")))
    return about


def _check_members(zipped: zipfile.ZipFile, sums: Mapping[str, Any]) -> None:
    """Just the members that are listed, under names that we give, of a size that a disk holds."""
    members = [info for info in zipped.infolist() if info.filename != LIST]
    for info in members:
        if info.filename not in sums or not MEMBER.fullmatch(info.filename):
            raise NotADossier("changed", info.filename)
    if len(members) != len(sums):
        raise NotADossier("changed", next(iter(sums.keys() - {info.filename for info in members}), LIST))
    if sum(info.file_size for info in members) > LARGEST:
        raise NotADossier("foreign", "too large")


def unpack(archive: Archive, folder: Path) -> dict[str, Path]:
    """Every member as a file in ``folder``; :class:`NotADossier` at the first that is not what the list says."""
    found: dict[str, Path] = {}
    try:
        with zipfile.ZipFile(archive.path) as zipped:
            for name, told in archive.sums.items():
                found[name] = folder / name.replace("/", "-")
                _unpack_one(zipped, name, found[name])
                if _sum(found[name]) != told:
                    raise NotADossier("changed", name)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise NotADossier("changed", name) from error
    return found


def _unpack_one(zipped: zipfile.ZipFile, name: str, target: Path) -> None:
    with zipped.open(name) as packed, target.open("xb") as out:
        while chunk := packed.read(CHUNK):
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
