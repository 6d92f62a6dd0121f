"""Files: what the organiser uploads, what everybody may have of it, and what is refused with a sentence."""

import io
import os
import struct
import subprocess
import sys
import threading
import time
import wave
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import requests
from flask import Flask
from PIL import Image, ImageDraw

from live import files, render
from simulation.client import TIMEOUT, Client, Refused
from tests.conftest import ROOT, Server, new_meeting, start_server

TITLE = "Kết quả thực hiện nhiệm vụ năm 2026"


def image(form: str = "PNG", size: tuple[int, int] = (1600, 900), mark: str = "") -> bytes:
    """A picture; ``mark`` makes it one of its own."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).text((20, 20), f"Sơ đồ đường bản {mark}", fill="navy")
    out = io.BytesIO()
    picture.save(out, form)
    return out.getvalue()


def pdf(pages: int = 3, size: tuple[float, float] = (595, 842), mark: str = "") -> bytes:
    """A PDF whose pages can be told apart by their width."""
    document = pypdfium2.PdfDocument.new()
    for number in range(pages):
        document.new_page(size[0] + number, size[1])
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue() + f"\n% {mark}\n".encode()


def mp3(frames: int = 40, tag: bytes = b"ID3\x04\0\0\0\0\0\x10" + b"\0" * 16) -> bytes:
    """Silence: MPEG 1 layer III frames of 64 kbit/s and 44.1 kHz, 208 bytes each."""
    return tag + (b"\xff\xfb\x50\xc4" + b"\0" * 204) * frames


def ogg() -> bytes:
    """The first page of an Opus stream."""
    head = b"OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0"
    return struct.pack("<4sBBqIIIB", b"OggS", 0, 2, 0, 1, 0, 0, 1) + bytes([len(head)]) + head


def wav(seconds: float = 0.1, width: int = 2) -> bytes:
    """Silence as plain samples."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(width)
        sound.setframerate(22_050)
        sound.writeframes(b"\0" * width * int(seconds * 22_050))
    return file.getvalue()


class Organiser:
    """The organiser at their page."""

    def __init__(self, server: Server) -> None:
        self.client = server.staff("organiser")
        self.at = 0

    def upload(self, where: str, name: str, content: bytes, **fields: str) -> requests.Response:
        self.at += 1
        return self.client.http.post(
            f"{self.client.url}/api/{self.client.slug}/{where}",
            data={"id": f"upload-{self.at}", **fields},
            files={"file": (name, content)},
            timeout=TIMEOUT * 4,
        )

    def publish(self, name: str, content: bytes, **fields: str) -> dict[str, Any]:
        return dict(self.upload("documents", name, content, **{"title": TITLE, **fields}).json())

    def record(self, name: str, content: bytes, **fields: str) -> dict[str, Any]:
        said = {"phrase": "called", "language": "Tiếng Mông", **fields}
        return dict(self.upload("phrases", name, content, **said).json())


@pytest.fixture(scope="module")
def organiser(server: Server) -> Organiser:
    return Organiser(server)


def page(server: Server, document: int, number: int) -> requests.Response:
    """A page as anybody gets it: no cookie."""
    return requests.get(f"{server.url}/d/{server.slug}/{document}/{number}", timeout=TIMEOUT)


def listed(server: Server, part: str = "documents") -> list[dict[str, Any]]:
    return list(Client(server.url, server.slug).view("public")["view"][part])


# --- documents --------------------------------------------------------------------------------------------------------


def test_a_pdf_is_read_page_by_page_by_anybody(server: Server, organiser: Organiser) -> None:
    told = organiser.publish("ket-qua.pdf", pdf(3))
    assert told["ok"], told
    document = told["result"]["document"]
    assert {"id": document, "title": TITLE, "kind": "pdf", "pages": 3, "item": ""} in listed(server)
    for number in (1, 2, 3):
        answer = page(server, document, number)
        assert answer.status_code == 200 and answer.headers["Content-Type"] in ("image/png", "image/jpeg")
        assert answer.headers["X-Content-Type-Options"] == "nosniff" and "Set-Cookie" not in answer.headers
        assert "public" in answer.headers["Cache-Control"] and answer.headers["ETag"]
        with Image.open(io.BytesIO(answer.content)) as picture:
            assert picture.width in (1080, 1081) and picture.height > picture.width
    for number in (0, 4, 99):
        assert page(server, document, number).status_code == 404
    again = requests.get(
        f"{server.url}/d/{server.slug}/{document}/1",
        headers={"If-None-Match": page(server, document, 1).headers["ETag"]},
    )
    assert again.status_code == 304


@pytest.mark.parametrize(("form", "suffix"), [("PNG", "png"), ("JPEG", "jpg"), ("WEBP", "webp")])
def test_an_image_is_a_document_of_one_page(server: Server, organiser: Organiser, form: str, suffix: str) -> None:
    told = organiser.publish(f"SO DO.{suffix.upper()}", image(form, mark=form))
    assert told["ok"], told
    answer = page(server, told["result"]["document"], 1)
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert (picture.format, picture.size) in [("PNG", (1080, 608)), ("JPEG", (1080, 608))]


def test_what_a_camera_writes_into_its_picture_is_not_published(server: Server, organiser: Organiser) -> None:
    picture, out, exif = Image.new("RGB", (400, 200), "green"), io.BytesIO(), Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "Nhà ông Lò Văn Chim Yến"  # lying on its side; a description
    picture.save(out, "JPEG", exif=exif)
    told = organiser.publish("anh.jpg", out.getvalue())
    served = page(server, told["result"]["document"], 1).content
    assert b"Exif" not in served and "Yến".encode() not in served
    with Image.open(io.BytesIO(served)) as upright:
        assert upright.size == (200, 400)


def test_the_files_stand_beside_the_journal_under_their_hash(server: Server, organiser: Organiser) -> None:
    content = pdf(1, mark="beside")
    assert organiser.publish("b.pdf", content)["ok"]
    folder = server.data / f"{server.slug}.files"
    assert (folder / sha256(content).hexdigest()).read_bytes() == content
    for file in folder.iterdir():
        assert sha256(file.read_bytes()).hexdigest() == file.name


def test_a_withdrawn_document_is_gone_and_says_so(server: Server, organiser: Organiser) -> None:
    document = organiser.publish("w.pdf", pdf(1, mark="withdrawn"))["result"]["document"]
    assert page(server, document, 1).status_code == 200
    organiser.client.send("WithdrawDocument", document=document, reason="Nhầm tệp")
    answer = page(server, document, 1)
    assert (
        answer.status_code == 404 and "đã được thu hồi" in answer.text and "no-store" in answer.headers["Cache-Control"]
    )
    assert document not in [d["id"] for d in listed(server)]


def test_the_same_upload_sent_twice_is_one_document(server: Server, organiser: Organiser) -> None:
    content, before = pdf(1, mark="twice"), len(listed(server))
    first = organiser.publish("t.pdf", content, id="the-same")
    assert organiser.publish("t.pdf", content, id="the-same") == first and first["ok"]
    assert len(listed(server)) == before + 1
    assert organiser.publish("t.pdf", content)["error"]["code"] == "document_is_public"


HTML = b"<!doctype html><script>alert(1)</script>"
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "html called pdf": ("bao-cao.pdf", HTML, "not_what_it_says"),
    "html called jpg": ("anh.jpg", HTML, "not_what_it_says"),
    "png called pdf": ("bao-cao.pdf", image(mark="x"), "not_what_it_says"),
    "pdf called png": ("anh.png", pdf(1, mark="x"), "not_what_it_says"),
    "html": ("trang.html", HTML, "no_document"),
    "no name's end": ("trang", HTML, "no_document"),
    "word": ("bao-cao.docx", b"PK\x03\x04" + b"\0" * 100, "no_document"),
    "sound": ("bai-hat.mp3", mp3(), "no_document"),
    "empty": ("rong.pdf", b"", "file_empty"),
    "a pdf's head only": ("hong.pdf", b"%PDF-1.7\nnothing", "file_damaged"),
    "half a png": ("hong.png", image(mark="x")[:200], "file_damaged"),
    "too many pages": ("dai.pdf", pdf(101, mark="x"), "too_many_pages"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_taken_is_refused_with_a_sentence(server: Server, organiser: Organiser, what: str) -> None:
    name, content, code = REFUSED[what]
    before = listed(server)
    answer = organiser.upload("documents", name, content, title=TITLE)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (422, code)
    assert error["message"].endswith(".") and "…" not in error["message"]
    assert listed(server) == before
    left = [p for p in (server.data / f"{server.slug}.files").glob("*") if p.name.startswith(".")]
    assert not left


def test_content_decides_where_the_name_says_nothing(organiser: Organiser) -> None:
    assert organiser.publish("bao-cao", pdf(1, mark="nameless"))["ok"]


def test_a_name_is_only_looked_at(server: Server, organiser: Organiser) -> None:
    told = organiser.publish("../../../server.db\0.pdf", pdf(1, mark="traversal"))
    assert told["ok"], told
    ours = {"xa-mau.db", "xa-mau.head", "xa-mau.files", "server.db", ".server.json"}
    assert {p.name for p in server.data.iterdir() if not p.name.endswith(("-wal", "-shm"))} == ours
    for path in ("..%2f..%2fserver.db", "1/..%2f..%2fserver.db", "audio/..%2f1", "1/-1", "1/1%00"):
        assert requests.get(f"{server.url}/d/{server.slug}/{path}", timeout=TIMEOUT).status_code == 404


def test_too_large_a_file_is_refused_unread(server: Server, organiser: Organiser) -> None:
    answer = organiser.upload("documents", "to.pdf", b"%PDF-1.7\n" + b"\0" * (25 << 20), title=TITLE)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "file_too_large")
    assert "25 MB" in answer.json()["error"]["message"]


def test_a_form_without_a_file_or_a_title(organiser: Organiser) -> None:
    url = f"{organiser.client.url}/api/{organiser.client.slug}/documents"
    bare = organiser.client.http.post(url, data={"id": "bare", "title": TITLE}, timeout=TIMEOUT)
    assert (bare.status_code, bare.json()["error"]["code"]) == (400, "file_missing")
    untitled = organiser.upload("documents", "u.pdf", pdf(1, mark="untitled"), title=" ")
    assert untitled.status_code == 422 and set(untitled.json()["error"]["fields"]) == {"title"}


@pytest.mark.parametrize("role", ["chair", "secretary1", "desk", "observer", "citizen", "nobody"])
def test_only_the_organiser_uploads(server: Server, role: str) -> None:
    who = {"citizen": server.citizen, "nobody": lambda: Client(server.url, server.slug)}.get(
        role, lambda: server.staff(role)
    )()
    for where in ("documents", "phrases"):
        answer = who.http.post(
            f"{server.url}/api/{server.slug}/{where}",
            data={"id": "x", "title": TITLE, "phrase": "called", "language": "A"},
            files={"file": ("a.pdf", pdf(1))},
            timeout=TIMEOUT,
        )
        assert answer.status_code == (401 if role == "nobody" else 403)


def test_an_upload_from_another_site_is_refused(server: Server, organiser: Organiser) -> None:
    url = f"{server.url}/api/{server.slug}/documents"
    form: dict[str, Any] = {"data": {"id": "x", "title": TITLE}, "files": {"file": ("a.pdf", pdf(1))}}
    forged = organiser.client.http.post(url, headers={"Origin": "http://evil.example"}, timeout=TIMEOUT, **form)
    assert (forged.status_code, forged.json()["error"]["code"]) == (403, "other_origin")


def test_a_command_cannot_name_a_file_that_nobody_looked_into(organiser: Organiser) -> None:
    told = {"kind": "pdf", "sha256": "0" * 64, "size": 1, "pages": ["0" * 64]}
    with pytest.raises(Refused) as refused:
        organiser.client.send("PublishDocument", title=TITLE, **told)
    assert refused.value.code == "needs_upload"


# --- hostile files ----------------------------------------------------------------------------------------------------


def endless_pdf(depth: int = 30) -> bytes:
    """One page of a form that draws ten forms, each of which draws ten, and so on."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length 5>>stream\n/F Do\nendstream",
    ]
    for level in range(depth):
        inner = f"/Resources<</XObject<</F {level + 6} 0 R>>>>" if level < depth - 1 else ""
        drawn = "/F Do " * 10 if inner else "0 0 9 9 re f"
        head = f"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]{inner}/Length {len(drawn)}>>"
        parts.append(f"{head}stream\n{drawn}\nendstream".encode())
    out = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%b\nendobj\n" % (n, part) for n, part in enumerate(parts, 1))
    return out + b"trailer<</Size %d/Root 1 0 R>>\n%%%%EOF" % (len(parts) + 1)


def looked(folder: Path, name: str, content: bytes) -> dict[str, Any]:
    """What the server makes of a file."""
    source = folder / "source"
    source.write_bytes(content)
    with Flask(__name__).app_context():
        return files._look("document", Path(name).suffix, source, folder)


def test_a_file_without_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LOOKING_LIMIT", 3)
    assert looked(tmp_path, "a.pdf", endless_pdf(2))["pages"]
    (tmp_path / render.RESULT).unlink()
    assert looked(tmp_path, "a.pdf", endless_pdf()) == {"problem": "file_too_heavy"}
    assert not children()


def children() -> list[str]:
    """The processes of this one that look into a file."""
    found = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    return [pid for pid in found if b"render.py" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_a_file_that_kills_its_reader_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dying = tmp_path / "dying.py"
    dying.write_text("import os; os.abort()")
    monkeypatch.setattr(render, "__file__", str(dying))
    assert looked(tmp_path, "a.pdf", pdf(1)) == {"problem": "file_too_heavy"}


def test_the_reader_has_no_more_memory_than_it_is_given() -> None:
    program = "from live import render; render.limit_itself(); bytearray(render.MEMORY)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "MemoryError" in done.stderr


def test_a_picture_with_too_many_points_is_refused_and_the_server_goes_on(server: Server, organiser: Organiser) -> None:
    wide = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(wide, "PNG")
    assert organiser.publish("bom.png", wide.getvalue())["error"]["code"] == "image_too_large"
    assert requests.get(f"{server.url}/healthz", timeout=TIMEOUT).ok


def test_pages_of_any_size_fit_the_phone(server: Server, organiser: Organiser) -> None:
    told = organiser.publish("ve.pdf", pdf(1, size=(100, 14_000), mark="tall"))
    with Image.open(io.BytesIO(page(server, told["result"]["document"], 1).content)) as picture:
        assert picture.height <= 4321


def test_the_hall_goes_on_while_a_file_is_looked_into(server: Server, organiser: Organiser) -> None:
    """Everything else is answered many times before the upload is."""
    done = threading.Event()
    heavy = pdf(30, mark="heavy") + b"%" * (20 << 20)

    told: dict[str, Any] = {}

    def upload() -> None:
        try:
            told.update(organiser.publish("nang.pdf", heavy))
        finally:
            done.set()

    thread = threading.Thread(target=upload)
    thread.start()
    answered = 0
    while not done.is_set() and answered < 100_000:
        assert requests.get(f"{server.url}/healthz", timeout=TIMEOUT).ok
        answered += 1
        time.sleep(0.01)  # whoever looks into the file gives way to all others
    thread.join()
    assert told["ok"] and answered > 20


# --- phrases read aloud -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("moi.mp3", mp3(), "audio/mpeg"),
        ("moi-2.mp3", mp3(tag=b""), "audio/mpeg"),
        ("moi.ogg", ogg(), "audio/ogg"),
        ("moi.wav", wav(), "audio/wav"),
    ],
)
def test_a_phrase_is_heard_by_anybody(
    server: Server, organiser: Organiser, name: str, content: bytes, kind: str
) -> None:
    told = organiser.record(name, content)
    assert told["ok"], told
    clip = told["result"]["clip"]
    assert [c["id"] for c in listed(server, "clips") if c["phrase"] == "called"] == [clip]
    url = f"{server.url}/d/{server.slug}/audio/{clip}"
    answer = requests.get(url, timeout=TIMEOUT)
    assert (answer.status_code, answer.headers["Content-Type"], answer.content) == (200, kind, content)
    part = requests.get(url, headers={"Range": "bytes=0-9"}, timeout=TIMEOUT)
    assert part.status_code == 206 and part.content == content[:10]
    organiser.client.send("DropPhraseAudio", clip=clip)
    assert requests.get(url, timeout=TIMEOUT).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("moi.mp3", b"ID3" + HTML, "not_what_it_says"),
        ("moi.mp3", b"\xff\xfb\x50\xc4" + HTML * 20, "not_what_it_says"),
        ("moi.mp3", ogg(), "not_what_it_says"),
        ("moi.ogg", b"OggS" + HTML, "not_what_it_says"),
        ("moi.m4a", b"\0\0\0\x20ftypM4A " + b"\0" * 50, "no_audio"),
        ("moi.pdf", pdf(1), "no_audio"),
        ("moi.wav", wav(seconds=0), "not_what_it_says"),
        ("moi.wav", wav(width=1), "not_what_it_says"),
        ("moi.wav", wav()[:44], "not_what_it_says"),
        ("moi.wav", b"RIFF" + HTML, "not_what_it_says"),
        ("moi.mp3", wav(), "not_what_it_says"),
        ("moi.mp3", b"", "file_empty"),
    ],
)
def test_what_is_no_sound_is_refused(organiser: Organiser, name: str, content: bytes, code: str) -> None:
    error = organiser.record(name, content)["error"]
    assert error["code"] == code and error["message"].endswith(".")


def test_only_listed_phrases_are_taken(organiser: Organiser) -> None:
    assert set(organiser.record("a.mp3", mp3(), phrase="anthem")["error"]["fields"]) == {"phrase"}
    assert set(organiser.record("a.mp3", mp3(), language=" ")["error"]["fields"]) == {"language"}


# --- copies -----------------------------------------------------------------------------------------------------------


def beside(copy: Path) -> Path:
    return copy.with_suffix(".files")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running meeting with a document, a withdrawn one and a phrase."""
    data = tmp_path_factory.mktemp("published") / "data"
    new_meeting(data)
    running = start_server(data)
    organiser = Organiser(running)
    organiser.publish("a.pdf", pdf(2))
    document = organiser.publish("b.pdf", pdf(1, mark="b"))["result"]["document"]
    organiser.client.send("WithdrawDocument", document=document)
    organiser.record("c.mp3", mp3())
    yield running
    running.stop()


def test_a_copy_takes_the_files_along_and_serves_them(published: Server, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    copy = tmp_path / "data" / "xa-mau.db"
    done = published.run("backup", "xa-mau", "-o", str(copy))
    assert done.returncode == 0 and "files" in done.stdout, done
    there = {p.name: p.read_bytes() for p in (published.data / "xa-mau.files").iterdir()}
    assert {p.name: p.read_bytes() for p in beside(copy).iterdir()} == there and len(there) >= 5
    checked = published.run("verify", str(copy))
    assert checked.returncode == 0 and f"{len(there)} files" in checked.stdout, checked
    spare = start_server(tmp_path / "data")
    try:
        for path in ("1/1", "1/2", "audio/3"):
            answer = requests.get(f"{spare.url}/d/xa-mau/{path}", timeout=TIMEOUT)
            assert answer.status_code == 200 and answer.content in there.values()
    finally:
        spare.stop()


def test_a_running_meeting_s_files_are_verified_too(published: Server) -> None:
    done = published.run("verify", str(published.data / "xa-mau.db"))
    assert done.returncode == 0 and "files" in done.stdout


@pytest.mark.parametrize("harm", ["changed", "missing"])
def test_the_bad_file_is_named(published: Server, tmp_path: Path, harm: str) -> None:
    copy = tmp_path / "copy.db"
    assert published.run("backup", "xa-mau", "-o", str(copy)).returncode == 0
    harmed = next(p for p in beside(copy).iterdir() if p.read_bytes().startswith(b"%PDF-"))
    if harm == "changed":
        harmed.write_bytes(harmed.read_bytes()[:-1] + b"X")
    else:
        harmed.unlink()
    done = published.run("verify", str(copy))
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert harmed.name in done.stderr and TITLE in done.stderr and harm in done.stderr


def test_a_file_that_was_lost_is_told_to_the_reader(published: Server) -> None:
    name = next(
        p for p in (published.data / "xa-mau.files").iterdir() if p.read_bytes() == page(published, 1, 2).content
    )
    content = name.read_bytes()
    name.unlink()
    try:
        answer = page(published, 1, 2)
        assert answer.status_code == 404 and "không còn giữ tệp này" in answer.text
    finally:
        name.write_bytes(content)


def test_what_a_crash_left_is_cleared_away(published: Server) -> None:
    left = published.data / "xa-mau.files" / ".incoming-crashed"
    left.mkdir()
    (left / "source").write_bytes(b"half")
    assert Organiser(published).publish("d.pdf", pdf(1, mark="after a crash"))["ok"]
    assert not left.exists()
