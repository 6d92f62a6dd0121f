"""Make the clips that ship with the project anew: ``make sounds``. Needs espeak-ng and ffmpeg.

A commune that records its own words replaces them one by one.
"""

import hashlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from meeting.counting import WORDS

FOLDER = Path(__file__).resolve().parent.parent / "static" / "sounds"
VOICE, SPEED = "vi", "130"
# Silence at both ends is cut, so that joined words do not stutter.
TRIM = "silenceremove=1:0:-45dB,areverse,silenceremove=1:0:-45dB,areverse,loudnorm=I=-18"
CHIME = "0.5*exp(-3*t)*(sin(2*PI*660*t)*lt(t,0.9)+sin(2*PI*523*t)*gt(t,0.35)*exp(-2*(t-0.35)))"


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _encode(target: Path, *source: str) -> None:
    encoded = ("-ac", "1", "-ar", "22050", "-c:a", "libmp3lame", "-q:a", "5", "-map_metadata", "-1", str(target))
    _run("ffmpeg", "-v", "error", "-y", *source, *encoded)


def main() -> None:
    """Write a clip for each word, the chime, and what they are made of."""
    FOLDER.mkdir(exist_ok=True)
    for code, word in WORDS.items():
        with tempfile.NamedTemporaryFile(suffix=".wav") as spoken:
            _run("espeak-ng", "-v", VOICE, "-s", SPEED, "-w", spoken.name, word)
            _encode(FOLDER / f"{code}.mp3", "-i", spoken.name, "-af", TRIM)
    _encode(FOLDER / "chime.mp3", "-f", "lavfi", "-i", f"aevalsrc='{CHIME}':d=1.6:s=22050")
    version = re.search(r"text-to-speech: ([\d.]+)", _run("espeak-ng", "--version"))
    (FOLDER / "SOUNDS.toml").write_text(_listed(version[1] if version else "?"), "utf-8")
    sys.stdout.write(f"{len(WORDS) + 1} clips in {FOLDER}\n")


def _listed(version: str) -> str:
    head = (
        f'# Made by `make sounds` with espeak-ng {version}, voice "{VOICE}", and ffmpeg. What a synthesiser says\n'
        "# is not covered by its licence: these clips are under the project's own.\n"
    )
    files = sorted(FOLDER.glob("*.mp3"))
    rows = (f'"{file.name}" = "{hashlib.sha256(file.read_bytes()).hexdigest()}"\n' for file in files)
    return head + "\n[sha256]\n" + "".join(rows)


if __name__ == "__main__":
    main()
