"""The commands that write files for use elsewhere: ``vankien export`` and ``vankien print``."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from build_tools.arguments import USAGE, Parser
from build_tools.build import Checked, check_content
from build_tools.diagnostics import Diagnostic, Severity, as_text
from build_tools.exporting.opensearch import INDEX_NAME, bulk_lines, index_body
from build_tools.outputs.data import corpus_data
from build_tools.printing import SUFFIXES, Press, PrintError, named_sheet
from build_tools.project import Project
from build_tools.schema import FILE_RECORDS, REGISTRIES, json_schema
from build_tools.write import write_text

if TYPE_CHECKING:
    from build_tools.arguments import Commands

CLEAN, FINDINGS = 0, 1
_INDEX_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,199}")


def read_and_check(project: Project) -> Checked:
    """Check with a sign of life on a terminal, silently elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        return check_content(project.content_files())
    with console.status("Đang đọc và kiểm tra nội dung…"):
        return check_content(project.content_files())


def has_errors(found: Checked, project: Project) -> bool:
    """Whether nothing can be written because the content has errors, which are said."""
    errors = [d for d in found.diagnostics if d.severity is Severity.ERROR]
    if errors:
        print(as_text(errors, project.read_line), file=sys.stderr)
    return bool(errors)


def add_export(commands: Commands) -> None:
    export = commands.add_parser("export", help="xuất dữ liệu mở", description="Xuất toàn bộ dữ liệu đã nối.")
    kinds = export.add_subparsers(title="Dạng dữ liệu", dest="what", required=True, metavar="DẠNG", parser_class=Parser)
    as_data = kinds.add_parser("json", help="corpus.json theo hợp đồng dữ liệu mở", description="Xuất dữ liệu như site/data/corpus.json.")
    as_data.add_argument("-o", "--output", type=Path, metavar="TỆP", help="ghi vào tệp (mặc định: in ra màn hình)")
    as_data.set_defaults(run=_export_json)
    schemas = kinds.add_parser(
        "schemas",
        help="JSON Schema của các tệp YAML, cho trình soạn thảo",
        description="Ghi JSON Schema của từng loại tệp YAML vào .vscode/schemas.",
    )
    schemas.set_defaults(run=_export_schemas)
    bulk = kinds.add_parser(
        "opensearch",
        help="các dòng cho lệnh _bulk của OpenSearch và tệp mô tả chỉ mục",
        description="Xuất văn bản, mục, nhiệm vụ, văn bản được dẫn, cơ quan thành NDJSON. Biến môi trường SITE_URL cho địa chỉ của trang.",
    )
    bulk.add_argument("-o", "--output", type=Path, metavar="TỆP", help="ghi vào tệp .ndjson (mặc định: in ra màn hình)")
    bulk.add_argument("--mapping", type=Path, metavar="TỆP", help="ghi cấu hình chỉ mục (settings, mappings) vào tệp .json này")
    bulk.add_argument("--index", default=INDEX_NAME, metavar="TÊN", help=f"tên chỉ mục (mặc định: {INDEX_NAME})")
    bulk.set_defaults(run=_export_opensearch)


def add_print(commands: Commands) -> None:
    """``vankien print``."""
    printed = commands.add_parser(
        "print",
        help="in một văn bản, một mục, một nhiệm vụ, việc của một cơ quan hoặc một tập học tập",
        description="Làm tệp PDF khổ A4, Word hoặc EPUB để nghiên cứu, học tập. Biến môi trường SITE_URL cho địa chỉ và mã QR trên tờ in.",
    )
    printed.add_argument(
        "name", metavar="MÃ", help="mã văn bản, cơ quan hoặc tập học tập; thêm #đường-dẫn cho một mục, ví dụ ma-van-ban#II/7"
    )
    printed.add_argument(
        "-o", "--output", type=Path, metavar="TỆP", help="ghi vào tệp; đuôi .pdf, .docx hoặc .epub chọn dạng (mặc định: PDF, tên theo mã)"
    )
    layout = printed.add_mutually_exclusive_group()
    layout.add_argument("--large", action="store_true", help="bản chữ lớn")
    layout.add_argument("--fold", action="store_true", help="PDF để gập: mỗi mặt giấy A4 ngang có hai trang A5, xếp theo thứ tự đóng gáy")
    printed.set_defaults(run=_print)


def _print(options: argparse.Namespace, project: Project) -> int:
    target = options.output or Path(options.name.replace("#", "-").replace("/", "-") + SUFFIXES["folded" if options.fold else "pdf"])
    form = "folded" if options.fold else target.suffix.lower().removeprefix(".")
    if form not in SUFFIXES or (options.fold and target.suffix.lower() != ".pdf"):
        wanted = ".pdf" if options.fold else ".pdf, .docx hoặc .epub"
        print(f"Lỗi: tên tệp “{target.name}” không cho biết dạng; cần đuôi {wanted}", file=sys.stderr)
        return USAGE
    found = read_and_check(project)
    if has_errors(found, project):
        return FINDINGS
    sheet = named_sheet(found.site, options.name)
    if sheet is None:
        print(f"Lỗi: không có “{options.name}” để in; mã văn bản và đường dẫn của mục có trong vankien export json", file=sys.stderr)
        return USAGE
    try:
        data = Press(project.prints, os.environ.get("SITE_URL", "")).file(sheet, form, large=options.large)
    except PrintError as error:
        print(as_text([Diagnostic(error.span, "PRN001", str(error))], project.read_line), file=sys.stderr)
        return FINDINGS
    target.write_bytes(data)
    print(f"Đã in {target}")
    return CLEAN


def _export_json(options: argparse.Namespace, project: Project) -> int:
    found = read_and_check(project)
    if has_errors(found, project):
        return FINDINGS
    text = json.dumps(corpus_data(found.site), ensure_ascii=False, indent=1) + "\n"
    if options.output:
        options.output.write_text(text, "utf-8")
    else:
        sys.stdout.write(text)
    return CLEAN


def _export_opensearch(options: argparse.Namespace, project: Project) -> int:
    if not _INDEX_NAME.fullmatch(options.index):
        print(f"Lỗi: tên chỉ mục “{options.index}” không dùng được; chữ thường không dấu, số, gạch nối, gạch dưới", file=sys.stderr)
        return USAGE
    found = read_and_check(project)
    if has_errors(found, project):
        return FINDINGS
    base = os.environ.get("SITE_URL", "")
    lines = bulk_lines(found.site, options.index, base and base.rstrip("/") + "/")
    if options.mapping:
        write_text(options.mapping, json.dumps(index_body(), ensure_ascii=False, indent=1) + "\n")
    if options.output:
        write_text(options.output, "".join(lines))
    else:
        sys.stdout.writelines(lines)
    return CLEAN


def _export_schemas(options: argparse.Namespace, project: Project) -> int:
    folder = project.root / ".vscode" / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for kind in (*FILE_RECORDS, *REGISTRIES):
        text = json.dumps(json_schema(kind), ensure_ascii=False, indent=1) + "\n"
        (folder / f"{kind}.schema.json").write_text(text, "utf-8")
    print(f"Đã ghi {len(FILE_RECORDS) + len(REGISTRIES)} lược đồ vào .vscode/schemas")
    return CLEAN
