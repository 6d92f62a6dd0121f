"""Looks into an uploaded file, and makes the pictures of its pages: a program of its own.

    python -I live/render.py document|audio SUFFIX FILE FOLDER

What a file is, its content says; where its name (``SUFFIX``) says otherwise, it is refused. A file may be made to break
whoever opens it: so this runs in a process with limits on memory and time, and the server goes on when it dies. It
imports nothing of the project, to start at once.

Each picture is written to ``FOLDER`` under its SHA-256, in a form that every phone shows (an old iPhone knows no WebP).
What was found goes to ``FOLDER/result.json``: ``{kind, sha256, size, pages}``, or ``{problem}`` with a code. All is on
disk when the program ends.
"""

import errno
import io
import json
import os
import sys
import wave
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

RESULT = "result.json"
WIDTH = 1080
HEIGHT = 4 * WIDTH
PAGES = 100
PIXELS = 80_000_000
QUALITY = 78
GREYS = 16

MEMORY = 1536 << 20
PROCESSOR_SECONDS = 240
LARGEST_WRITTEN = 64 << 20

KIND_OF_SUFFIX = {
    ".pdf": "pdf",
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".jfif": "jpeg",
    ".png": "png",
    ".webp": "webp",
    ".mp3": "mp3",
    ".wav": "wav",
    ".ogg": "ogg",
    ".oga": "ogg",
    ".opus": "ogg",
}
SOUNDS = ("mp3", "ogg", "wav")
HEAD = 1024
PDF_WRONG_PASSWORD = 4


class Unusable(Exception):
    """Why a file is not taken: a code."""


# --- what a file is ---------------------------------------------------------------------------------------------------


def document_kind(content: bytes) -> str | None:
    """What the content shows a document to be."""
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "webp"
    return "pdf" if b"%PDF-" in content[:HEAD] else None


def audio_kind(content: bytes) -> str | None:
    """What the content shows a sound to be: its first two frames, or its first page, must be there."""
    if _begins_ogg(content):
        return "ogg"
    if _is_wav(content):
        return "wav"
    at = _after_tags(content)
    length = _frame_length(content[at : at + 4])
    return "mp3" if length and _frame_length(content[at + length : at + length + 4]) else None


def _begins_ogg(content: bytes) -> bool:
    if len(content) < 28 or content[:5] != b"OggS\0" or not content[5] & 2:
        return False
    return content[27 + content[26] :].startswith((b"OpusHead", b"\x01vorbis"))


def _is_wav(content: bytes) -> bool:
    """Plain samples of 16 bits, of at least one moment."""
    try:
        with wave.open(io.BytesIO(content)) as sound:
            return sound.getsampwidth() == 2 and sound.getnframes() > 0 and sound.readframes(1) != b""
    except (wave.Error, EOFError):
        return False


def _after_tags(content: bytes) -> int:
    """Where the sound begins, after an ID3 tag and its padding."""
    if content[:3] != b"ID3" or len(content) < 10:
        return 0
    size = 0
    for seven_bits in content[6:10]:
        size = size << 7 | seven_bits & 0x7F
    at = 10 + size
    return at + len(content[at:]) - len(content[at:].lstrip(b"\0"))


KBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
KBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
HERTZ = (44_100, 48_000, 32_000)


def _frame_length(header: bytes) -> int:
    """The bytes of an MPEG layer III frame that begins with ``header``; 0 where none does."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return 0
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    rate, hertz = header[2] >> 4, header[2] >> 2 & 3
    if version == 1 or layer != 1 or rate in (0, 15) or hertz == 3:
        return 0
    first = version == 3
    sampled = HERTZ[hertz] // {3: 1, 2: 2, 0: 4}[version]
    return (144 if first else 72) * (KBITS_1 if first else KBITS_2)[rate] * 1000 // sampled + (header[2] >> 1 & 1)


# --- its pages --------------------------------------------------------------------------------------------------------


def pdf_pages(path: Path) -> Iterator[Any]:
    """A picture of each page of a PDF, forms filled in."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise Unusable("file_locked" if error.err_code == PDF_WRONG_PASSWORD else "file_damaged") from error
    if len(pdf) > PAGES:
        raise Unusable("too_many_pages")
    pdf.init_forms()
    for page in pdf:
        width, height = page.get_size()
        if width <= 0 or height <= 0:
            raise Unusable("file_damaged")
        yield page.render(scale=min(WIDTH / width, HEIGHT / height)).to_pil()
        page.close()


def image_pages(path: Path, kind: str) -> Iterator[Any]:
    """The one picture of an image, upright, without what its camera wrote into it."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # its limit only warns, and is another
    with Image.open(path, formats=[kind.upper()]) as image:
        if image.width * image.height > PIXELS:
            raise Unusable("image_too_large")
        image.draft("RGB", (2 * WIDTH, 2 * WIDTH))
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((WIDTH, HEIGHT))
        yield upright


def encoded(picture: Any) -> bytes:
    """A picture as JPEG, or as PNG where that is smaller: a page of black print is, and sharper too."""
    from PIL import Image

    if "A" in picture.getbands() or "transparency" in picture.info:
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture.convert("RGBA"))
    picture = picture.convert("RGB")
    forms = [_saved(picture, "JPEG", quality=QUALITY, progressive=True)]
    if _is_grey(picture):
        forms.append(_saved(picture.convert("L").quantize(GREYS), "PNG"))
    return min(forms, key=len)


def _is_grey(picture: Any) -> bool:
    from PIL import ImageChops

    red, green, blue = picture.split()
    return all(ImageChops.difference(green, other).getextrema() == (0, 0) for other in (red, blue))


def _saved(picture: Any, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, optimize=True, **options)
    return out.getvalue()


# --- the whole --------------------------------------------------------------------------------------------------------


def look(purpose: str, suffix: str, path: Path, folder: Path) -> dict[str, Any]:
    """What ``result.json`` says of a file. Raises :class:`Unusable`."""
    content = path.read_bytes()
    if not content:
        raise Unusable("file_empty")
    kind = (document_kind if purpose == "document" else audio_kind)(content)
    promised = KIND_OF_SUFFIX.get(suffix.lower())
    if kind is None and (promised is None or (promised in SOUNDS) != (purpose == "audio")):
        raise Unusable(f"no_{purpose}")
    if kind is None or promised not in (None, kind):
        raise Unusable("not_what_it_says")
    found = {"kind": kind, "sha256": sha256(content).hexdigest(), "size": len(content)}
    del content
    _put_on_disk(path)
    if purpose == "audio":
        return {**found, "pages": []}
    pictures = pdf_pages(path) if kind == "pdf" else image_pages(path, kind)
    pages = [_written(folder, encoded(one)) for one in pictures]
    return {**found, "kind": "pdf" if kind == "pdf" else "image", "pages": pages}


def _written(folder: Path, content: bytes) -> str:
    name = sha256(content).hexdigest()
    (folder / name).write_bytes(content)
    _put_on_disk(folder / name)
    return name


def is_full(error: OSError) -> bool:
    """Whether there was no room on the disk."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def _put_on_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def limit_itself() -> None:
    """Let the hall's server go first, and leave it memory; Windows knows only the caller's limit of time."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_WRITTEN, LARGEST_WRITTEN))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.nice(10)


def main(purpose: str, suffix: str, path: str, folder: str) -> None:
    """The program."""
    limit_itself()
    try:
        result = look(purpose, suffix, Path(path), Path(folder))
    except Unusable as unusable:
        result = {"problem": str(unusable)}
    except MemoryError:
        result = {"problem": "file_too_heavy"}
    except OSError as error:
        # Pillow says of a damaged image what the system says of its files; only the system's carry a number.
        result = {"problem": "disk_full" if is_full(error) else "file_damaged"}
    except Exception:  # whatever a broken file brings a library to raise
        result = {"problem": "file_damaged"}
    (Path(folder) / RESULT).write_text(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
