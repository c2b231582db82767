"""Abbreviations of offices in Vietnamese official prose, each with the words it stands for.

Only those with one meaning everywhere; what an office abbreviates for itself belongs to the
aliases of its registry.
"""

from __future__ import annotations

ABBREVIATIONS: dict[str, str] = {
    "UBND": "ủy ban nhân dân",
    "HĐND": "hội đồng nhân dân",
    "UBKT": "ủy ban kiểm tra",
    "UBMTTQ": "ủy ban mặt trận tổ quốc",
    "UBMTTQVN": "ủy ban mặt trận tổ quốc việt nam",
    "MTTQ": "mặt trận tổ quốc",
    "MTTQVN": "mặt trận tổ quốc việt nam",
    "TT": "thường trực",
    "BCH": "ban chấp hành",
    "BTV": "ban thường vụ",
    "BCĐ": "ban chỉ đạo",
    "BTG": "ban tuyên giáo",
    "BDV": "ban dân vận",
    "BNC": "ban nội chính",
    "BCSĐ": "ban cán sự đảng",
    "TW": "trung ương",
    "TƯ": "trung ương",
    "TP": "thành phố",
    "TPHCM": "thành phố hồ chí minh",
    "HCM": "hồ chí minh",
    "ĐBQH": "đại biểu quốc hội",
    "LĐLĐ": "liên đoàn lao động",
    "LHPN": "liên hiệp phụ nữ",
    "CCB": "cựu chiến binh",
    "TNCS": "thanh niên cộng sản",
    "ĐTN": "đoàn thanh niên",
    "VKSND": "viện kiểm sát nhân dân",
    "TAND": "tòa án nhân dân",
    "BHXH": "bảo hiểm xã hội",
    "GDĐT": "giáo dục và đào tạo",
    "PTNT": "phát triển nông thôn",
    "TNMT": "tài nguyên và môi trường",
    "GTVT": "giao thông vận tải",
    "KHCN": "khoa học và công nghệ",
    "TTTT": "thông tin và truyền thông",
    "CNTT": "công nghệ thông tin",
    "CBCCVC": "cán bộ công chức viên chức",
}
"""Abbreviation, as it is written in capitals -> the words, folded to lower case."""
