"""The head beside the file: the last seq and hash, which show an end that was cut off."""

import os
import re
from pathlib import Path

_HEAD = re.compile(rb"(\d{12}) ([0-9a-f]{64})\n")


def head_path(path: Path) -> Path:
    """Where the head of a meeting\'s file stands."""
    if path.suffix == ".head":
        raise ValueError("a meeting's file cannot be named .head")
    return path.with_suffix(".head")


def head_line(seq: int, digest: str) -> bytes:
    """The head\'s only line."""
    return b"%012d %b\n" % (seq, digest.encode())


def parse_head(line: bytes) -> tuple[int, str] | None:
    """The seq and hash of a head\'s line; ``None`` for anything else."""
    match = _HEAD.fullmatch(line)
    return (int(match[1]), match[2].decode()) if match else None


def read_bytes(path: Path) -> bytes | None:
    """What stands in a file; ``None`` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def write_new_head(path: Path, line: bytes) -> None:
    """The only fsync it gets: later writes keep its length, so a power failure cannot leave it empty."""
    with path.open("xb") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
