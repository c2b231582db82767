"""How Vietnamese offices are named: heads, fields of work, places. A grammar for names that no registry holds.

Texts have their tone marks in the older placement (``letters.canonical``). Only whole names are
matched: an office of a place (“Thành ủy Hà Nội”), of a field (“Sở Nội vụ”), an organ of another
office (“Văn phòng Tỉnh ủy”). Classes in small letters (“các huyện ủy”) have a pattern of their own.
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


def _either(*words: str) -> str:
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True)) + ")"


PLACE_TYPES = _either(
    "tỉnh", "thành phố", "Tỉnh", "Thành phố", "TP.", "TP", "Tp.", "quận", "Quận", "huyện", "Huyện", "thị xã", "Thị xã", "phường", "Phường",
    "xã", "Xã", "thị trấn", "Thị trấn", "đặc khu", "Đặc khu",
)  # fmt: skip
PLACE = rf"(?:{PLACE_TYPES}\s*(?:\d{{1,2}}(?!\d)|{CAPITALS}))"
"""A place with its type: “tỉnh Bắc Ninh”, “Quận 7”, “TP. Hồ Chí Minh”."""
FIELDS = _either(
    "Nội vụ", "Tài chính", "Kế hoạch", "Đầu tư", "Giáo dục", "Đào tạo", "Y tế", "Công Thương", "Công thương", "Xây dựng",
    "Giao thông vận tải", "Giao thông công chánh", "Tư pháp", "Ngoại vụ", "Ngoại giao", "Du lịch", "Văn hóa", "Thể thao",
    "Khoa học", "Công nghệ", "Tài nguyên", "Môi trường", "Nông nghiệp", "Phát triển nông thôn", "Phát triển Nông thôn", "Lao động",
    "Thương binh", "Xã hội", "Thông tin", "Truyền thông", "Quy hoạch", "Kiến trúc", "Quốc phòng", "Công an", "Dân tộc", "Tôn giáo",
    "An toàn thực phẩm", "Chuyển đổi số", "Gia đình", "Kinh tế", "Hạ tầng", "Đô thị", "Thanh tra", "Biển", "Hải đảo", "Thống kê", "Thuế",
    "Hải quan", "Tổng hợp", "Quản lý đô thị", "Thương mại",
)  # fmt: skip
_FIELD_LIST = rf"{FIELDS}(?:\s*[-–]\s*{FIELDS})?(?:(?:\s*,\s*{FIELDS})*\s*(?:và|&)\s*{FIELDS})?"
COMMITTEES = _either(
    "Tỉnh ủy", "Thành ủy", "Quận ủy", "Huyện ủy", "Thị ủy", "Đảng ủy", "Đảng bộ", "Chi bộ",
    "Ủy ban nhân dân", "Hội đồng nhân dân", "UBND", "HĐND", "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Ủy ban Mặt trận Tổ quốc", "Mặt trận Tổ quốc Việt Nam",
    "Mặt trận Tổ quốc", "MTTQ", "UBMTTQ", "Tỉnh đoàn", "Thành đoàn", "Tỉnh Đoàn", "Thành Đoàn", "Huyện đoàn", "Quận đoàn", "Đoàn ĐBQH",
    "Đoàn đại biểu Quốc hội", "Đảng đoàn", "Ban cán sự đảng", "Ban Cán sự đảng", "Đảng ủy Khối", "Ban Chấp hành Đảng bộ",
)  # fmt: skip
"""Heads whose place may follow at once: “Thành ủy Hà Nội”."""
_INSTITUTIONS = _either(
    "Công an", "Bộ Chỉ huy Quân sự", "Bộ Chỉ huy quân sự", "Ban Chỉ huy Quân sự", "Bộ Chỉ huy Bộ đội Biên phòng", "Tòa án nhân dân",
     "Viện Kiểm sát nhân dân", "Viện kiểm sát nhân dân", "Liên đoàn Lao động", "Hội Nông dân", "Hội Liên hiệp Phụ nữ",
    "Hội Cựu chiến binh", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Đoàn Thanh niên", "Hội Chữ thập đỏ", "Hội Khuyến học",
    "Hội Người cao tuổi",
    "Liên minh Hợp tác xã", "Liên hiệp các Hội Khoa học và Kỹ thuật", "Liên hiệp các tổ chức hữu nghị", "Kho bạc Nhà nước",
    "Bảo hiểm xã hội", "Bảo hiểm Xã hội", "Ngân hàng Nhà nước", "Cục Thuế", "Cục Thống kê", "Cục Hải quan", "Cục Thi hành án dân sự",
    "Đài Phát thanh và Truyền hình", "Đài Phát thanh - Truyền hình", "Trường Chính trị", "Trung tâm Chính trị", "Thanh tra", "LĐLĐ",
    "Ban Quản lý các khu công nghiệp", "Ban Quản lý Khu kinh tế",
)  # fmt: skip
_CENTRAL = _either(
    "Tổng Liên đoàn Lao động Việt Nam", "Thanh tra Chính phủ", "Văn phòng Chính phủ", "Văn phòng Quốc hội", "Văn phòng Chủ tịch nước",
    "Tòa án nhân dân tối cao", "Viện kiểm sát nhân dân tối cao", "Viện Kiểm sát nhân dân tối cao", "Kiểm toán Nhà nước",
    "Kiểm toán nhà nước", "Ngân hàng Nhà nước Việt Nam", "Ủy ban Thường vụ Quốc hội", "Hội đồng Dân tộc",
    "Đài Truyền hình Việt Nam", "Đài Tiếng nói Việt Nam", "Thông tấn xã Việt Nam", "Báo Nhân Dân", "Bảo hiểm xã hội Việt Nam",
)  # fmt: skip
_PARTY_FIELDS = _either(
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
_ORGAN_HEADS = _either(
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
    rf"|(?P<organ>(?:{_ORGANS}\s+(?:của\s+)?){{1,3}}(?:{_LOCAL}|Trung ương)"
    rf"(?:\s+(?P<place1>{PLACE}|(?<=[ủu]y\s){CAPITALS}|{_OWN_LEVEL}))?)"
    rf"|(?P<local>{_LOCAL}\s+(?P<place2>{PLACE}|{_OWN_LEVEL}))"
    rf"|(?P<committee>{COMMITTEES}\s+(?P<place3>(?!{PLACE_TYPES}\s*[,;.)]){CAPITALS}))"
    rf"|(?P<department>{_DEPARTMENT})"
    rf"|(?P<mass>{_INSTITUTIONS}(?:\s+(?:tỉnh|thành phố|huyện|quận|Việt Nam))?))(?!\w)"
)
"""The whole name of an office; a ``place…`` group is the place it names for itself."""
BODY_PLACE = re.compile(rf"\s+(?:(?P<place>{PLACE})|(?P<own>{CAPITALS}))(?!\w)")
"""What may follow the name of an office: a place with its type, or, behind ``COMMITTEES``, its own name alone."""
TAKES_PLACE = re.compile(rf"{COMMITTEES}$")

_CLASS_NOUNS = _either(
    "cơ quan", "đơn vị", "tổ chức", "đoàn thể", "sở", "ban", "ngành", "bộ", "bộ ngành", "cấp ủy", "chi bộ", "chi ủy",
    "đảng bộ", "đảng ủy", "đảng đoàn", "ban cán sự đảng", "quận ủy", "huyện ủy", "thị ủy", "thành ủy", "tỉnh ủy",
    "chính quyền", "hội đồng nhân dân", "ủy ban nhân dân", "tổ chức đảng",
    "tổ chức cơ sở đảng", "cấp ủy cơ sở", "hội quần chúng", "tổ chức chính trị - xã hội", "tổ chức xã hội", "đoàn thể chính trị - xã hội",
    "cơ quan báo chí", "cơ quan chuyên môn", "cơ quan chức năng", "cơ quan tham mưu", "đơn vị sự nghiệp", "mặt trận tổ quốc", "ban đảng",
    "ban xây dựng đảng", "ban xây dựng Đảng", "tổ chức chính trị-xã hội", "UBND", "HĐND",
)  # fmt: skip
_STRONG_NOUNS = _either(
    "cấp ủy", "đảng ủy", "quận ủy", "huyện ủy", "thị ủy", "thành ủy", "tỉnh ủy",
    "đảng đoàn", "ban cán sự đảng", "chi bộ", "đảng bộ", "tổ chức đảng", "tổ chức cơ sở đảng", "sở, ban, ngành",
    "sở, ngành", "bộ, ngành", "tổ chức chính trị - xã hội", "đoàn thể chính trị - xã hội", "hội quần chúng", "ban xây dựng Đảng",
)  # fmt: skip
_AND = r"(?:\s*,\s*|\s+và\s+|\s*,\s+và\s+)(?:các\s+)?"
_CLASS_TAIL = (
    r"(?:\s+(?:các\s+cấp|trực\s+thuộc(?:\s+" + CAPITALS + r"|\s+tỉnh|\s+thành\s+phố)?|cấp\s+(?:tỉnh|huyện|xã|cơ\s+sở)|(?:có\s+)?liên\s+quan"
    rf"|(?:tỉnh|thành\s+phố)(?:\s+{CAPITALS})?))?"
)
ORGANISATION_CLASS = re.compile(
    rf"(?<![\w-])(?:(?:các|những|mọi|từng)\s+{_STRONG_NOUNS}(?:{_AND}{_CLASS_NOUNS})*{_CLASS_TAIL}"
    rf"|các\s+cấp,\s+(?:các\s+)?ngành|(?:(?:các|những)\s+)?{_CLASS_NOUNS}(?:{_AND}{_CLASS_NOUNS})+{_CLASS_TAIL})(?!\w)"
)
"""A class of offices in small letters: coordinated nouns, or a noun that can mean nothing else."""
