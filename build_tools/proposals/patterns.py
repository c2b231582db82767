"""How sure each pattern of an assignment is, and how its reason is told."""

from __future__ import annotations

from build_tools.proposals.proposal import HIGH, LOW, MIDDLE, Grounds

_HOW: dict[str, tuple[str, str, str]] = {
    "assigned": (HIGH, HIGH, "câu giao việc (“giao …”, “đề nghị …”)"),
    "subject": (HIGH, MIDDLE, "cơ quan là chủ ngữ"),
    "passive": (HIGH, MIDDLE, "bị động (“do … chủ trì”)"),
    "continued": (HIGH, MIDDLE, "chủ ngữ ở vế trước của cùng câu"),
    "heading": (HIGH, MIDDLE, "chủ ngữ ở mục trên, hoặc trước dấu hai chấm"),
    "inherited": (MIDDLE, LOW, "câu này giữ chủ ngữ của câu trước"),
    "directed": (MIDDLE, MIDDLE, "được lãnh đạo, chỉ đạo hoặc hướng dẫn làm việc này"),
    "enabled": (MIDDLE, LOW, "“bảo đảm, tạo điều kiện để …” làm việc này"),
    "under": (LOW, LOW, "chủ ngữ ở câu trước dấu hai chấm, vốn đã có việc của nó"),
}
"""How agents are said -> (confidence of a role's own verb, confidence of a deed, reason)."""
_OTHERS: dict[str, tuple[str, str]] = {
    "label": (HIGH, "nhãn “Cơ quan chủ trì:”, “Đơn vị phối hợp:”"),
    "partner": (HIGH, "đứng sau “phối hợp với”"),
    "partner_alone": (MIDDLE, "đứng sau “phối hợp với”, câu không nêu chủ ngữ"),
    "gathers": (MIDDLE, "nơi nhận báo cáo “để tổng hợp”"),
    "noun_supervise": (MIDDLE, "“vai trò, công tác giám sát của …”"),
    "noun_direct": (MIDDLE, "“tăng cường sự lãnh đạo của …”"),
    "noun_coordinate": (MIDDLE, "“sự phối hợp của, giữa …”"),
    "duty": (MIDDLE, "“trách nhiệm của … trong việc”"),
    "part": (MIDDLE, "“phát huy vai trò … giám sát”"),
}
_POST = ", nêu tên người đứng đầu"
UNREGISTERED = "; cơ quan chưa có trong danh mục"


_VAGUE = frozenset(
    [
        "cơ quan",
        "đơn vị",
        "địa phương",
        "ngành",
        "ban",
        "bộ",
        "hội",
        "doanh nghiệp",
        "trường",
        "xã",
        "huyện",
        "cơ quan, đơn vị",
        "đoàn thể",
        "nhà trường",
        "phòng",
    ]
)
"""Classes that a sentence may mean without anybody in particular."""


def grounds(pattern: str, registered: bool, name: str) -> Grounds:
    """The grounds of a pattern; what the registry does not confirm is less sure."""
    confidence, reason = _told(pattern)
    if registered:
        return Grounds(confidence, pattern, reason)
    plain = name.lower().removeprefix("các ").removeprefix("những ")
    if plain in _VAGUE:
        return Grounds(LOW, pattern, reason + UNREGISTERED)
    return Grounds(MIDDLE if confidence == HIGH else confidence, pattern, reason + UNREGISTERED)


def _told(pattern: str) -> tuple[str, str]:
    """(confidence, reason) of a pattern."""
    if pattern in _OTHERS:
        return _OTHERS[pattern]
    how, _, what = pattern.partition("_")
    of_role, of_deed, reason = _HOW[how]
    confidence = of_deed if what.endswith("act") else of_role
    if what.startswith("post"):
        return MIDDLE if confidence == HIGH else confidence, reason + _POST
    return confidence, reason
