"""The sentences behind the codes: each says what happened and what to do next."""

from typing import Any

from flask_babel import gettext as _


def sentence(code: str, params: dict[str, Any] | None = None) -> str:
    """The sentence for a code in the reader's language."""
    known = _sentences()
    text = known.get(code, known["unexpected"])
    return text.format_map(_Params(params or {}))


class _Params(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"


def _sentences() -> dict[str, str]:
    return {
        "unexpected": _("Có lỗi ngoài dự kiến. Xin thử lại; nếu vẫn lỗi, xin báo bàn thư ký."),
        # the request itself
        "bad_json": _("Máy chủ không đọc được yêu cầu này. Xin tải lại trang rồi thử lại."),
        "too_large": _("Nội dung gửi lên quá lớn. Xin rút gọn rồi gửi lại."),
        "unknown_command": _("Máy chủ không biết thao tác này. Xin tải lại trang để dùng bản mới."),
        "invalid": _("Có chỗ chưa đúng. Xin xem các dòng được đánh dấu rồi gửi lại."),
        "other_origin": _("Yêu cầu không đến từ trang của hội nghị nên không được nhận. Xin mở lại trang từ mã QR."),
        "no_such_meeting": _("Không có hội nghị này trên máy chủ. Xin quét lại mã QR tại hội trường."),
        "no_such_address": _("Máy này không có địa chỉ đó. Xin tải lại trang rồi chọn lại."),
        "old_code": _("Mã này đã đổi. Xin quét mã QR đang hiện trên màn chiếu trong hội trường."),
        "no_such_page": _("Không có trang này. Xin quét lại mã QR hoặc về trang đầu."),
        "not_signed_in": _("Trình duyệt này chưa đăng nhập. Xin mở đường dẫn đăng nhập do người tổ chức đưa."),
        "not_in_hall": _("Xin quét mã QR tại hội trường trước, rồi làm lại."),
        "not_allowed": _("Vai trò này không làm được việc đó. Xin nhờ người có quyền."),
        "too_many": _("Máy này gửi quá nhanh. Xin chờ ít giây rồi thử lại."),
        "disk_full": _("Ổ đĩa của máy chủ đã đầy: chưa ghi được gì. Xin báo người vận hành dọn ổ đĩa rồi thử lại."),
        "not_saved": _("Máy chủ chưa ghi được. Chưa có gì thay đổi; xin thử lại."),
        "link_used": _("Đường dẫn đăng nhập này đã dùng hoặc không còn hiệu lực. Xin người tổ chức đưa đường dẫn mới."),
        # people
        "already_checked_in": _(
            "Điện thoại này đã điểm danh, số {number}. Nếu điểm danh cho người khác, xin chọn “Điểm danh cho người đi cùng”."
        ),
        "too_many_companions": _(
            "Một điện thoại điểm danh được nhiều nhất {limit} người đi cùng. Xin mời người khác ra bàn đón tiếp."
        ),
        "no_such_village": _("Không có thôn, bản này trong danh sách. Xin chọn lại, hoặc chọn “Nơi khác”."),
        "village_missing": _("Xin ghi tên nơi ông/bà đang sống."),
        "not_your_village": _("Trưởng bản chỉ điểm danh cho người của bản mình. Xin mời người này ra bàn đón tiếp."),
        "organisation_missing": _("Xin ghi tên doanh nghiệp hoặc tổ chức."),
        "under_age": _("Hội nghị dành cho người từ đủ 18 tuổi. Xin mời một người lớn trong gia đình tham dự."),
        "no_such_attendee": _("Không có đại biểu số {number}. Xin xem lại số."),
        "already_confirmed": _("Tên của đại biểu số {number} đã được xác nhận rồi, không cần xác nhận lại."),
        "not_yours": _("Thao tác này chỉ dành cho chính người đó. Xin ra bàn thư ký để được giúp."),
        "not_checked_in": _("Xin điểm danh trước, rồi đăng ký phát biểu."),
        "person_missing": _("Xin ghi họ tên và chọn thôn, bản, hoặc ghi số đại biểu."),
        "wrong_code": _("Số và mã tra cứu không khớp. Xin xem lại phiếu, hoặc ra bàn đón tiếp để được giúp."),
        "wait_to_guess": _("Mã tra cứu đã bị nhập sai nhiều lần. Xin chờ một phút rồi thử lại, hoặc ra bàn đón tiếp."),
        "no_list": _("Tệp này không phải danh sách CSV hoặc Excel (.xlsx). Xin lưu lại rồi gửi."),
        "list_empty": _("Tệp không có dòng nào dưới dòng tên cột. Xin xem lại tệp."),
        "list_too_long": _("Tệp quá lớn: một lần nhận nhiều nhất 500 dòng. Xin chia thành nhiều tệp."),
        "list_not_unicode": _("Tệp không dùng bảng mã Unicode. Xin lưu lại dạng “CSV UTF-8” hoặc Excel (.xlsx)."),
        "list_without_names": _("Không thấy cột “Họ và tên” ở dòng đầu. Xin dùng tệp mẫu."),
        "no_card": _("Không đọc được thẻ này. Xin quét lại, hoặc gõ họ tên."),
        "already_in": _(
            "Người cùng tên, cùng bản đã điểm danh: số {number}. Nếu đúng là người đó thì không cần điểm danh nữa; nếu là người khác, xin chọn “Người khác cùng tên”."
        ),
        "same_person": _("Hai số này là một. Xin chọn hai số khác nhau."),
        "is_merged": _("Số {number} đã được gộp. Xin tách ra trước."),
        "not_merged": _("Số {number} chưa được gộp với ai. Xin xem lại số."),
        "person_in_use": _(
            "Số {number} đã có ý kiến hoặc đã gộp nên không hủy điểm danh được. Nếu ghi nhầm, xin sửa thông tin."
        ),
        "not_confirmed": _("Tên của đại biểu số {number} chưa được xác nhận nên không hiện ở đâu, không cần che."),
        "in_the_dossier": _("Phần này thuộc hồ sơ của Hội nghị. Xin đề nghị người tổ chức xóa."),
        "reason_missing": _("Xin ghi lý do, ví dụ: theo đề nghị của người đó ngày nào."),
        "nothing_to_erase": _("Không còn thông tin đó để xóa, không cần làm gì thêm."),
        "too_early": _("Chưa đến lúc của việc này. Xin thử lại sau."),
        "no_such_group": _("Không có nhóm đại biểu này. Xin chọn lại."),
        "group_of_delegates": _("Chỉ đại biểu được mời mới thuộc một nhóm. Xin chọn “Đại biểu” trước."),
        "invited_twice": _("Dòng {row}: {name} đã có trong danh sách mời. Xin bỏ dòng này rồi gửi lại."),
        "group_or_village": _("Dòng {row}: {name} chưa có nhóm đại biểu hoặc thôn, bản. Xin ghi thêm rồi gửi lại."),
        "no_such_delegate": _("Không có đại biểu này trong danh sách mời. Xin tải lại trang."),
        "delegate_came": _("Đại biểu này đã điểm danh, số {number}. Xin xem lại danh sách."),
        # opinions
        "registration_closed": _("Hiện không nhận đăng ký phát biểu. Ông/bà vẫn gửi được ý kiến viết."),
        "registration_is_open": _("Đăng ký phát biểu đang mở rồi, không cần bấm lại."),
        "registration_is_closed": _("Đăng ký phát biểu đang đóng rồi. Muốn nhận thêm, xin bấm “Mở đăng ký”."),
        "already_waiting": _("Số {number} đã có ý kiến đang chờ. Xin sửa ý kiến đó, hoặc chờ đến lượt."),
        "content_too_long": _("Nội dung dài quá {most} ký tự. Xin viết ngắn lại rồi gửi."),
        "no_such_field": _("Không có lĩnh vực này. Xin chọn lại."),
        "no_such_topic": _("Không có chủ đề này. Xin chọn lại."),
        "no_such_opinion": _("Không có ý kiến này. Xin tải lại trang."),
        "opinion_moved_on": _(
            "Ý kiến của số {number} vừa chuyển sang bước khác nên không làm được việc này nữa. Xin xem lại màn hình."
        ),
        "outcome_changed": _(
            "Ý kiến của số {number} vừa có kết quả do người khác ghi. Xin xem kết quả đó; nếu cần thay, xin bấm ghi lần nữa."
        ),
        "already_followed": _("Ý kiến này đã có một ý kiến tiếp theo rồi. Xin theo dõi ý kiến đó."),
        "rate_first": _("Xin cho biết câu trả lời đã thỏa mãn chưa; nếu chưa thì đăng ký phát biểu tiếp được."),
        "answer_asked_in_writing": _(
            "Ông/bà đã đề nghị trả lời bằng văn bản cho ý kiến này. Muốn phát biểu tiếp thì xin đổi đánh giá trước."
        ),
        "speaks_through_another": _(
            "Ý kiến của số {number} được nêu chung với số {lead}. Xin mời số {lead} trao đổi lại."
        ),
        "no_summary": _("Thư ký chưa ghi tóm tắt cho ý kiến này. Xin chờ thư ký ghi xong."),
        "correction_missing": _("Xin ghi chỗ cần sửa."),
        "conflict": _("Dữ liệu vừa thay đổi. Xin xem lại màn hình rồi thử lại."),
        # floor
        "no_gavel": _("Quyền điều hành đang ở người khác. Xin bấm “Xin quyền điều hành” trước."),
        "floor_changed": _(
            "Diễn biến vừa thay đổi trên màn hình khác; thao tác này chưa được thực hiện. Xin xem lại rồi bấm lại nếu vẫn cần."
        ),
        "floor_free": _("Chưa có ai đang phát biểu hoặc trả lời. Xin mời người tiếp theo trước."),
        "floor_busy": _("Đang có người phát biểu hoặc trả lời. Xin kết thúc lượt này trước."),
        "wrong_turn": _("Thao tác này không dùng cho lượt đang diễn ra. Xin xem lại màn hình và bấm nút đang hiện."),
        "already_started": _("Lượt này đã bắt đầu tính giờ. Khi người đó nói xong, xin bấm “Kết thúc phát biểu”."),
        "already_paused": _("Đồng hồ đang tạm dừng rồi. Muốn tiếp tục, xin bấm “Phát biểu tiếp” hoặc “Chạy tiếp”."),
        "not_paused": _("Đồng hồ đang chạy. Muốn dừng, xin bấm “Tạm dừng”."),
        "not_started": _("Lượt này chưa bắt đầu. Xin bấm “Bắt đầu” trước."),
        "speaker_called": _("Người được mời chưa lên. Xin bấm “Bắt đầu” khi người đó lên, hoặc bấm “Vắng mặt”."),
        "already_replied": _(
            "Số {number} đã được mời trao đổi lại một lần. Xin ghi kết quả, hoặc mời người tiếp theo."
        ),
        "no_such_reason": _("Lý do từ chối phải là một trong các lý do của Hướng dẫn (VI.5). Xin chọn lại."),
        "no_such_official": _("Người này không có trong danh sách. Xin xem lại màn hình và chọn người khác."),
        "too_many_officials": _("Danh sách đã có {limit} người trả lời. Xin đưa bớt ra trước."),
        "official_listed": _("{name} đã có trong danh sách trả lời, không cần thêm lại."),
        "official_answering": _("Người này đang trả lời. Xin kết thúc lượt trả lời rồi mới đưa ra khỏi danh sách."),
        "named_twice": _("Có ý kiến được ghi hai kết quả. Xin tải lại trang rồi chọn lại."),
        "no_replies": _(
            "Hội nghị này không mời trao đổi lại sau khi trả lời. Người dân có thể đăng ký phát biểu lần nữa."
        ),
        "holder_concerned": _(
            "Ý kiến của số {number} liên quan đến người đang điều hành. Xin trao quyền điều hành cho người không liên quan rồi làm tiếp."
        ),
        "actor_concerned": _(
            "Ý kiến của số {number} liên quan đến chính ông/bà. Xin để người không liên quan làm việc này."
        ),
        "receiver_concerned": _(
            "Ý kiến của số {number} đang nói đến người này. Xin kết thúc lượt trước, hoặc trao cho người không liên quan."
        ),
        "official_concerned": _("Ý kiến của số {number} liên quan đến chính người này. Xin chọn người khác trả lời."),
        "nothing_to_undo": _("Không còn thao tác nào lấy lại được. Xin làm tiếp từ những gì đang hiện trên màn hình."),
        "undo_blocked_by_opinion": _(
            "Không hoàn tác được vì ý kiến của số {number} đã có việc khác sau đó. Xin để nguyên và làm tiếp từ những gì đang hiện trên màn hình."
        ),
        "undo_blocked_by_official": _(
            "Không hoàn tác được vì người trả lời không còn trong danh sách. Xin để nguyên và chọn người khác trả lời."
        ),
        "name_unknown": _("Số {number} chưa có họ tên. Xin ghi họ tên trước."),
        "undo_blocked_by_attendee": _(
            "Không hoàn tác được vì số {attendee} đã có việc khác sau đó. Xin để nguyên và làm tiếp từ những gì đang hiện trên màn hình."
        ),
        # queue
        "same_place": _("Người này đã ở đúng chỗ đó, không cần đổi."),
        "joined_to_itself": _("Không gộp một ý kiến với chính nó. Xin chọn ý kiến khác."),
        "has_cosigners": _("Số {number} đang nói thay người khác. Xin bấm “Tách ra” cho những người đó trước."),
        # record
        "protected_apart": _(
            "Ý kiến của số {number} và ý kiến nói thay không cùng diện bảo vệ (III.4) nên không gộp được. Xin để riêng từng ý kiến."
        ),
        "no_secretary_left": _("Phải còn một thư ký ghi ý kiến này. Xin bỏ đánh dấu ít nhất một thư ký."),
        "not_protected": _("Ý kiến của số {number} không thuộc diện bảo vệ (III.4), không cần đánh dấu."),
        "no_such_outcome": _("Không có kết quả này. Xin chọn lại."),
        "body_missing": _("Xin ghi cơ quan chịu trách nhiệm trả lời."),
        "level_missing": _("Xin chọn cấp giải quyết."),
        "no_such_level": _("Không có cấp giải quyết này. Xin chọn lại."),
        "no_such_date": _("Ngày {date} không có thật. Xin ghi lại."),
        "no_such_entry": _("Không có mục biên bản này. Xin tải lại trang."),
        "stale_text": _("Thư ký kia vừa sửa đoạn này. Cả hai bản đều còn; xin chọn bản giữ lại hoặc ghép cả hai."),
        "password_too_short": _("Mật khẩu Wi-Fi có ít nhất {least} ký tự. Xin xem lại."),
        # phases
        "wrong_phase": _("Hội nghị đang ở bước không làm được việc này. Xin xem lại màn hình và bấm nút đang hiện."),
        "meeting_finished": _(
            "Hội nghị đã kết thúc và hồ sơ đã đóng, không ghi thêm được nữa. Nếu cần, xin báo người tổ chức."
        ),
        "no_such_item": _("Không có mục này trong chương trình. Xin tải lại trang."),
        "gavel_is_asked": _("{by} đã xin quyền điều hành. Xin chờ người đang điều hành trả lời."),
        "holder_is_there": _("Người đang điều hành vẫn đang kết nối. Xin bấm “Xin quyền điều hành” thay vì tự nhận."),
        "minutes_missing": _("Giải lao mấy phút? Xin chọn số phút."),
        "page_missing": _("Tài liệu này chỉ có {pages} trang. Xin chọn lại trang."),
        "opinion_protected": _("Ý kiến này được bảo vệ (mục III.4), không đưa lên màn chiếu. Xin chọn ý kiến khác."),
        "draft_changed": _("Bản chuẩn bị vừa được sửa trên máy khác của ông/bà. Xin xem lại trước khi lưu."),
        "not_your_answer": _("Ý kiến này không thuộc phần ông/bà trả lời. Xin xem lại danh sách trên màn hình."),
        "call_open": _("Lời báo trước đang chờ chủ trì xem. Nếu gấp, xin gặp trực tiếp."),
        "served_holds_floor": _(
            "Số {numbers} đang giữ lượt trên máy; chưa số nào được ghi. Xin chủ trì bấm “Kết thúc phát biểu” rồi bỏ số này khỏi danh sách; nếu chưa bắt đầu tính giờ thì bấm “Vắng mặt” rồi ghi lại."
        ),
        "nobody_waits": _("Không thấy ai đang chờ với số {numbers}. Xin xem lại phiếu; chưa số nào được ghi."),
        "already_there": _("Việc này đã được làm rồi, không cần bấm lại. Xin xem lại màn hình."),
        "unanswered_left": _("Còn ý kiến chưa có kết quả. Xin ghi kết quả, hoặc chuyển trả lời bằng văn bản."),
        "phase_in_use": _(
            "Đã có người điểm danh hoặc phát biểu nên không quay lại bước trước được. Xin tiếp tục ở bước này."
        ),
        "work_left": _("Còn ý kiến chưa giải quyết xong. Xin ghi kết quả và câu trả lời của các ý kiến đó trước."),
        # files
        "needs_upload": _("Việc này cần gửi kèm tệp. Xin gửi từ trang của người tổ chức."),
        "file_missing": _("Xin chọn một tệp để gửi lên."),
        "file_empty": _("Tệp “{name}” rỗng, không có nội dung. Xin chọn lại."),
        "file_too_large": _("Tệp lớn quá {limit} MB. Xin giảm dung lượng hoặc chia thành nhiều tệp."),
        "too_many_pages": _("Tài liệu có hơn {limit} trang. Xin chia thành nhiều tệp."),
        "not_what_it_says": _(
            "Nội dung tệp “{name}” không đúng với tên gọi của nó. Xin mở tệp trên máy tính, lưu lại đúng dạng rồi gửi lại."
        ),
        "no_document": _("Chỉ nhận tệp PDF và ảnh JPEG, PNG, WebP. Tệp Word, Excel: xin lưu thành PDF rồi gửi lại."),
        "no_audio": _("Chỉ nhận tệp âm thanh mp3, wav hoặc ogg. Xin chuyển sang một trong các dạng đó rồi gửi lại."),
        "file_damaged": _("Không mở được tệp “{name}”: tệp bị hỏng. Xin lưu lại tệp trên máy tính rồi gửi lại."),
        "file_locked": _("Tệp “{name}” có mật khẩu. Xin bỏ mật khẩu rồi gửi lại."),
        "file_too_heavy": _(
            "Tệp “{name}” quá nặng, máy chủ không xử lý được. Xin giảm độ phân giải hoặc chia nhỏ tệp."
        ),
        "image_too_large": _("Ảnh “{name}” quá nhiều điểm ảnh. Xin thu nhỏ ảnh rồi gửi lại."),
        "other_upload": _("Đang xử lý một tệp khác. Xin chờ xong rồi gửi lại."),
        "file_lost": _("Máy chủ không còn giữ tệp này. Xin báo người tổ chức."),
        "document_is_public": _("Tài liệu này đang được công khai rồi, không cần gửi lại."),
        "no_such_document": _("Tài liệu này không có hoặc đã được thu hồi. Xin tải lại trang."),
        "document_withdrawn": _("Tài liệu này đã được thu hồi, không còn công khai. Xin tải lại trang."),
        "too_many_documents": _("Đã có {limit} tài liệu công khai. Xin thu hồi bớt trước."),
        "no_such_clip": _("Lời đọc này không còn nữa. Xin tải lại trang."),
        "too_many_clips": _("Đã có {limit} lời đọc. Xin bỏ bớt trước."),
    }


def field_sentence(kind: str, ctx: dict[str, Any]) -> str:
    """What is wrong with one field, by pydantic's kind of error."""
    if kind == "string_too_long":
        return _("Dài quá {n} ký tự. Xin rút gọn.").format(n=ctx.get("max_length", ""))
    if kind in ("string_too_short", "missing"):
        return _("Xin điền chỗ này.")
    if kind == "extra_forbidden":
        return _("Chỗ này không được nhận.")
    if kind == "literal_error":
        return _("Xin chọn một trong các ý có sẵn.")
    if kind == "string_pattern_mismatch":
        return _("Chỗ này có ký tự không dùng được. Xin ghi lại.")
    return _("Chỗ này chưa đúng. Xin ghi lại.")
