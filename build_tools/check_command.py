"""``vankien check``, ``vankien suggest`` and ``vankien new``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from build_tools.arguments import USAGE
from build_tools.build import Checked
from build_tools.diagnostics import Severity, as_github, as_json, as_text
from build_tools.drafts import DRAFTS_PATH, as_file, entries_for
from build_tools.exports import read_and_check
from build_tools.project import Project
from build_tools.proposals.proposal import CONFIDENCES, MIDDLE
from build_tools.proposals.request import FORMATS, Request, answer
from build_tools.source import parse_source
from build_tools.starter import check_new, draft
from build_tools.vocabularies import DOCUMENT_KINDS
from build_tools.write import write_text

if TYPE_CHECKING:
    import argparse

    from build_tools.arguments import Commands

CLEAN, FINDINGS = 0, 1


def add_check(commands: Commands) -> None:
    check = commands.add_parser(
        "check",
        help="kiểm tra nội dung, báo mọi lỗi trong một lần",
        description="Đọc, nối và kiểm tra mọi tệp nội dung, kể cả đối chiếu từng chữ với bản nhận được.",
    )
    check.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="dạng báo cáo: text cho người đọc, json cho chương trình, github cho máy chủ mã nguồn",
    )
    check.add_argument(
        "--fix-registry",
        action="store_true",
        help="ghi các văn bản được dẫn mà danh mục còn thiếu vào content/instruments/can-ra-soat.yml, đánh dấu chờ rà soát",
    )
    check.set_defaults(run=_check)


def add_suggest(commands: Commands) -> None:
    suggest = commands.add_parser(
        "suggest",
        help="đề xuất phân công, thời hạn, chỉ tiêu đọc từ chữ của văn bản",
        description="In các đoạn YAML để dán vào từng mục, mỗi đề xuất kèm độ tin cậy và lý do. Không ghi vào tệp nào.",
        epilog="Mã thoát: 0 không có gì để đề xuất, 1 có đề xuất hoặc văn bản không đọc được, 2 gọi lệnh sai.",
    )
    suggest.add_argument("documents", nargs="+", metavar="VĂN_BẢN", help="mã văn bản hoặc đường dẫn tệp YAML của văn bản")
    suggest.add_argument("--min", choices=tuple(CONFIDENCES), default=MIDDLE, help="độ tin cậy thấp nhất được in (mặc định: vua)")
    suggest.add_argument("--all", action="store_true", help="in cả những điều YAML đã khai")
    suggest.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="dạng in: yaml để dán, json cho chương trình")
    suggest.set_defaults(run=_suggest)


def add_new(commands: Commands) -> None:
    new = commands.add_parser("new", help="tạo tệp mẫu cho một văn bản mới", description="Tạo một tệp YAML mẫu có chú giải từng khóa.")
    new.add_argument(
        "kind",
        choices=tuple(DOCUMENT_KINDS),
        metavar="LOẠI",
        help="loại văn bản: " + ", ".join(f"{k} ({v})" for k, v in DOCUMENT_KINDS.items()),
    )
    new.add_argument("identity", metavar="MÃ", help="mã văn bản: chữ thường không dấu, số, gạch nối; cũng là tên tệp và địa chỉ trang")
    new.add_argument("--locality", default="ma-dia-phuong", metavar="MÃ", help="mã địa phương")
    new.add_argument("--issuer", default="ma-co-quan", metavar="MÃ", help="mã cơ quan ban hành")
    new.add_argument("--original", default="ten-tep.txt", metavar="TỆP", help="tên tệp nhận được trong content/originals")
    new.set_defaults(run=_new)


def _check(options: argparse.Namespace, project: Project) -> int:
    checked = read_and_check(project)
    if options.fix_registry:
        checked = _fix_registry(project, checked)
    found = checked.diagnostics
    if options.format == "json":
        print(as_json(found))
    elif options.format == "github":
        if found:
            print(as_github(found))
    else:
        if found:
            print(as_text(found, project.read_line))
        print(_summary(checked))
    return FINDINGS if found else CLEAN


def _fix_registry(project: Project, checked: Checked) -> Checked:
    """Add what the registry of instruments lacks, then check again. Nothing is written while the registry has errors."""
    site = checked.site
    if site.corpus.is_damaged("instruments"):
        print("Danh mục content/instruments còn lỗi; sửa lỗi trước, chưa ghi gì.", file=sys.stderr)
        return checked
    entries = [entry for _, entry in entries_for(site)]
    if not entries:
        print("Danh mục không thiếu văn bản nào được dẫn bằng số đầy đủ.", file=sys.stderr)
        return checked
    path = project.root / "content" / DRAFTS_PATH
    text = as_file(entries, path.read_text("utf-8") if path.exists() else "")
    if parse_source(DRAFTS_PATH, text.encode()).diagnostics:
        print(f"Không nối thêm được vào content/{DRAFTS_PATH} vì cách viết; đổi tên tệp ấy rồi chạy lại, chưa ghi gì.", file=sys.stderr)
        return checked
    write_text(path, text)
    print(f"Đã ghi {len(entries)} mục vào content/{DRAFTS_PATH}; rà soát từng mục rồi xóa khóa unreviewed.", file=sys.stderr)
    return read_and_check(project)


def _suggest(options: argparse.Namespace, project: Project) -> int:
    found = answer(project.content_files(), Request(options.documents, options.min, options.all, options.format))
    if found.unknown:
        print(f"Lỗi: không có văn bản “{found.unknown[0]}” trong content/", file=sys.stderr)
        return USAGE
    if found.unread:
        print(as_text(found.unread, project.read_line), file=sys.stderr)
        return FINDINGS
    for registry in found.damaged:
        print(f"Danh mục content/{registry} còn lỗi; đề xuất có thể nêu lại điều danh mục đã có.", file=sys.stderr)
    if found.count or options.format == "json":
        print(found.text)
    else:
        print("Không có gì để đề xuất.")
    return FINDINGS if found.count else CLEAN


def _summary(checked: Checked) -> str:
    errors = sum(1 for d in checked.diagnostics if d.severity is Severity.ERROR)
    warnings = len(checked.diagnostics) - errors
    lines = [
        f"{r.name}: đối chiếu {r.compared} ký tự, ngoài văn bản {r.furniture}, "
        f"dấu trình bày {r.layout_marks}, khác biệt {len(r.differences)}"
        for r in checked.fidelity
    ]
    site = checked.site
    lines.append(
        f"{len(site.documents)} văn bản, {len(site.tasks)} nhiệm vụ, {len(site.instruments)} văn bản được dẫn, "
        f"{len(site.bodies)} cơ quan: {errors} lỗi, {warnings} cảnh báo"
    )
    return "\n".join(lines)


def _new(options: argparse.Namespace, project: Project) -> int:
    problem = check_new(options.kind, options.identity)
    if problem:
        print(f"Lỗi: {problem}", file=sys.stderr)
        return USAGE
    path, text = draft(options.kind, options.identity, locality=options.locality, issuer=options.issuer, original=options.original)
    target = project.root / path
    if target.exists():
        print(f"Lỗi: đã có tệp {path}; chọn mã khác", file=sys.stderr)
        return FINDINGS
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    print(f"Đã tạo {path}. Điền nội dung rồi chạy: vankien check")
    return CLEAN
