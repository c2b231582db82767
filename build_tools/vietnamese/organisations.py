"""How Vietnamese offices are named: heads, fields of work, places. A grammar for names that no registry holds.

Texts have their tone marks in the older placement (``letters.canonical``). Only whole names are
matched: an office of a place (“Thành ủy Hà Nội”), of a field (“Sở Nội vụ”), an organ of another
office (“Văn phòng Tỉnh ủy”).
"""

from __future__ import annotations

import re

_UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-ỸẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
UPPER = f"[{''.join(dict.fromkeys(c for c in _UPPER.replace('Ạ-Ỹ', '') if c != '-'))}A-Z]"
"""Class of capital letters."""
CAPITAL = rf"{UPPER}\w*"
"""A word with a capital letter."""
CAPITALS = rf"{CAPITAL}(?:\s+{CAPITAL}){{0,4}}"
"""A run of such words: the own name of a place."""


def either(*words: str) -> str:
    """Alternatives, longest first, with any space between their words."""
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True)) + ")"


PLACE_TYPES = either(
    "tỉnh", "thành phố", "Tỉnh", "Thành phố", "TP.", "TP", "Tp.", "quận", "Quận", "huyện", "Huyện", "thị xã", "Thị xã", "phường", "Phường",
    "xã", "Xã", "thị trấn", "Thị trấn", "đặc khu", "Đặc khu",
)  # fmt: skip
PLACE = rf"(?:{PLACE_TYPES}\s*(?:\d{{1,2}}(?!\d)|{CAPITALS}))"
"""A place with its type: “tỉnh Bắc Ninh”, “Quận 7”, “TP. Hồ Chí Minh”."""
FIELDS = either(
    "Nội vụ", "Tài chính", "Kế hoạch", "Đầu tư", "Giáo dục", "Đào tạo", "Y tế", "Công Thương", "Công thương", "Xây dựng",
    "Giao thông vận tải", "Giao thông công chánh", "Tư pháp", "Ngoại vụ", "Ngoại giao", "Du lịch", "Văn hóa", "Thể thao",
    "Khoa học", "Công nghệ", "Tài nguyên", "Môi trường", "Nông nghiệp", "Phát triển nông thôn", "Phát triển Nông thôn", "Lao động",
    "Thương binh", "Xã hội", "Thông tin", "Truyền thông", "Quy hoạch", "Kiến trúc", "Quốc phòng", "Công an", "Dân tộc", "Tôn giáo",
    "An toàn thực phẩm", "Chuyển đổi số", "Gia đình", "Kinh tế", "Hạ tầng", "Đô thị", "Thanh tra", "Biển", "Hải đảo", "Thống kê", "Thuế",
    "Hải quan", "Tổng hợp", "Quản lý đô thị", "Thương mại",
)  # fmt: skip
_FIELD_LIST = rf"{FIELDS}(?:\s*[-–]\s*{FIELDS})?(?:(?:\s*,\s*{FIELDS})*\s*(?:và|&)\s*{FIELDS})?"
COMMITTEES = either(
    "Tỉnh ủy", "Thành ủy", "Quận ủy", "Huyện ủy", "Thị ủy", "Đảng ủy", "Đảng bộ", "Chi bộ",
    "Ủy ban nhân dân", "Hội đồng nhân dân", "UBND", "HĐND", "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Ủy ban Mặt trận Tổ quốc", "Mặt trận Tổ quốc Việt Nam",
    "Mặt trận Tổ quốc", "MTTQ", "UBMTTQ", "Tỉnh đoàn", "Thành đoàn", "Tỉnh Đoàn", "Thành Đoàn", "Huyện đoàn", "Thị đoàn", "Quận đoàn",
    "Đoàn ĐBQH", "Đoàn đại biểu Quốc hội", "Đảng đoàn", "Ban cán sự đảng", "Ban Cán sự đảng", "Đảng ủy Khối", "Ban Chấp hành Đảng bộ",
)  # fmt: skip
"""Heads whose place may follow at once: “Thành ủy Hà Nội”."""
_INSTITUTIONS = either(
    "Công an", "Bộ Chỉ huy Quân sự", "Bộ Chỉ huy quân sự", "Ban Chỉ huy Quân sự", "Bộ Chỉ huy Bộ đội Biên phòng", "Tòa án nhân dân",
     "Viện Kiểm sát nhân dân", "Viện kiểm sát nhân dân", "Liên đoàn Lao động", "Hội Nông dân", "Hội Liên hiệp Phụ nữ",
    "Hội Cựu chiến binh", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Đoàn Thanh niên", "Hội Chữ thập đỏ", "Hội Khuyến học",
    "Hội Người cao tuổi",
    "Liên minh Hợp tác xã", "Liên hiệp các Hội Khoa học và Kỹ thuật", "Liên hiệp các tổ chức hữu nghị", "Kho bạc Nhà nước",
    "Bảo hiểm xã hội", "Bảo hiểm Xã hội", "Ngân hàng Nhà nước", "Cục Thuế", "Cục Thống kê", "Cục Hải quan", "Cục Thi hành án dân sự",
    "Đài Phát thanh và Truyền hình", "Đài Phát thanh - Truyền hình", "Trường Chính trị", "Trung tâm Chính trị", "Thanh tra", "LĐLĐ",
    "Ban Quản lý các khu công nghiệp", "Ban Quản lý Khu kinh tế",
)  # fmt: skip
_CENTRAL = either(
    "Tổng Liên đoàn Lao động Việt Nam", "Thanh tra Chính phủ", "Thủ tướng Chính phủ", "Chủ tịch nước", "Văn phòng Chính phủ",
    "Văn phòng Quốc hội", "Văn phòng Chủ tịch nước", "Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương Đảng",
    "Ban Chấp hành Trung ương", "Quốc hội", "Chính phủ",
    "Tòa án nhân dân tối cao", "Viện kiểm sát nhân dân tối cao", "Viện Kiểm sát nhân dân tối cao", "Kiểm toán Nhà nước",
    "Kiểm toán nhà nước", "Ngân hàng Nhà nước Việt Nam", "Ủy ban Thường vụ Quốc hội", "Hội đồng Dân tộc",
    "Đài Truyền hình Việt Nam", "Đài Tiếng nói Việt Nam", "Thông tấn xã Việt Nam", "Báo Nhân Dân", "Bảo hiểm xã hội Việt Nam",
)  # fmt: skip
_PARTY_FIELDS = either(
    "Tổ chức",
    "Tuyên giáo",
    "Dân vận",
    "Nội chính",
    "Tuyên giáo và Dân vận",
    "Kinh tế",
    "Đối ngoại",
    "Chính sách, chiến lược",
    "Bảo vệ, chăm sóc sức khỏe cán bộ",
)
_ORGAN_HEADS = either(
    "Ban Chấp hành", "Ban Thường vụ", "Thường trực", "Thường vụ", "Văn phòng", "Ủy ban Kiểm tra", "Ủy ban kiểm tra", "Đảng đoàn", "Đảng bộ",
    "Đảng ủy", "Ban cán sự đảng", "Ban Cán sự đảng", "BTV", "BCH", "UBKT", "Chi bộ", "Công đoàn", "Ban Tiếp công dân", "Ban Dân tộc",
    "Ban Tôn giáo", "Ban Thi đua - Khen thưởng", "Cơ quan Ủy ban Kiểm tra",
)  # fmt: skip
_ORGANS = rf"(?:Ban\s+{_PARTY_FIELDS}|{_ORGAN_HEADS})"
_DEPARTMENT = rf"(?:(?:Bộ|Sở|Phòng|Ty|Chi cục|Cục|Tổng cục|Vụ|Thanh tra Sở|Ủy ban|Đảng ủy Bộ)\s+{_FIELD_LIST})"
_LOCAL = rf"(?:{COMMITTEES}|{_INSTITUTIONS}|{_DEPARTMENT})"
_OWN_LEVEL = r"(?:tỉnh|thành\s+phố|huyện|quận)(?!\s*[ủu])"
ORGANISATION = re.compile(
    rf"(?<![\w-])(?={UPPER})(?:(?P<central>(?:{_ORGANS}\s+)?{_CENTRAL})"
    rf"|(?P<bloc>(?:{_ORGANS}\s+)?Đảng\s+(?:ủy|bộ)\s+Khối(?:\s+(?:các\s+)?(?:[Cc]ơ\s+quan(?:\s+và\s+[Dd]oanh\s+nghiệp)?|[Dd]oanh\s+nghiệp))?"
    rf"(?:\s+(?:{PLACE}|tỉnh|thành\s+phố|Trung\s+ương))?)"
    rf"|(?P<organ>(?:{_ORGANS}\s+(?:của\s+)?){{1,3}}(?:{_LOCAL}|Trung ương)"
    rf"(?:\s+(?P<place1>{PLACE}|(?<=[ủu]y\s){CAPITALS}|{_OWN_LEVEL}))?)"
    rf"|(?P<local>{_LOCAL}\s+(?P<place2>{PLACE}|{_OWN_LEVEL}))"
    rf"|(?P<committee>{COMMITTEES}\s+(?P<place3>(?!{PLACE_TYPES}\s*[,;.)]){CAPITALS}))"
    rf"|(?P<department>{_DEPARTMENT})"
    rf"|(?P<mass>{_INSTITUTIONS}(?:\s+(?:tỉnh|thành phố|huyện|quận|Việt Nam))?)|(?P<alone>{COMMITTEES}(?!\s+(?:các|cấp)\s)))(?!\w)"
)
"""The whole name of an office; a ``place…`` group is the place it names for itself."""
BODY_PLACE = re.compile(rf"\s+(?:(?P<place>{PLACE})|(?P<own>{CAPITALS}))(?!\w)")
"""What may follow the name of an office: a place with its type, or, behind ``COMMITTEES``, its own name alone."""
TAKES_PLACE = re.compile(rf"{COMMITTEES}$")
