"""Numbers with their units and comparisons: “đạt trên 10%”, “từ 8 - 8,5%/năm”, “giảm 1.114 hộ”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_SCALE = r"nghìn tỷ|ngàn tỷ|trăm tỷ|triệu tỷ|tỷ|tỉ|triệu|nghìn|ngàn|vạn"
_MONEY = r"đồng|VND|VNĐ|USD|đô-la Mỹ|đô la Mỹ|đô la|Euro|EUR"
_MEASURE = (
    r"km²|km2|m²|m2|m³|m3|ha|héc ta|km|MWh|kWh|MW|GW|tấn|tạ|kg|lít|giờ|ngày|tháng|năm|điểm phần trăm|điểm"
    r"|lượt hành khách|lượt khách|lượt người|lượt"
)
_COUNT = (
    r"bác sĩ|giường bệnh|phòng học|hộ|lao động|việc làm|người|học sinh|sinh viên|con|doanh nghiệp|hợp tác xã|xã|phường|huyện|trường"
    r"|căn hộ|căn nhà|căn|dự án|sản phẩm|mô hình|thuê bao|máy|huy chương vàng|huy chương|đảng viên|tổ chức đảng|chi bộ|thôn|bản|ấp"
    r"|khu phố|vụ|trường hợp|cơ sở|khách|đơn vị|cây|container|TEU|thủ tục|dịch vụ"
)
_BASE = (
    r"năm|tháng|quý|người|vạn dân|10\.000 dân|1\.000 dân|100\.000 dân|dân|phụ nữ|ha|héc ta|km²|km2|GRDP|GDP|lao động|hộ|ngày đêm|ngày|trẻ"
)
_PER = rf"(?:\s*/\s*(?:{_BASE}))*"
_UNIT = rf"(?:%(?:\s*(?:GRDP|GDP)(?!\w))?|‰|(?:(?:{_SCALE})(?!\w)\s*)?(?:{_MONEY}|{_MEASURE}|{_COUNT})(?!\w)|(?:{_SCALE})(?!\w))"
_RANGE = r"\s*(?:%\s*)?(?:[-–—]|đến)\s*"
QUANTITY = re.compile(
    rf"(?<![\w.,/+-])(?P<low>{_NUMBER})(?:{_RANGE}(?P<high>{_NUMBER}))?(?![\w]*\.\d)\s*(?P<unit>{_UNIT}{_PER})"
    r"(?:\s+(?P<after>trở lên|trở xuống|trở lại))?"
)
_RANK = re.compile(
    r"(?:nhóm|top|tốp)\s+(?P<rank>\d{1,2})\s+(?:tỉnh,? thành phố|tỉnh|địa phương|thành phố|bộ, ngành|đơn vị)?[^,;.]{0,30}?"
    r"(?:dẫn đầu|đứng đầu|cao nhất|tốt nhất|đầu)(?!\w)",
    re.IGNORECASE,
)
_OPS: tuple[tuple[str, str], ...] = (
    ("ge", r"không (?:dưới|thấp hơn|ít hơn|nhỏ hơn)|ít nhất|tối thiểu|(?:đạt )?từ|đạt và vượt"),
    ("le", r"không (?:quá|vượt quá|vượt|cao hơn)|tối đa|nhiều nhất"),
    ("gt", r"trên|hơn|vượt|cao hơn|quá"),
    ("lt", r"dưới|thấp hơn|nhỏ hơn|chưa đến|chưa đầy"),
    ("about", r"khoảng|xấp xỉ|gần|trung bình khoảng|độ|chừng"),
    ("range", r"trong khoảng"),
)
_STEP = (
    r"(?:bình quân|trung bình|thêm|tối thiểu|ít nhất|hằng năm|hàng năm|mỗi năm|lên|đạt|mức|ở mức|là|ước|cả|cho|tới|đến|được|toàn|chỉ"
    r"|còn|tỷ lệ|tỉ lệ|tổng số|mạnh|ngay|so với)"
)
_VERB = (
    r"(?:đạt|chiếm|bằng|còn|tăng trưởng|tăng|giảm|kéo giảm|hạ|nâng|xuống|lên|là|tạo|tạo ra|đóng góp|phấn đấu|đến|duy trì|bảo đảm|đảm bảo"
    r"|vượt|giải quyết|xây dựng)"
)
_CUE = re.compile(
    rf"(?:(?<=\s)|^|(?<=[(]))(?P<cue>(?:(?:ước\s+)?{_VERB}\s+)?"
    rf"(?:{_STEP}\s+)*(?P<op>(?:{'|'.join(p for _, p in _OPS)})\s+)?(?:{_STEP}\s+)*)$",
    re.IGNORECASE,
)
_REACH = 80
"""So many characters before a number may compare it."""
_FALL = re.compile(r"(?:giảm|kéo giảm|hạ)(?:\s+\w+){0,2}\s*$", re.IGNORECASE)
_RISE = re.compile(r"(?:tăng trưởng|tăng)(?:\s+\w+){0,2}\s*$", re.IGNORECASE)
_TO = re.compile(r"(?:xuống|còn|lên|đến|tới)(?:\s+(?:còn|mức))?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Quantity:
    """A number that a text compares with; ``left`` is where its comparison begins, ``cue`` whether there is one."""

    start: int
    end: int
    left: int
    op: str
    value: tuple[float, ...]
    unit: str
    cue: str


def find_quantities(text: str, start: int, end: int, taken: Iterable[tuple[int, int]]) -> Iterator[Quantity]:
    """Quantities of a stretch, in order; those inside ``taken`` (dates, instruments) are none."""
    blocked = list(taken)
    for match in QUANTITY.finditer(text, start, end):
        if not any(a < match.end() and match.start() < b for a, b in blocked):
            yield _quantity(text, start, match)


def find_ranks(text: str, start: int, end: int) -> Iterator[tuple[int, int, float]]:
    """(start, end, rank) of “nhóm 5 địa phương dẫn đầu”."""
    for match in _RANK.finditer(text, start, end):
        yield match.start(), match.end(), float(match["rank"])


def number(text: str) -> float:
    """8.500 -> 8500; 3,55 -> 3.55."""
    return float(text.replace(".", "").replace(",", "."))


def _quantity(text: str, start: int, match: re.Match[str]) -> Quantity:
    first = max(start, match.start() - _REACH)
    cue = _CUE.search(text[first : match.start()])
    said = (cue["cue"] if cue else "").strip()
    left = first + cue.start("cue") if cue else match.start()
    values = tuple(number(v) for v in (match["low"], match["high"]) if v)
    return Quantity(match.start(), match.end(), left, _op(said, values, match["after"] or ""), values, _plain_unit(match["unit"]), said)


_UNITS = (
    *(("km2", "km²"), ("m2", "m²"), ("m3", "m³"), ("tỉ", "tỷ"), ("VNĐ", "đồng"), ("VND", "đồng")),
    *(("đô-la Mỹ", "USD"), ("đô la Mỹ", "USD"), ("đô la", "USD"), ("%/GRDP", "% GRDP"), ("%/GDP", "% GDP")),
)
"""Ways of writing a unit -> the one kept."""


def _plain_unit(unit: str) -> str:
    plain = re.sub(r"\s*/\s*", "/", " ".join(unit.split()))
    for said, meant in _UNITS:
        plain = plain.replace(said, meant)
    return plain


def _op(cue: str, values: tuple[float, ...], after: str) -> str:
    """The comparison that the words before and behind a number say."""
    if after:
        return "ge" if after == "trở lên" else "le"
    falls, rises, goal = _FALL.search(cue), _RISE.search(cue), _TO.search(cue)
    if len(values) == 2:
        return "range"
    for op, pattern in _OPS:
        if re.search(rf"(?<!\w)(?:{pattern})(?:\s+{_STEP})*$", cue, re.IGNORECASE):
            return op
    if (goal and (falls or rises)) or not (falls or rises):
        return "eq"
    return "decrease_by" if falls else "increase_by"
