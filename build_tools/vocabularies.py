"""The words that the content language knows, each with what readers call it. Each vocabulary once."""

from __future__ import annotations

DOCUMENT_KINDS: dict[str, str] = {
    "programme": "Chương trình hành động",
    "work_programme": "Chương trình công tác",
    "notice": "Thông báo",
    "letter": "Công văn",
    "plan": "Kế hoạch",
    "decision": "Quyết định",
    "guidance": "Hướng dẫn",
    "report": "Báo cáo",
    "conclusion": "Kết luận",
    "resolution": "Nghị quyết",
    "directive": "Chỉ thị",
    "regulation": "Quy định, quy chế",
    "other": "Văn bản khác",
}
NAMES_OF_PARTS: dict[str, str] = {
    "title": "Tên văn bản",
    "preamble": "Phần mở đầu",
    "closing": "Phần kết",
    "recipients": "Nơi nhận",
    "signature": "Chữ ký",
}
"""Parts of a document that are no items; their paths are reserved (``ids.PARTS``)."""
ROLES: dict[str, str] = {
    "lead": "Chủ trì",
    "coordinate": "Phối hợp",
    "advise": "Tham mưu",
    "direct": "Lãnh đạo, chỉ đạo",
    "implement": "Thực hiện",
    "supervise": "Kiểm tra, giám sát",
    "report": "Theo dõi, tổng hợp, báo cáo",
}
DEADLINE_KINDS: dict[str, str] = {
    "deadline": "Thời hạn",
    "event": "Sự kiện",
    "period": "Giai đoạn",
    "horizon": "Tầm nhìn, nhiệm kỳ",
    "periodic": "Định kỳ",
}
DATED = ("deadline", "event")
"""Kinds of time that belong in a calendar: one day, or a stretch whose last day counts."""
TARGET_OPERATORS: dict[str, str] = {
    "eq": "đạt",
    "about": "khoảng",
    "ge": "từ … trở lên",
    "gt": "trên",
    "le": "tối đa",
    "lt": "dưới",
    "range": "trong khoảng",
    "increase_by": "tăng",
    "decrease_by": "giảm",
}
FURNITURE_KINDS: dict[str, str] = {
    "stamp": "Dấu của cơ quan nhận",
    "divider": "Dấu ngăn cách",
    "page_number": "Số trang",
    "header": "Đầu trang",
    "other": "Khác",
}
BODY_KINDS: dict[str, str] = {
    "party": "Tổ chức đảng",
    "state": "Cơ quan nhà nước",
    "front": "Mặt trận, đoàn thể",
    "class": "Nhóm cơ quan",
    "other": "Tổ chức khác",
}
DIRECTIONS: dict[str, str] = {"up": "càng cao càng tốt", "down": "càng thấp càng tốt", "none": "không xét"}
DOCUMENT_RELATIONS: tuple[str, ...] = ("implements", "based_on", "forwards", "replies_to", "replaces", "amends")
