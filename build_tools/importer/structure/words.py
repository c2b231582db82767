"""The words by which papers are built: every vocabulary of the import's grammar, once.

They come from the rules for the layout of papers: Hướng dẫn 36-HD/VPTW for the Party, Nghị định
30/2020/NĐ-CP for the State. No name of a place, person, office or document belongs here.
"""

from __future__ import annotations

import re

KINDS: tuple[tuple[str, str, str], ...] = (
    ("chương trình công tác", "work_programme", "programme"),
    ("chương trình làm việc", "work_programme", "programme"),
    ("chương trình hành động", "programme", "action_programme"),
    ("chương trình", "programme", "programme"),
    ("kế hoạch", "plan", "plan"),
    ("đề án", "other", "scheme"),
    ("nghị quyết", "resolution", "resolution"),
    ("chỉ thị", "directive", "directive"),
    ("thông báo nhanh", "notice", "notice"),
    ("thông báo", "notice", "notice"),
    ("kết luận", "conclusion", "conclusion"),
    ("thông tri", "other", "circular_letter"),
    ("hướng dẫn", "guidance", "guidance"),
    ("báo cáo", "report", "report"),
    ("tờ trình", "other", "submission"),
    ("thông tư liên tịch", "other", "joint_circular"),
    ("thông tư", "other", "circular"),
    ("nghị định", "other", "decree"),
    ("biên bản", "other", ""),
    ("phương án", "other", ""),
    ("công điện", "other", "telegram"),
    ("công văn", "letter", "letter"),
    ("quyết định", "decision", "decision"),
    ("quy định", "regulation", "regulation"),
    ("quy chế", "regulation", "statute"),
    ("đề cương", "other", "outline"),
    ("giấy mời", "other", ""),
)
"""(words that open a title, kind of the content language, type of instrument); the longest that fits counts."""

EXACT_FORMS = frozenset(form for _, kind, form in KINDS if kind != "other")
"""Types of instruments that the content language has a kind of its own for."""

APPENDIX = re.compile(r"(?i:phụ\s+lục|biểu\s+mẫu|danh\s+mục|mẫu\s+số)(?!\w)")
APPENDED = re.compile(r"(?i:phụ\s+lục|biểu\s+mẫu)(?:\s+(?i:số)?\s*(?:[\dIVXl]+|[A-ZĐ])\b)?\s*[.:]?(?:\s*[-–:]\s*\S.*)?")
"""The whole first line of an appendix, in small letters too: “Phụ lục”, “Phụ lục II”, “Biểu mẫu 1 - Danh sách …”."""
BELONGING = re.compile(r"\(.*(?i:kèm\s+theo|đính\s+kèm)\b.*")
"""“(Ban hành kèm theo Quyết định số …)”: the last line of the title of what is attached."""
OFFICE = re.compile(
    r"(?:Ủy ban|Uỷ ban|Hội đồng|Ban|Bộ|Sở|Phòng|Đảng|Tỉnh|Thành|Huyện|Quận|Thị|Xã|Phường|Trường|Văn phòng|Hội|Đoàn|Liên đoàn|Công an|Chi|"
    r"Trung tâm|Mặt trận|UBND|UBMTTQ|HĐND)(?!\w)"
)
"""How the name of an office begins."""
MOTTOES = ("đảng cộng sản việt nam", "cộng hòa xã hội chủ nghĩa việt nam", "độc lập - tự do - hạnh phúc")
SUBJECT = re.compile(r"(?i:v/v|về\s+việc)(?!\w)")
ADDRESSEES = re.compile(r"(?i:kính\s+gửi|gửi)\s*:|[A-ZÀ-ỸĐ][A-ZÀ-ỸĐ ]{3,60} (?:điện|ĐIỆN)\s*:")
"""“Kính gửi:”; of a telegram, “CHỦ TỊCH … điện:”."""
RECIPIENTS = re.compile(r"(?i:nơi\s+nhận)\s*(?::|$)")
NUMBER_LINE = re.compile(r"(?:Số|SỐ|số)\s*(?::\s*|(?=[\d.…/-]))")
CAPACITY = re.compile(
    r"(?:T\s*[/.]?\s*M|K\s*[/.]?\s*T|T\s*[/.]?\s*L|T\s*[/.]?\s*U\s*Q|Q)(?:[./]|\b)\s*[^\W\d_]|(?:PHÓ|TRƯỞNG|CHÁNH|QUYỀN|Q\.)\s+\w|"
    r"(?:BÍ THƯ|CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|HIỆU TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|TRƯỞNG BAN|"
    r"TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG|THỦ TRƯỞNG|TỔNG BÍ THƯ|THỦ TƯỚNG|THƯỜNG TRỰC|CHỈ HUY TRƯỞNG|CHÍNH ỦY)\b|"
    r"(?:(?:Phó|Quyền|Q\.)\s+)?(?:Bí thư|Chủ tịch|Chủ nhiệm|Giám đốc|Hiệu trưởng|Trưởng ban|Trưởng phòng|Chánh Văn phòng)$"
)
SIGNED = re.compile(r"\(?\s*(?i:đã\s+ký|ký\s+tên|đã\s+kí|chữ\s+ký)[\s\w,]*\)?\.?")
RANKS = re.compile(
    r"(?:(?:PGS|GS|TS|ThS|BS|DS|CN|KS|LS|KTS|CKII|CKI|PTS|NGND|NGƯT|TTND|TTƯT|Th\.S|T\.S)(?:\.\s*|\s+|(?=[A-Z]{2}))|(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)\s+)+"
)
CLOSERS = re.compile(
    r"(?:Trân trọng|(?:Đề nghị|Yêu cầu) (?:các|quý|[Tt]hủ trưởng|đồng chí)|[^.;:]{3,80}? thông báo (?:để|đến) |"
    r"Trên đây|Rất mong|Kính (?:đề nghị|mong|trình)|(?:Trong )?[Qq]uá trình (?:tổ chức )?(?:triển khai|thực hiện)[^.]*"
    r"(?:vướng mắc|khó khăn)|"
    r"Nhận được (?:Công văn|văn bản|Kế hoạch|Hướng dẫn|Thông báo|Công điện)|"
    r"(?:Hướng dẫn|Thông báo|Kế hoạch|Chương trình|Chỉ thị|Nghị quyết|Quy định) này (?:được )?(?:phổ biến|thực hiện|có hiệu lực|thay thế)|"
    r".{3,400}?\bkêu gọi (?:toàn|các|mọi|đồng bào|đồng chí|cán bộ|[Nn]hân dân))"
)
OPENERS = re.compile(
    r"(?:Căn cứ|Thực hiện|Triển khai|Để|Nhằm|Qua|Xét|Theo|Sau khi|Ngày|Năm|Trong|Vừa qua|Tiếp tục|Trên cơ sở|Tiếp theo|Phúc đáp|"
    r"Nhân|Từ|Hội nghị|Thời gian qua|Vào lúc|Quán triệt|Hưởng ứng)(?=\s)"
)
DECIDES = re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ|KẾT LUẬN|THÔNG BÁO|BAN HÀNH)\s*:?$")
"""The last words of the line with which the decision itself begins."""
BASES = re.compile(r"[-–]?\s*(?:Căn cứ|Xét|Theo đề nghị|Thực hiện|Để)\s")
"""How each of the bases of a decision begins, “Căn cứ Luật …”, with or without a dash."""
AUTHORITY = re.compile(
    r"(?:ỦY BAN|HỘI ĐỒNG|CHỦ TỊCH|BAN(?! HÀNH)|GIÁM ĐỐC|BỘ TRƯỞNG|TRƯỞNG BAN|THỦ TƯỚNG|TỔNG GIÁM ĐỐC|HIỆU TRƯỞNG|CỤC TRƯỞNG|TỈNH ỦY|"
    r"THÀNH ỦY)\b"
)
STAMP_ARRIVAL = re.compile(
    r"(?:(?:CÔNG VĂN|VĂN BẢN|C\.?V)\s*)?(?:ĐẾN|Đến)\b\s*(?:[:.]|$|(?=[Ss]ố|SỐ|[Nn]gày|NGÀY))|(?:Số|SỐ|Ngày|NGÀY|Giờ)\s+(?:đến|ĐẾN)\b"
)
STAMP_KEY = re.compile(
    r"(?:ĐẾN|Đến|Số|SỐ|Ngày|NGÀY|Giờ|GIỜ|Chuyển|CHUYỂN|Lưu(?: hồ sơ)?(?: số)?|LƯU|Kính chuyển|Ký bởi|Người ký|Ngày ký|Thời gian ký|"
    r"Cơ quan|Email|Chức vụ|Số và ký hiệu HS)\b[^:]{0,12}[:.]"
)
STAMP_SIGNED = re.compile(r"(?:Ký bởi|Người ký|Thời gian ký|Ngày ký)\b\s*:")

PART_WORDS: dict[str, str] = {
    "phần": "part",
    "chương": "chapter",
    "mục": "section",
    "tiểu mục": "subsection",
    "điều": "article",
    "khoản": "clause",
    "điểm": "point",
    "phụ lục": "appendix",
    "biểu": "appendix",
}
"""Words that make a label together with a number."""

ORDINALS: dict[str, int] = {
    "nhất": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NUMBER_TAKERS = _set(
    "số năm ngày tháng quý khoản điều điểm mục thứ khóa khoá khoảng hơn trên dưới đạt tăng giảm còn gần từ đến và là giai tới chương phần "
    "lần kỳ tuổi với của qua sau trước cuối đầu được có"
)
"""Words after which a number belongs to the sentence."""

CONNECTORS = _set(
    "và của các những cho với trong về theo tại từ đến do là để bằng hoặc cùng như mà được bị vào ở khi nếu thì nhằm sự một mỗi đã sẽ đang "
    "giữa lấy"
)
"""Words with which neither a heading nor a sentence ends."""

REFERENCE_END = re.compile(r"(?i:khoản|điểm|điều|mục|chương|tiết|khoản,|phần)\s+[\w.]{1,4}$")
REFERENCE_START = re.compile(
    r"(?:(?i:điều|khoản|mục|chương|phần|của|thuộc)|Luật|Bộ luật|Điều lệ|Nghị quyết|Nghị định|Quyết định|Quy định|Quy chế|Thông tư|Kế hoạch|"
    r"Hướng dẫn|Kết luận|Chỉ thị|Chương trình)\s"
)
"""“điểm a khoản 2 | Điều 5 của Luật …”: a reference that the margin cuts."""

UNITS = ("m", "km", "dm", "cm", "mm", "hm", "dam")
"""After these a raised 2 or 3 is an area or a volume."""
