"""The dossier through the command line: made while the server runs, checked, and back into a meeting (V.3.3)."""

import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from meeting.journal import Entry, Journal
from meeting.regulation import load
from records import archive
from tests.conftest import Server, new_meeting, run, start_server
from tests.unit.builders import example

SECRET = "Cán bộ nhận phong bì chim yến"
SECRET_BODY, SECRET_PAPER = "Thanh tra huyện chim yến", "45/KL-chim yến"
OPEN = '=HYPERLINK("x") Đường bản Ten lầy lội'


def done(*args: object) -> str:
    """What a call that succeeds says."""
    finished = run(*args)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def fails(*args: object) -> str:
    """The one sentence of a call that fails."""
    finished = run(*args)
    assert finished.returncode == 1 and finished.stderr.startswith("Error: ") and "Traceback" not in finished.stderr
    return finished.stderr


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on a meeting with an opinion in the open and one on an official."""
    data = tmp_path_factory.mktemp("dossier") / "data"
    new_meeting(data)
    running = start_server(data)
    chair = running.staff("chair")
    chair.send("OpenCheckIn")
    for name, field, content in (("Lò Thị Ánh", "road", OPEN), ("Giàng A Páo", "conduct", SECRET)):
        phone = running.citizen()
        phone.check_in(name, "ten", phone="0912345678")
        phone.send("SubmitWritten", field=field, content=content)
    chair.send("StartMeeting")
    promised = {"outcome": "to_study", "body": SECRET_BODY, "earlier_number": SECRET_PAPER}
    running.staff("secretary1").send("RecordOutcome", opinions=[2], **promised)
    yield running
    running.stop()
    assert "Traceback" not in running.log.read_text(), running.log.read_text()[-4000:]


@pytest.fixture(scope="module")
def made(hall: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the dossier and its envelope, written while the server runs."""
    folder = tmp_path_factory.mktemp("made")
    where = ("-o", folder / "ho-so.zip", "--envelope", folder / "niem-phong.json", "--data", hall.data)
    assert "3 texts under III.4 or of complaints are sealed in" in done("export", hall.slug, *where)
    return folder


def everything(path: Path) -> bytes:
    """All bytes of an archive, unpacked as deep as it goes."""
    with zipfile.ZipFile(path) as zipped:
        parts = [zipped.read(name) for name in zipped.namelist()]
    inner = [part for part in parts if zipfile.is_zipfile(BytesIO(part))]
    sheets = [zipfile.ZipFile(BytesIO(part)) for part in inner]
    return b"".join([*parts, *(sheet.read(name) for sheet in sheets for name in sheet.namelist())])


def test_it_holds_the_record_without_what_is_sealed_or_not_needed(made: Path) -> None:
    held = everything(made / "ho-so.zip")
    assert "Đường bản Ten lầy lội".encode() in held and "Lò Thị Ánh".encode() in held
    for absent in (SECRET, SECRET_BODY, SECRET_PAPER, "0912345678"):
        assert absent.encode() not in held
    assert SECRET in (made / "niem-phong.json").read_text("utf-8")
    assert (made / "niem-phong.json").stat().st_mode & 0o077 == 0


def test_its_table_is_for_people_and_runs_nothing(made: Path) -> None:
    with zipfile.ZipFile(made / "ho-so.zip") as zipped:
        sheet = openpyxl.load_workbook(BytesIO(zipped.read("y-kien.xlsx"))).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert rows[0][1] == "Tên tổ chức, cá nhân nêu kiến nghị"
    assert [row[:4] for row in rows[1:]] == [
        ["1", "Lò Thị Ánh (số 1)", "Bản Ten", OPEN],
        ["2", "(niêm phong)", None, "Nội dung khác (niêm phong)"],
    ]
    assert rows[2][4:] == [None, None, "Cần phải có thời gian nghiên cứu giải quyết", None, None]
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


def test_it_verifies_and_says_that_it_leaves_values_out(made: Path) -> None:
    said = done("verify", made / "ho-so.zip")
    assert "holds: " in said and "personal values are left out of this copy" in said


def repacked(source: Path, target: Path, change: Callable[[str, bytes], tuple[str, bytes]]) -> Path:
    """The archive with every member passed through ``change``."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return target


@pytest.mark.parametrize("member", ["hoi-nghi.db", "hoi-nghi.head", "y-kien.xlsx", "tong-so.json"])
def test_a_changed_member_shows(made: Path, tmp_path: Path, member: str) -> None:
    def change(name: str, content: bytes) -> tuple[str, bytes]:
        return name, content[:-1] + bytes([content[-1] ^ 1]) if name == member else content

    forged = repacked(made / "ho-so.zip", tmp_path / "forged.zip", change)
    assert member in fails("verify", forged)
    assert member in fails("import", forged, "--data", tmp_path / "data")
    assert not list((tmp_path / "data").glob("*"))


def test_a_member_outside_the_folder_is_refused(made: Path, tmp_path: Path) -> None:
    def climb(name: str, content: bytes) -> tuple[str, bytes]:
        if name == "ho-so.json":
            return name, content.replace(b'"y-kien.xlsx"', b'"../y-kien.xlsx"')
        return name.replace("y-kien.xlsx", "../y-kien.xlsx"), content

    forged = repacked(made / "ho-so.zip", tmp_path / "forged.zip", climb)
    assert "../y-kien.xlsx" in fails("verify", forged)


@pytest.mark.parametrize("listed", [b"[]", b"{", b'{"files": []}', b'{"form": "doi-thoai dossier 9", "files": {}}'])
def test_a_list_that_says_nothing_is_refused(tmp_path: Path, listed: bytes) -> None:
    with zipfile.ZipFile(tmp_path / "forged.zip", "w") as forged:
        forged.writestr("ho-so.json", listed)
    assert "dossier" in fails("verify", tmp_path / "forged.zip")


def forged(folder: Path, slug: str, entry: Entry) -> Path:
    """A dossier whose sums and chain hold, whatever its journal says."""
    (folder / "nguon").mkdir()
    with closing(Journal.create(folder / "nguon" / "hoi-nghi.db", {"slug": slug})) as journal:
        journal.append([entry], [])
    files = {name: folder / "nguon" / name for name in ("hoi-nghi.db", "hoi-nghi.head")}
    archive.write(folder / "forged.zip", {"kind": "dossier", "slug": slug}, files)
    return folder / "forged.zip"


@pytest.mark.parametrize("slug", ["../ngoai", "server", "xa-mau"])
def test_a_journal_that_says_something_else_is_refused(tmp_path: Path, slug: str) -> None:
    """A name that leads out of the folder or onto the staff's file; events that make no meeting."""
    setup = json.loads(json.dumps({**example(), "slug": slug}, default=str))
    made = {"setup": setup, "regulation": {} if slug == "xa-mau" else load("hd-snv-2024").to_dict()}
    entry = Entry(1, 1, {"role": "system", "id": ""}, "", "MeetingCreated", made, {"code_key": "k"})
    said = fails("import", forged(tmp_path, slug, entry), "--data", tmp_path / "data")
    assert "hoi-nghi.db is not what its list says" in said
    assert not list((tmp_path / "data").glob("*")) and not list(tmp_path.glob("ngoai*"))


def test_it_comes_back_into_a_meeting_that_runs(made: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    done("import", made / "ho-so.zip", "--data", data)
    assert "holds: " in done("verify", data / "xa-mau.db")
    running = start_server(data)
    view = running.staff("secretary1").view("me")["view"]
    shared = running.staff("secretary1").view("secretary")["view"]
    running.stop()
    assert shared["opinion/1"]["content"] == OPEN and shared["opinion/2"]["content"] is None
    assert view["sealed/2"]["content"] == ""


def test_the_envelope_comes_back_with_it(made: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    new_meeting(data, "khac")
    running = start_server(data, slug="xa-mau")
    done("import", made / "ho-so.zip", "--envelope", made / "niem-phong.json", "--data", data)
    read = running.staff("secretary1").view("me")["view"]["sealed/2"]
    running.stop()
    assert (read["content"], read["outcome"]["body"]) == (SECRET, SECRET_BODY)


def test_a_foreign_envelope_is_refused(made: Path, tmp_path: Path) -> None:
    envelope = json.loads((made / "niem-phong.json").read_text("utf-8"))
    envelope["values"][0][3] = "Giả"
    (tmp_path / "gia.json").write_text(json.dumps(envelope), "utf-8")
    args = ("import", made / "ho-so.zip", "--envelope", tmp_path / "gia.json", "--data", tmp_path / "data")
    assert "envelope is not that of this dossier" in fails(*args)
    assert not list((tmp_path / "data").glob("*.db"))


def test_a_meeting_is_not_overwritten(hall: Server, made: Path) -> None:
    assert "holds the meeting xa-mau already" in fails("import", made / "ho-so.zip", "--data", hall.data)
    assert "ho-so.zip could not be used" in fails("export", hall.slug, "-o", made / "ho-so.zip", "--data", hall.data)
    assert "holds: " in done("verify", made / "ho-so.zip")


def test_totals_for_the_level_above_name_nobody(hall: Server, tmp_path: Path) -> None:
    done("export", hall.slug, "-o", tmp_path / "tong.zip", "--totals", "--data", hall.data)
    held = everything(tmp_path / "tong.zip")
    totals = json.loads(zipfile.ZipFile(tmp_path / "tong.zip").read("tong-so.json"))
    assert (totals["opinions"]["total"], totals["opinions"]["topic"]) == (2, {"III.3": 1, "III.4": 1})
    for absent in (SECRET, "Lò Thị Ánh", "Giàng A Páo", "lầy lội"):
        assert absent.encode() not in held
    assert "totals only" in fails("import", tmp_path / "tong.zip", "--data", tmp_path / "data")
    both = run("export", hall.slug, "-o", tmp_path / "b.zip", "--totals", "--envelope", tmp_path / "e.json")
    assert both.returncode == 2
