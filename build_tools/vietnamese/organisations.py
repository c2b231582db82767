"""How Vietnamese offices are named: heads, fields of work, places. A grammar for names that no registry holds.

Texts have their tone marks in the older placement (``letters.canonical``). Only whole names are
matched: an office of a place (“Thành ủy Hà Nội”), of a field (“Sở Nội vụ”), an organ of another
office (“Văn phòng Tỉnh ủy”).
"""

from __future__ import annotations

import re

from build_tools.vietnamese.patterns import LazyPattern, OpenedPattern, opening

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


def first_words(*families: str) -> set[str]:
    """The words with which the alternatives of such patterns begin."""
    names = (name for family in families for name in family.removeprefix("(?:").removesuffix(")").split("|"))
    return {name.split(r"\s+")[0] for name in names}


PLACE_TYPES = either(
    "tỉnh", "thành phố", "Tỉnh", "Thành phố", "TP.", "TP", "Tp.", "quận", "Quận", "huyện", "Huyện", "thị xã", "Thị xã", "phường", "Phường",
    "xã", "Xã", "thị trấn", "Thị trấn", "đặc khu", "Đặc khu",
)  # fmt: skip
PLACE = rf"(?:{PLACE_TYPES}\s*(?:\d{{1,2}}(?!\d)|{CAPITALS}))"
"""A place with its type: “tỉnh Bắc Ninh”, “Quận 7”, “TP. Hồ Chí Minh”."""
LEVEL_WORDS = either("tỉnh", "thành phố", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu", "Trung ương")
"""Levels of administration, for classes: “Sở Y tế các tỉnh, thành phố”."""
NOT_IN_A_NAME = either(
    "chủ trì", "chủ động", "phối hợp", "tham mưu", "có", "thực hiện", "tổ chức", "để", "với", "của", "trong", "tại", "theo", "được", "đã",
    "sẽ",
    "là", "do", "cho", "từ", "khi", "nhằm", "gửi", "báo cáo", "hướng dẫn", "kiểm tra", "giám sát", "rà soát", "triển khai", "hoàn thành",
    "xây dựng", "tiếp tục", "tăng cường", "đẩy mạnh", "chịu", "làm", "nghiên cứu", "đề xuất", "trình", "ban hành", "phê duyệt",
    "quyết định",
    "xem xét", "giao", "yêu cầu", "căn cứ", "trước", "sau", "đến", "vào", "ra", "cần", "phải", "không", "chưa", "đang", "cùng", "các",
    "những",
    "này", "đó", "nêu", "như", "hằng", "hàng", "định kỳ", "thường", "nắm", "theo dõi", "đôn đốc", "tuyên truyền", "vận động", "lãnh đạo",
    "chỉ đạo", "thẩm định", "tổng hợp", "cập nhật", "bố trí", "bảo đảm", "đảm bảo", "phát huy", "nâng cao", "đưa", "mở", "lồng ghép", "và",
    "hoặc", "thì", "bồi dưỡng", "đào tạo lại", "mà", "nếu", "về việc", "năm", "quý", "tháng", "ngày", "giai đoạn", "trên", "dưới",
    "đối với", "nhất là", "gồm", "bằng",
    "chuyển", "cung cấp", "đăng ký nhu cầu", "tiếp nhận", "giúp", "cử", "mời", "họp", "thống nhất", "thông qua", "khẩn trương", "đồng",
)  # fmt: skip
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
    "Đài Phát thanh và Truyền hình", "Đài Phát thanh - Truyền hình", "Trường Chính trị", "Trung tâm Chính trị", "LĐLĐ",
    "Hội Liên hiệp Thanh niên", "Hội Liên hiệp Thanh niên Việt Nam",
    "Hội Sinh viên", "Hội Đông y", "Hội Luật gia", "Hội Nhà báo", "Trường Đoàn",
    "Ban Quản lý các khu công nghiệp", "Ban Quản lý Khu kinh tế",
)  # fmt: skip
_CENTRAL = either(
    "Tổng Liên đoàn Lao động Việt Nam", "Thanh tra Chính phủ", "Thủ tướng Chính phủ", "Chủ tịch nước", "Văn phòng Chính phủ",
    "Văn phòng Quốc hội", "Văn phòng Chủ tịch nước", "Bộ Chính trị", "Ban Bí thư", "Trung ương Đoàn", "Trung ương Hội",
    "Tổng Liên đoàn Lao động", "Ban Chấp hành Trung ương Đảng",
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
    "Ban Chấp hành", "Ban Thường vụ", "Thường trực", "Thường vụ", "Văn phòng", "Ban Bí thư", "Ủy ban Kiểm tra", "Ủy ban kiểm tra",
    "Đảng đoàn", "Đảng bộ",
    "Đảng ủy", "Ban cán sự đảng", "Ban Cán sự đảng", "BTV", "BCH", "UBKT", "Chi bộ", "Công đoàn", "Ban Tiếp công dân", "Ban Dân tộc",
    "Ban Tôn giáo", "Ban Thi đua - Khen thưởng", "Cơ quan Ủy ban Kiểm tra",
)  # fmt: skip
_ORGANS = rf"(?:Ban\s+{_PARTY_FIELDS}(?:\s*-\s*(?:{_PARTY_FIELDS}|Kiểm\s+tra|Phong\s+trào))?|{_ORGAN_HEADS})"
_DEPARTMENT_HEADS = "(?:Bộ|Sở|Phòng|Ty|Chi cục|Cục|Tổng cục|Vụ|Thanh tra Sở|Ủy ban|Đảng ủy Bộ)"
_DEPARTMENT = rf"(?:{_DEPARTMENT_HEADS}\s+{_FIELD_LIST})"
_LOCAL = rf"(?:{COMMITTEES}|{_INSTITUTIONS}|{_DEPARTMENT})"
_BLOC = r"(?:(?:[Cc]ác\s+)?(?:[Cc]ơ\s+quan(?:\s+và\s+[Dd]oanh\s+nghiệp)?|[Dd]oanh\s+nghiệp))"
_OWN_LEVEL = r"(?:tỉnh|thành\s+phố|huyện|quận)(?!\s*[ủu])"
_LEVELS = rf"(?:(?:các\s+|cấp\s+){LEVEL_WORDS}(?:(?:\s*,\s*|\s+và\s+){LEVEL_WORDS})*)"
_OPEN_HEADS = either(
    "Vụ", "Cục", "Tổng cục", "Viện", "Học viện", "Bệnh viện", "Trung tâm", "Trường", "Trường Đại học", "Trường Cao đẳng", "Đại học", "Báo",
    "Tạp chí", "Nhà xuất bản", "Hội", "Hiệp hội", "Quỹ", "Công đoàn", "Văn phòng", "Chi cục", "Liên hiệp", "Câu lạc bộ", "Ban Quản lý",
)  # fmt: skip
"""Heads whose names are open: a capital begins them, words that can be no part of a name end them."""
_BOARDS = either("Ban Chỉ đạo", "Tổ công tác", "Hội đồng", "Ban Tổ chức", "Tiểu ban", "Tổ giúp việc")
_NAME_WORD = rf"(?:{CAPITAL}|(?!{NOT_IN_A_NAME}(?!\w))[a-zà-ỹđ]+)"
_OPEN_NAME = rf"{_OPEN_HEADS}\s+{CAPITAL}(?:\s+(?:{_NAME_WORD}|và\s+(?!{_OPEN_HEADS}|Sở|Ban|Bộ|Ủy){CAPITAL}|-\s+{CAPITAL})){{0,10}}"
_MASS_LEVEL = r"(?:\s+Việt\s+Nam)?(?:\s+(?:tỉnh|thành\s+phố|huyện|quận))?"
ORGANISATION = OpenedPattern(
    rf"(?<![\w-])(?={UPPER})(?:(?:(?:{_ORGANS}\s+)?{_CENTRAL})"
    rf"|(?:(?:{_ORGANS}\s+)?Đảng\s+(?:ủy|bộ)\s+Khối(?:\s+{_BLOC})?"
    rf"(?:\s+(?:{PLACE}|tỉnh|thành\s+phố|Trung\s+ương))?)"
    rf"|(?:(?:{COMMITTEES}|{_DEPARTMENT})\s+{_LEVELS})"
    rf"|(?:(?:{_ORGANS}\s+(?:của\s+)?){{1,3}}(?:{_LOCAL}|Trung ương)"
    rf"(?:\s+(?:{PLACE}|(?<=[ủu]y\s){CAPITALS}|{_OWN_LEVEL}))?)"
    rf"|(?:{_LOCAL}\s+(?:{PLACE}|{_OWN_LEVEL}))"
    rf"|(?:{COMMITTEES}\s+(?:(?!{PLACE_TYPES}\s*[,;.)]){CAPITALS}))"
    rf"|(?:(?:{_DEPARTMENT}|{_INSTITUTIONS})\s+(?:{CAPITAL}\s+{CAPITAL}(?:\s+{CAPITAL})?))"
    rf"|(?:{_DEPARTMENT})"
    rf"|(?:{_INSTITUTIONS}{_MASS_LEVEL}(?!\s*-))|(?:{COMMITTEES}(?!\s+(?:các|cấp)\s))"
    rf"|(?:{_BOARDS}(?:\s+(?:{_NAME_WORD}|\d+)){{1,8}}?\s+(?:cấp\s+)?(?:tỉnh|huyện|xã|quốc\s+gia|thành\s+phố|Trung\s+ương)(?!\s*ủy))"
    rf"|(?:{_OPEN_NAME}))(?!\w)",
    opening({"Ban", "Đảng"} | first_words(_ORGAN_HEADS, _CENTRAL, COMMITTEES, _INSTITUTIONS, _DEPARTMENT_HEADS, _BOARDS, _OPEN_HEADS)),
)
"""The whole name of an office."""
BODY_PLACE = LazyPattern(rf"\s+(?:(?P<place>{PLACE})|(?P<own>{CAPITALS}))(?!\w)")
"""What may follow the name of an office: a place with its type, or, behind ``COMMITTEES``, its own name alone."""
TAKES_PLACE = LazyPattern(rf"{COMMITTEES}$")
TAKES_LONG_PLACE = LazyPattern(rf"(?:{_DEPARTMENT}|{_INSTITUTIONS})$")
"""Behind these only a name of two words is a place: “Sở Tài chính Hà Nội”."""
HEAD_ALONE = LazyPattern(
    rf"(?:{_ORGAN_HEADS}|{COMMITTEES}|{_OPEN_HEADS}|Đại hội(?:\s+đại biểu)?|Ban Chỉ đạo|Tổ công tác|Tiểu ban|Hội đồng|Hội nghị)",
    re.IGNORECASE,
)
"""What is a head and no name yet."""
_COUNTRIES = either(
    "Lào", "Campuchia", "Cam-pu-chia", "Trung Quốc", "Nhật Bản", "Hàn Quốc", "Triều Tiên", "Hoa Kỳ", "Mỹ", "Liên bang Nga", "Nga", "Pháp",
    "Đức", "Anh", "Ý", "Italia", "Cuba", "Cu-ba", "Singapore", "Xinh-ga-po", "Thái Lan", "Malaysia", "Indonesia", "Philippines", "Myanmar",
    "Ấn Độ", "Australia", "Úc", "Canada", "Ba Lan", "Hà Lan", "Bỉ", "Thụy Điển", "Thụy Sĩ", "Na Uy", "Phần Lan", "Đan Mạch", "Israel",
    "Belarus", "Ukraine", "Kazakhstan", "Mông Cổ", "New Zealand", "Hungary", "Bulgaria", "Séc", "Nam Phi", "Brazil",
)  # fmt: skip
COUNTRY = LazyPattern(rf"\s+(?:(?:Cộng\s+hòa|Vương\s+quốc|Liên\s+bang)\s+(?:[\w\s]{{2,40}}?\s)?)?{_COUNTRIES}(?!\w)")
"""A country behind the name of an office makes it that country's: “Bộ Tài chính Lào”."""
