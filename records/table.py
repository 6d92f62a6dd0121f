"""The dossier's table of opinions, with the columns that V.3.3 names, as a workbook."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from meeting.calendar import day_of
from meeting.dossier import Row
from meeting.state import Attendee, Outcome, State

COLUMNS = (
    ("Ý kiến số", 9),
    ("Tên tổ chức, cá nhân nêu kiến nghị", 28),
    ("Thôn, bản, tổ dân phố", 20),
    ("Nội dung kiến nghị", 55),
    ("Nội dung trả lời", 55),
    ("Đơn vị, cán bộ trả lời", 26),
    ("Kết quả đã giải quyết hoặc hướng sẽ giải quyết", 34),
    ("Thời gian giải quyết", 18),
    ("Cấp giải quyết", 14),
)
SEALED = "(niêm phong)"
TITLE = "DANH SÁCH Ý KIẾN, KIẾN NGHỊ CỦA NHÂN DÂN VÀ KẾT QUẢ TRẢ LỜI, GIẢI QUYẾT"
HEAD_ROW = 4
FONT = "Times New Roman"


def write_table(state: State, rows: Sequence[Row], target: Path) -> None:
    """Write the table of one meeting's opinions."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Y kien"
    _head(state, sheet)
    for at, row in enumerate(rows, HEAD_ROW + 1):
        for column, text in enumerate(_cells(state, row), 1):
            _put(sheet, at, column, text)
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    book.save(target)


def _head(state: State, sheet: Worksheet) -> None:
    setup = state.expect_setup()
    held = date.fromisoformat(setup.date)
    sheet["A1"] = f"UBND {setup.unit} {setup.name}".upper()
    sheet["A2"] = TITLE
    sheet["A3"] = f"Hội nghị trao đổi, đối thoại ngày {_day(held)}, {setup.place}"
    for cell, bold in (("A1", True), ("A2", True), ("A3", False)):
        sheet[cell].font = Font(FONT, size=13, bold=bold, italic=not bold)
        sheet[cell].data_type = "s"
    for column, (label, width) in enumerate(COLUMNS, 1):
        _put(sheet, HEAD_ROW, column, label, bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width


def _put(sheet: Worksheet, row: int, column: int, text: str, bold: bool = False) -> None:
    """A cell is text whatever it begins with: nobody's words may run as a formula."""
    cell = sheet.cell(row, column, text)
    cell.data_type = "s"
    cell.font = Font(FONT, size=12, bold=bold)
    line = Side(style="thin")
    cell.border = Border(left=line, right=line, top=line, bottom=line)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center" if bold or column == 1 else None)


def _cells(state: State, row: Row) -> tuple[str, ...]:
    if row.sealed:
        return (str(row.opinion), SEALED, "", f"Nội dung khác {SEALED}", "", "", _kind(state, row.outcome), "", "")
    result, when, level = _became(state, row.outcome)
    assert row.who is not None, "only what is sealed names nobody"
    by = "\n".join(row.by)
    return (str(row.opinion), _who(row.who), _village(state, row.who), row.asked, row.answered, by, result, when, level)


def _who(person: Attendee) -> str:
    named = ", ".join(part for part in (person.name, person.position, person.organisation) if part)
    return f"{named} (số {person.number})" if named else f"Số {person.number}"


def _village(state: State, person: Attendee) -> str:
    villages = {one.id: one.name for one in state.expect_setup().villages}
    return villages.get(person.village, person.village_other)


def _became(state: State, outcome: Outcome | None) -> tuple[str, str, str]:
    """Result, time and level in words."""
    if outcome is None:
        return _kind(state, None), "", ""
    rules = state.expect_regulation()
    said = [
        _kind(state, outcome),
        outcome.body,
        "Đã giải quyết" if outcome.resolved else "Chưa giải quyết",
    ]
    if outcome.earlier_number:
        said.append(f"Đã có văn bản số {outcome.earlier_number}")
    level = rules.level(outcome.level).label if outcome.level else ""
    return ". ".join(part for part in said if part), _when(outcome), level


def _kind(state: State, outcome: Outcome | None) -> str:
    return "Chưa có kết quả" if outcome is None else state.expect_regulation().outcome(outcome.outcome).label


def _when(outcome: Outcome) -> str:
    if outcome.due:
        return f"Chậm nhất {_day(date.fromisoformat(outcome.due))}"
    if outcome.expected_by:
        return outcome.expected_by
    return _day(day_of(outcome.at)) if outcome.resolved else ""


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")
