"""What is looked at before a press of the button that publishes: one line each, in the order of the work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.enews.summary import SUMMARY_LENGTH
from build_tools.link import LinkedItem, Site
from build_tools.model import Document
from build_tools.printing.sheet import corrections_of
from build_tools.rendering.instrument_name import name_of_target
from build_tools.rendering.item_view import name_of_item
from build_tools.rendering.open_points import missing_facts

_FOLDER = "Tài liệu tuyên truyền"
"""What offices call the place of files on their news pages."""


@dataclass(frozen=True)
class Check:
    """Something to do or to look at; ``notes`` say what about it is particular to this text."""

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    """What the checks need to know of a kit."""

    title: str
    summary: str
    permalink: str
    files: tuple[str, ...]
    note_count: int


def checks_of(site: Site, document: Document, tops: Sequence[LinkedItem], piece: Piece) -> Iterator[Check]:
    """The list for a document, or for the part of it that ``tops`` holds."""
    yield Check(
        "Người phụ trách trang tin đã duyệt tiêu đề, tóm tắt, ảnh bìa và nội dung; ghi tên người duyệt, giờ duyệt.",
        ("Văn bản được phép phổ biến: không có dấu mật, không phải bản dự thảo.",),
    )
    yield Check("Tiêu đề trên trang tin đúng với tiêu đề trong bộ này.", (f"{piece.title} ({len(piece.title)} ký tự)",))
    yield Check(f"Tóm tắt đọc riêng vẫn đủ ý, không quá {SUMMARY_LENGTH} ký tự.", tuple(_on_summary(document, piece)))
    yield Check("Ảnh bìa đã tải lên (1200 × 630), không bị cắt mất chữ; chữ thay ảnh là tiêu đề.")
    yield Check("Bài dán vào còn đủ đề mục, số thứ tự, chữ đậm, chữ nghiêng.", tuple(_on_text(tops, piece)))
    yield Check(f"Tệp đính kèm có trong mục “{_FOLDER}” và mở được.", (*piece.files, *_forwarded(site, document)))
    if piece.permalink:
        yield Check("Liên kết cuối bài mở được.", (piece.permalink,))
    else:
        yield Check("Bài chưa có liên kết về trang văn kiện, vì trang chưa khai địa chỉ (SITE_URL); dựng lại khi đã có địa chỉ.")
    yield from _open(site, document, tops)


def _on_summary(document: Document, piece: Piece) -> Iterator[str]:
    yield f"{len(piece.summary)} ký tự"
    if piece.summary != document.summary:
        yield "Lấy từ những câu đầu của văn bản. Chưa hay thì viết khóa summary trong tệp YAML."
    if piece.summary.endswith("…"):
        yield "Câu đầu quá dài nên dừng ở giữa câu."


def _on_text(tops: Sequence[LinkedItem], piece: Piece) -> Iterator[str]:
    headings = sum(1 for top in tops for item in top.item.walk() if item.heading and item.kind == "section")
    if headings:
        yield f"{headings} đề mục."
    if piece.note_count:
        yield f"{piece.note_count} chú thích: dấu [1] trong bài, lời chú thích ở cuối bài."


def _forwarded(site: Site, document: Document) -> Iterator[str]:
    """What is sent along without being here."""
    for relation, reference in document.relations:
        if relation == "forwards" and reference.id not in site.documents:
            yield f"Gửi kèm {name_of_target(site, reference.id)}: trang không có toàn văn, tự đính kèm tệp."


def _open(site: Site, document: Document, tops: Sequence[LinkedItem]) -> Iterator[Check]:
    """What the text leaves open, and what was read otherwise than it was received."""
    lacks = missing_facts(document)
    if lacks:
        yield Check(f"Văn bản {lacks}: hỏi lại cơ quan ban hành, hoặc chấp nhận đăng như vậy.")
    corrections = list(corrections_of(tops))
    if corrections:
        notes = dict.fromkeys(f"“{c['printed']}” đọc là “{c['read_as']}” ({c['why']})" for c in corrections)
        yield Check(f"Bài dùng chữ đã hiệu đính ở {len(corrections)} chỗ: đối chiếu với bản giấy.", tuple(notes))
    below = [site.items[f"{document.id}#{item.path}"] for top in tops for item in top.item.walk()]
    phrases = list(dict.fromkeys(mention.text for linked in below for mention in linked.mentions.all() if not mention.target))
    if phrases:
        yield Check(f"Còn {len(phrases)} cụm từ chưa rõ chỉ cơ quan, văn bản nào; không cản việc đăng.", (", ".join(phrases),))
    outdated = [linked for linked in below if linked.outdated]
    if outdated:
        yield Check(f"{len(outdated)} nhiệm vụ dẫn văn bản đã được thay thế.", tuple(name_of_item(linked, 90) for linked in outdated))
