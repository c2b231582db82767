"""Classes of offices in small letters: “các huyện ủy, thị ủy”, “các sở, ban, ngành”, “UBND các huyện, thị xã”.

What belongs to one family and is joined is one class; names of different families that stand
side by side (“cấp ủy, chính quyền các cấp”) are one each. Texts have their tone marks in the
older placement.
"""

from __future__ import annotations

from build_tools.vietnamese.organisations import CAPITALS, LEVEL_WORDS, either, first_words
from build_tools.vietnamese.patterns import OpenedPattern, opening

_AND = r"(?:\s*,\s*|\s+và\s+|\s*,\s+và\s+)(?:các\s+)?"
_COMMITTEES = either("tỉnh ủy", "thành ủy", "quận ủy", "huyện ủy", "thị ủy", "đảng ủy", "chi ủy", "đảng đoàn", "ban cán sự đảng")
_DEPARTMENTS = either("phòng", "bộ", "sở", "ban", "ngành", "ban ngành", "bộ ngành", "sở ngành")
_OFFICES = either("cơ quan", "đơn vị", "tổ chức")
_CELLS = either("chi bộ", "đảng bộ", "chi bộ cơ sở", "đảng bộ cơ sở")
_JOINT = r"(?:\s*,\s*|\s+và\s+)"
_YOUTH = rf"(?:tỉnh|huyện|thành|thị|quận|xã|phường)(?:{_JOINT}(?:huyện|thành|thị|quận|xã|phường))*\s+đoàn"
_SHORT_COMMITTEES = r"(?:tỉnh|huyện|thành|thị|quận)(?:(?:\s*,\s*|\s+và\s+)(?:huyện|thành|thị|quận))+\s+ủy"
_INSTITUTIONS = either(
    "cơ sở giáo dục", "cơ sở y tế", "trạm y tế", "trường trung học phổ thông", "trường trung học cơ sở", "trường tiểu học",
    "trường mầm non",
    "trường cao đẳng", "trường dạy nghề", "cơ sở giáo dục đại học", "cơ sở giáo dục thường xuyên", "trường THPT", "trường THCS",
    "trung tâm giáo dục thường xuyên", "cơ sở giáo dục nghề nghiệp",
)  # fmt: skip
_SOLE = either(
    "cấp ủy", "cấp ủy đảng", "tổ chức đảng", "tổ chức cơ sở đảng", "chi bộ", "đảng bộ", "chính quyền", "đoàn thể",
    "đoàn thể chính trị - xã hội",
    "tổ chức chính trị - xã hội", "hội quần chúng", "ban xây dựng Đảng", "ban đảng", "cơ quan báo chí", "cơ quan chuyên môn",
    "cơ quan chức năng", "cơ quan tham mưu", "đơn vị sự nghiệp", "tổ chức thành viên",
)  # fmt: skip
_COUNCILS = either(
    "UBND",
    "HĐND",
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Đảng ủy",
    "Đảng bộ",
    "đảng ủy",
    "đảng bộ",
    "ủy ban nhân dân",
    "hội đồng nhân dân",
)
_TAIL = (
    r"(?:\s+(?:các\s+cấp|trực\s+thuộc(?:\s+(?:Tỉnh|Thành|Quận|Huyện|Thị|Đảng)\s+ủy)?(?:\s+(?:tỉnh|thành\s+phố|Trung\s+ương))?"
    rf"|cấp\s+(?:tỉnh|huyện|xã|cơ\s+sở)|cơ\s+sở|(?:có\s+)?liên\s+quan|của\s+(?:tỉnh|thành\s+phố|huyện)|thuộc\s+(?:UBND|HĐND|Ủy\s+ban\s+nhân\s+dân|[Ss]ở|[Bb]ộ)(?:\s+(?:cấp\s+)?(?:tỉnh|huyện|xã|thành\s+phố))?|(?:tỉnh|thành\s+phố)(?!\s*ủy)(?:\s+{CAPITALS})?))"
)


def _joined(family: str, *, least: int) -> str:
    return rf"{family}(?:{_AND}{family}){{{least - 1},}}"


_OTHER_FIRST_WORDS = "các những mọi từng tỉnh huyện thành thị quận xã phường công thanh bảo"
"""First syllables that are those of no family."""


_FIRST_WORDS = first_words(_COMMITTEES, _DEPARTMENTS, _OFFICES, _CELLS, _INSTITUTIONS, _SOLE, _COUNCILS) | set(_OTHER_FIRST_WORDS.split())
"""How all that the pattern below matches begins."""
ORGANISATION_CLASS = OpenedPattern(
    r"(?<![\w-])(?:(?:"
    rf"(?:các|những|mọi|từng)\s+{_joined(_COMMITTEES, least=1)}"
    rf"|(?:các\s+)?{_joined(_COMMITTEES, least=2)}"
    rf"|(?:các\s+)?{_joined(_DEPARTMENTS, least=2)}"
    rf"|(?:các\s+)?{_joined(_CELLS, least=2)}"
    rf"|(?:các\s+)?(?:{_YOUTH}|{_SHORT_COMMITTEES})"
    rf"|(?:các\s+)?{_INSTITUTIONS}(?:{_AND}{_INSTITUTIONS})*"
    r"|các\s+(?:sở|bộ)"
    rf"|(?:các\s+)?{_joined(_OFFICES, least=2)}"
    rf"|(?:các|những)\s+{_SOLE}"
    rf")(?P<tail>{_TAIL})?"
    r"|các\s+cấp,\s+(?:các\s+)?ngành"
    rf"|(?:công\s+an|thanh\s+tra|bảo\s+hiểm\s+xã\s+hội)\s+(?:các\s+|cấp\s+)?{_joined(LEVEL_WORDS, least=1)}"
    r"|(?:các\s+)?công\s+đoàn\s+(?:cơ\s+sở|ngành|cấp\s+trên(?:\s+trực\s+tiếp\s+cơ\s+sở)?)"
    rf"|{_COUNCILS}\s+(?:các\s+|cấp\s+){_joined(LEVEL_WORDS, least=1)}"
    rf"|{_SOLE}\s+(?:các\s+cấp|trực\s+thuộc|thuộc\s+(?:UBND|HĐND|Ủy\s+ban\s+nhân\s+dân)\s+(?:cấp\s+)?{LEVEL_WORDS})"
    r"|cấp\s+ủy(?!\s+viên)"
    r")(?!\w)",
    rf"(?:{opening(_FIRST_WORDS)})(?!\w)",
)
"""A class of offices; ``tail`` tells whose they are: “trực thuộc Tỉnh ủy”."""
