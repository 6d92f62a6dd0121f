"""The phrases that a commune may have read aloud: what each is for, and the words to read in the people's language."""

from flask_babel import gettext as _

from meeting.counting import WORDS


def spoken_phrases() -> list[dict[str, str]]:
    """``{id, name, words}`` of each, in the order in which a citizen meets them."""
    rows = [{"id": id_, "name": name, "words": words} for id_, (name, words) in _phrases().items()]
    called = _("Màn chiếu gọi số: {word}")
    return [*rows, *({"id": id_, "name": called.format(word=word), "words": word} for id_, word in WORDS.items())]


def _phrases() -> dict[str, tuple[str, str]]:
    return {
        "welcome": (
            _("Chào mừng"),
            _("Chào mừng ông/bà đến dự Hội nghị. Xin bấm “Xác nhận có mặt” để điểm danh và nhận số."),
        ),
        "notice": (
            _("Thông tin cá nhân"),
            _("Ông/bà cho biết họ tên và nơi ở để có số thứ tự. Xã dùng để mời phát biểu và trả lời ý kiến."),
        ),
        "check_in": (
            _("Điểm danh"),
            _("Xin ghi họ tên, chọn nơi ở, đánh dấu nếu đủ 18 tuổi, rồi bấm “Xác nhận có mặt”."),
        ),
        "number": (_("Số của ông/bà"), _("Đây là số của ông/bà. Xin nhớ số và mã tra cứu.")),
        "registering": (
            _("Đăng ký phát biểu"),
            _("Ông/bà muốn nói về việc gì? Xin chọn một ô; mỗi ô có hình vẽ của việc đó."),
        ),
        "written": (
            _("Ý kiến viết"),
            _("Ông/bà có thể phát biểu tại Hội nghị, hoặc gửi ý kiến viết. Ý kiến viết vẫn được ghi nhận và trả lời."),
        ),
        "get_ready": (_("Sắp đến lượt"), _("Sắp đến lượt ông/bà. Mời ông/bà chuẩn bị, ngồi gần micrô.")),
        "called": (
            _("Mời phát biểu"),
            _("Mời ông/bà lên phát biểu. Nút trên: tôi đang lên. Nút dưới: tôi chưa lên được."),
        ),
        "rating": (
            _("Đánh giá câu trả lời"),
            _("Ông/bà thấy câu trả lời thế nào? Nút thứ nhất: đã thỏa mãn. Thứ hai: một phần. Thứ ba: chưa thỏa mãn."),
        ),
    }
