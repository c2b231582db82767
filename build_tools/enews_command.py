"""``vankien enews``: the kit of a document or of a section as a folder or a zip."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from build_tools.arguments import USAGE
from build_tools.diagnostics import Diagnostic, as_text
from build_tools.enews import ATTACHED_FORMS, MARK, Kit, KitMaker, attached_documents, files_of, is_section, zipped
from build_tools.exports import CLEAN, FINDINGS, has_errors, read_and_check
from build_tools.link import LinkedItem, Site
from build_tools.model import Document
from build_tools.printing import (
    Library,
    Press,
    PrintError,
    Sheet,
    cover_of_document,
    cover_of_part,
    sheet_of_document,
    sheet_of_part,
)
from build_tools.project import Project
from build_tools.rendering import addresses
from build_tools.rendering.output import Context, Settings
from build_tools.rendering.page import Artifact
from build_tools.rendering.print_file import PrintFile
from build_tools.rendering.templates import Templates
from build_tools.write import UnsafeTargetError, write_bytes, write_folder

if TYPE_CHECKING:
    from build_tools.arguments import Commands


def add_enews(commands: Commands) -> None:
    """``vankien enews``."""
    enews = commands.add_parser(
        "enews",
        help="làm bộ đăng lên trang tin của một văn bản hoặc một mục",
        description="Ghi bài để dán, tóm tắt, tin nhắn Zalo, ảnh bìa, tệp đính kèm, danh sách kiểm tra vào một thư mục hoặc tệp ZIP. "
        "Biến môi trường SITE_URL cho địa chỉ của trang; không có thì bài không có liên kết về trang.",
    )
    enews.add_argument("name", metavar="MÃ", help="mã văn bản; thêm #đường-dẫn cho một mục có tiêu đề, ví dụ ma-van-ban#II")
    enews.add_argument("-o", "--output", type=Path, metavar="NƠI", help="thư mục, hoặc tệp .zip (mặc định: thư mục dang-tin-MÃ)")
    enews.set_defaults(run=_enews)


def _enews(options: argparse.Namespace, project: Project) -> int:
    found = read_and_check(project)
    if has_errors(found, project):
        return FINDINGS
    subject = _subject(found.site, options.name)
    if subject is None:
        said = f"không có văn bản hay mục có tiêu đề nào là “{options.name}”"
        print(f"Lỗi: {said}; mã và đường dẫn có trong vankien export json", file=sys.stderr)
        return USAGE
    target = options.output or Path("dang-tin-" + options.name.replace("#", "-").replace("/", "-"))
    try:
        kit, files = kit_files(project, found.site, *subject)
        if target.suffix.lower() == ".zip":
            write_bytes(target, zipped(files))
        else:
            write_folder(target.resolve(), files, MARK)
    except PrintError as error:
        print(as_text([Diagnostic(error.span, "PRN001", str(error))], project.read_line), file=sys.stderr)
        return FINDINGS
    except UnsafeTargetError as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        return FINDINGS
    print(f"Đã ghi bộ đăng tin vào {target}: {len(files)} tệp" + ("" if kit.permalink else "; không có SITE_URL nên bài không có liên kết"))
    return CLEAN


def _subject(site: Site, name: str) -> tuple[Document, LinkedItem | None] | None:
    if name in site.documents:
        return site.documents[name], None
    linked = site.items.get(name)
    return (linked.document, linked) if linked and is_section(linked) else None


def _sheets(site: Site, document: Document, linked: LinkedItem | None) -> list[tuple[str, Sheet]]:
    """What is printed for the attachments, with the paths of the files on the site."""
    if linked:
        return [(addresses.print_of_part(document.id, linked.item.path), sheet_of_part(site, linked))]
    return [(addresses.print_of_document(d.id), sheet_of_document(site, d)) for d in attached_documents(site, document)]


def kit_files(project: Project, site: Site, document: Document, linked: LinkedItem | None) -> tuple[Kit, list[Artifact]]:
    """The kit and its files, printed or taken from what is kept of earlier builds. Raises PrintError."""
    base = os.environ.get("SITE_URL", "")
    base = base and base.rstrip("/") + "/"
    library = Library(Press(project.prints, base), project.kept_prints)
    prints: dict[str, tuple[PrintFile, ...]] = {}
    printed: dict[str, bytes] = {}
    for path, sheet in _sheets(site, document, linked):
        for file, artifact in library.of_sheet(path, sheet, ATTACHED_FORMS):
            prints[sheet.address] = (*prints.get(sheet.address, ()), file)
            printed[artifact.path] = artifact.data
    maker = KitMaker(Context(site, Templates(project.pages), Settings("", base, ""), {}, prints))
    kit = maker.part(linked) if linked else maker.document(document)
    cover = library.file(cover_of_part(site, linked) if linked else cover_of_document(site, document), "cover")
    return kit, list(files_of(kit, cover, printed))
