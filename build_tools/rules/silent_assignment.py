"""Chữ giao việc rõ ràng thì YAML phải khai phân công.

Khi chữ của mục nói rõ một cơ quan được giao việc gì (“Giao … chủ trì”, “… chủ trì, phối hợp
với …”) mà `assignments` của mục không nêu cơ quan ấy ở vai trò nào, người đọc trang của cơ
quan sẽ không thấy nhiệm vụ. Chỉ những mẫu câu chắc chắn nhất mới bị cảnh báo;
`vankien suggest` in cả những đề xuất khác.

- ASG001 (cảnh báo): chữ giao việc cho một cơ quan mà phân công không nêu

Sai:  mục ghi “Giao Ban Dân vận Tỉnh ủy chủ trì …”, `assignments` trống
Đúng: `- {body: ban-dan-van-a, role: lead, quote: Giao Ban Dân vận Tỉnh ủy chủ trì}`
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.diagnostics import Diagnostic, Severity
from build_tools.link import LinkedItem, Site
from build_tools.link.place import place_of_offset
from build_tools.model import Document
from build_tools.proposals.patch import as_flow
from build_tools.proposals.proposal import ProposedAssignment
from build_tools.proposals.suggest import sure_assignments
from build_tools.vocabularies import ROLES

CODES = ("ASG001",)


def check_document(site: Site, document: Document) -> Iterator[Diagnostic]:
    if document.span.path in site.corpus.damaged:
        return  # the claim may be there with a fault of its own
    for linked, proposed in sure_assignments(site, document.id):
        told: set[str] = set()
        for one in proposed:
            if one.body not in told and not _read_otherwise(linked, one):
                told.add(one.body)
                yield _silent(linked, one)


def _read_otherwise(linked: LinkedItem, one: ProposedAssignment) -> bool:
    """Whether a stated quote holds these words for a body that nothing in the text is recognised as."""
    recognised = {m.target for m in linked.mentions.all()}
    return any(one.name in a.quote and a.body not in recognised for a in linked.item.assignments)


def _silent(linked: LinkedItem, one: ProposedAssignment) -> Diagnostic:
    span = place_of_offset(linked, one.at, len(one.quote)) if one.at >= 0 else linked.item.span
    return Diagnostic(
        span,
        "ASG001",
        f"chữ giao việc cho “{one.name}” ({ROLES[one.role].lower()}) mà phân công của mục không nêu cơ quan này",
        f"thêm vào assignments: - {{body: {one.body}, role: {one.role}, quote: {as_flow(one.quote)}}}",
        Severity.WARNING,
    )
