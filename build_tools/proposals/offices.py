"""Names of offices that no registry has: “Sở Nông nghiệp và Phát triển nông thôn”, “các huyện ủy”.

A name begins with a word that offices begin with, and goes on through capitalised words and the
lower-case words that belong to them, until a verb, a preposition or a mark ends it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from build_tools.proposals.lexicon import Entry, Piece, lexicon, longest

_PROPER = (
    "thanh tra tỉnh|thanh tra thành phố|thanh tra huyện|thanh tra sở|thanh tra chính phủ"
    "|văn phòng đoàn đại biểu quốc hội và hội đồng nhân dân|hải quan|bộ đội biên phòng|kiểm lâm|viễn thông|bưu điện|văn phòng|ủy ban"
    "|ủy ban nhân dân|ubnd|hđnd|ubmttq|ubkt|hội đồng|hội đồng nhân dân|công an|tổng cục|chi cục|trung tâm|liên đoàn|liên hiệp"
    "|liên minh|tỉnh đoàn|thành đoàn|huyện đoàn|mặt trận|mặt trận tổ quốc|mttq|tòa án|tòa án nhân dân|kho bạc|kho bạc nhà nước"
    "|bảo hiểm xã hội|ngân hàng|thành ủy|tỉnh ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|đảng đoàn|tập đoàn|tổng công ty|hiệp hội|học viện"
    "|bệnh viện|viện kiểm sát|viện kiểm sát nhân dân|bhxh|vksnd|tand|thư viện|bảo tàng|tổ công tác|tổ giúp việc|ban chỉ đạo"
    "|ban quản lý|ban quản lý dự án|ban điều hành|ban cán sự đảng|ban thường vụ|ban chấp hành|ban thường trực|tiểu ban"
    "|văn phòng điều phối|trung tâm phục vụ hành chính công|cấp ủy|chính quyền|bộ chỉ huy|bộ tư lệnh|cơ quan thường trực"
    "|ủy ban kiểm tra|ban nội chính|btv|bch"
)
"""What an office's name begins with, printed with a capital."""
_SHORT = (
    "sở|ban|bộ|cục|vụ|viện|trường|đài|báo|hội|đoàn|phòng|công ty|đại học|kiểm toán|quỹ|thanh tra|thường trực|chi bộ|đảng bộ|trạm"
    "|đội|nhà xuất bản|tạp chí|cơ quan"
)
"""The same, where only a further capital tells it from a common word (“Ban hành”, “Hội nghị”)."""
_COMMON = (
    "sở|sở, ban, ngành|sở, ban - ngành|sở, ngành|sở ngành|sở, ban ngành|sở, ban, ngành, đoàn thể|bộ|bộ, ngành|ban|ban, ngành"
    "|ban, bộ, ngành|ban của tỉnh ủy|huyện ủy|thành ủy|thị ủy|quận ủy|đảng ủy|đảng đoàn|ban cán sự đảng|ban xây dựng đảng|cấp ủy"
    "|cấp ủy đảng|cấp ủy cơ sở|tổ chức đảng|tổ chức cơ sở đảng|chính quyền|chính quyền địa phương|mặt trận|đoàn thể"
    "|đoàn thể chính trị - xã hội|hội|hội, đoàn thể|cơ quan|cơ quan, đơn vị|cơ quan, tổ chức|cơ quan, tổ chức, đơn vị"
    "|cơ quan, ban, ngành|cơ quan, đơn vị, địa phương|đơn vị|đơn vị, địa phương|địa phương|địa phương, đơn vị|ngành"
    "|ngành, địa phương|ngành, đơn vị|cấp, ngành|cấp, các ngành|xã|xã, phường|phường, xã|xã, phường, thị trấn"
    "|huyện, thị xã, thành phố|huyện, thành phố|huyện, thị xã|huyện|quận, huyện|ủy ban nhân dân|hội đồng nhân dân|ubnd|hđnd"
    "|tổ chức chính trị - xã hội|tổ chức chính trị - xã hội và đoàn thể|hội quần chúng|cơ sở giáo dục|trường đại học|trường học"
    "|trường|cơ quan báo chí|cơ quan thông tấn, báo chí|cơ quan truyền thông|lực lượng vũ trang|chi bộ|đảng bộ|ban chỉ đạo"
    "|hệ thống chính trị|cơ quan chuyên môn|cơ quan chức năng|công an|phòng, ban|phòng, ban, ngành|phòng|ban quản lý|doanh nghiệp"
    "|hiệp hội|hiệp hội doanh nghiệp|tập đoàn|tổng công ty|ngân hàng thương mại|cơ quan quản lý nhà nước|cơ quan nhà nước"
    "|cơ quan hành chính nhà nước|cơ quan tham mưu|cơ quan tham mưu, giúp việc|cơ quan trung ương|tổ chức tín dụng|nhà trường"
    "|chủ đầu tư|đơn vị sự nghiệp|đơn vị sự nghiệp công lập|tổ chức thành viên|đơn vị trực thuộc|cấp công đoàn|công đoàn"
    "|hiệp hội ngành hàng|cơ quan ngang bộ|cơ quan thuộc chính phủ"
)
"""Classes of offices, recognised behind a determiner, beside another office, or as a sentence's first words."""
_TAIL = (
    "các cấp|liên quan|có liên quan|trực thuộc|tỉnh|thành phố|huyện|quận|xã|phường|thị xã|thị trấn|trung ương|cơ sở|cấp tỉnh"
    "|cấp huyện|cấp xã|cấp cơ sở|cấp trên|nhà nước|địa phương|khác|trên địa bàn|trên địa bàn tỉnh|trên địa bàn thành phố|trong tỉnh"
    "|của tỉnh|của thành phố|thuộc tỉnh|thuộc thành phố|cùng cấp|chức năng|chuyên môn|trực thuộc tỉnh|đảng"
)
_STOPS = (
    "role",
    "act",
    "urge",
    "assign",
    "enable",
    "modal",
    "denial",
    "preposition",
    "post",
    "member",
    "determiner",
    "joint",
    "opener",
    "support",
)
_MOST = 16


@cache
def _heads() -> Entry:
    root = Entry()
    for text, name in ((_PROPER, "proper"), (_SHORT, "short"), (_COMMON, "common"), (_TAIL, "tail")):
        root.add(text, name)
    return root


def find_offices(row: list[Piece], taken: dict[int, int], bodies: set[int]) -> Iterator[tuple[int, int]]:
    """(first, behind the last) of the pieces of each name; ``taken`` (start -> end) is not looked at.

    ``bodies`` are the ends of bodies already known: a comma or “và” behind one joins the next.
    """
    openings = _heads().next
    index, count = 0, len(row)
    beside = False
    while index < count:
        key, start, _, _ = row[index]
        if start in taken:
            behind = taken[start]
            while index < count and row[index].start < behind:
                index += 1
            beside = behind in bodies
            continue
        end = (_proper(row, index) or _common(row, index, beside)) if key in openings else 0
        if end:
            yield index, end
            index, beside = end, True
            continue
        beside = beside and key in (",", "và", "cùng", "với", "các", "-")
        index += 1


def _proper(row: list[Piece], index: int) -> int:
    found = longest(_heads(), row, index)
    if not row[index].capital or found is None or not {"proper", "short"} & found[1].classes:
        return 0
    end, entry = found
    if "proper" not in entry.classes and not _capital(row, end):
        return 0
    return _extended(row, end)


def _extended(row: list[Piece], end: int) -> int:
    """Where a name ends that has begun."""
    lower = 0
    first = end
    placed = False
    while end < len(row) and end - first < _MOST:
        tail = longest(_heads(), row, end)
        if row[end].capital:
            end, lower = end + 1, 0
        elif tail and "tail" in tail[1].classes and not _verb_longer(row, end, tail[0]):
            end, lower, placed = tail[0], 0, True
        elif row[end].key == "các" and (behind := _class_behind(row, end + 1)):
            return behind
        elif _joins(row, end):
            end, lower = end + 1, 0
        elif (behind := _placed(row, end)) and row[end - 1].key.isalnum():
            end, lower = behind, 0
        elif row[end].key.isalnum() and not placed and lower < 3 and row[end - 1].key.isalnum() and not _stops(row, end):
            end, lower = end + 1, lower + 1
        else:
            break
    return end


def _placed(row: list[Piece], index: int) -> int:
    """Behind a verb that a place follows at once, it is part of the name: “Trung tâm Xúc tiến đầu tư tỉnh”."""
    found = longest(lexicon(), row, index)
    if found is None or "act" not in found[1].classes or "role" in found[1].classes:
        return 0
    tail = longest(_heads(), row, found[0])
    return tail[0] if tail and row[found[0]].key in ("tỉnh", "thành", "huyện", "quận", "quốc") and "tail" in tail[1].classes else 0


def _joins(row: list[Piece], index: int) -> bool:
    """A comma, dash or “và” inside a name: “Văn hóa, Thể thao và Du lịch”, “Lao động - Thương binh”."""
    if not _capital(row, index + 1) or _proper_head(row, index + 1):
        return False
    if row[index].key in ("và", "-", "–"):
        return True
    return row[index].key == "," and any(row[at].key == "và" and _capital(row, at + 1) for at in range(index + 2, min(index + 4, len(row))))


def _proper_head(row: list[Piece], index: int) -> bool:
    found = longest(_heads(), row, index)
    return found is not None and not {"proper", "short"}.isdisjoint(found[1].classes)


def _class_behind(row: list[Piece], index: int) -> int:
    found = longest(_heads(), row, index)
    if found is None or "common" not in found[1].classes:
        return 0
    end = _tails(row, found[0])
    while end < len(row) and (
        row[end].capital or (row[end].key in (",", "và") and _capital(row, end + 1) and not _proper_head(row, end + 1))
    ):
        end += 1  # “các huyện Sa Pa, Bát Xát”
    return end


def _common(row: list[Piece], index: int, beside: bool) -> int:
    found = longest(_heads(), row, index)
    while found and "common" not in found[1].classes:
        found = None
    if found is None or not (beside or row[index].capital or _determined(row, index)):
        return 0
    end = _tails(row, found[0])
    follows = end < len(row) and row[end].key.isalnum() and not _stops(row, end) and not row[end].capital
    return 0 if follows else end


def _tails(row: list[Piece], end: int) -> int:
    while (tail := longest(_heads(), row, end)) and "tail" in tail[1].classes:
        end = tail[0]
    return end


def _determined(row: list[Piece], index: int) -> bool:
    return index > 0 and row[index - 1].key in ("các", "những", "từng", "mỗi", "mọi", "toàn", "cả", "thể", "trưởng", "đạo")


def _stops(row: list[Piece], index: int) -> bool:
    found = longest(lexicon(), row, index)
    return found is not None and not found[1].classes.isdisjoint(_STOPS)


def _verb_longer(row: list[Piece], index: int, end: int) -> bool:
    found = longest(lexicon(), row, index)
    return found is not None and found[0] > end and "role" in found[1].classes


def _capital(row: list[Piece], index: int) -> bool:
    return index < len(row) and row[index].capital
