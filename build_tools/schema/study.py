"""The records of booklets for study."""

from __future__ import annotations

from build_tools.schema.types import Day, Field, Flag, Line, ListOf, Record, RecordType, Slug, Whole

BOOKLET_RECORDS = (
    Record(
        "booklet",
        "tập học tập",
        (
            Field("title", Line(), "Tên tập", required=True),
            Field("occasion", Line(), "Dịp học tập: sinh hoạt chi bộ, hội nghị, chuyên đề", required=True),
            Field("date", Day(), "Ngày học tập; bỏ trống nếu chưa định"),
            Field("chair", Line(), "Người hoặc đơn vị chủ trì"),
            Field("note", Line(), "Lời giới thiệu, một đoạn, in ở bìa"),
            Field("items", ListOf(RecordType("booklet_item")), "Các phần theo thứ tự đọc, từ một hay nhiều văn bản", required=True),
            Field("questions", ListOf(Line()), "Câu hỏi thảo luận, mỗi câu một dòng của danh sách"),
            Field("notes_pages", Whole(0, 20), "Số trang kẻ dòng để ghi chép, từ 0 đến 20 (mặc định: 1)"),
            Field("large_print", Flag(), "In chữ lớn (true)"),
        ),
    ),
    Record(
        "booklet_item",
        "phần của tập",
        (
            Field("document", Slug("document"), "Mã văn bản có toàn văn trên trang (tên tệp)", required=True),
            Field("path", Line(), "Đường dẫn của mục, ví dụ II/7; bỏ trống thì lấy cả văn bản"),
            Field("note", Line(), "Điều cần chú ý khi đọc phần này"),
        ),
    ),
)
