"""``vankien import``: what an office received becomes a draft in ``content/`` that needs a review."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from build_tools.arguments import USAGE
from build_tools.drafting import Drafted, Wanted, drafted
from build_tools.drafting.files import differences
from build_tools.drafting.received import text_of
from build_tools.ids import is_slug, suggest_slug
from build_tools.importer.lines import Paper
from build_tools.importer.readers import ImportRefused, kind_of, read
from build_tools.importer.report import html_report, text_report, to_fill
from build_tools.importer.structure import Draft, read_structure, unaccounted
from build_tools.project import SOURCE_SUFFIXES, Project
from build_tools.schema import DOCUMENT_FOLDERS
from build_tools.write import write_bytes

if TYPE_CHECKING:
    from build_tools.arguments import Commands

CLEAN, FINDINGS = 0, 1
_LETTERS = 200


def add_import(commands: Commands) -> None:
    command = commands.add_parser(
        "import",
        help="nhập văn bản nhận được (.docx, .doc, .pdf có chữ, .txt, .html) thành bản nháp YAML",
        description="Đọc tệp nhận được, chia thành mục, đề xuất phân công, thời hạn, chỉ tiêu, rồi ghi bản nháp để rà soát. "
        "Không mất chữ nào; chỗ không chắc mang chú thích “xem lại”.",
        epilog="Mã thoát: 0 đã ghi bản nháp, 1 không đọc được tệp hoặc không ghi được, 2 gọi lệnh sai.",
    )
    command.add_argument("file", type=Path, metavar="TỆP", help="tệp nhận được")
    command.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="TỆP.yml",
        help="nơi ghi bản nháp; tên tệp là mã văn bản (mặc định: trong content/, theo số hoặc tên)",
    )
    command.add_argument("--original", metavar="TÊN", help="tên bản nhận được trong content/originals (mặc định: theo tên tệp)")
    command.add_argument("--report", type=Path, metavar="TỆP.html", help="ghi báo cáo nhập: bản nhận được bên cạnh bản nháp, có đánh dấu")
    command.add_argument("--stdout", action="store_true", help="in bản nháp ra màn hình, không ghi tệp nào")
    command.add_argument("--force", action="store_true", help="ghi đè bản nháp đã có")
    command.set_defaults(run=_import)


@dataclass(frozen=True)
class _Imported:
    """A paper as read, its drafts, and the files made of them."""

    paper: Paper
    drafts: tuple[Draft, ...]
    files: list[Drafted]
    received: bytes
    original: str
    is_plain: bool
    """Whether the received bytes are kept as they are."""


class _Trouble(Exception):  # noqa: N818
    """Why nothing is written, in Vietnamese."""


def _import(options: argparse.Namespace, project: Project) -> int:
    said = _wrong_call(options)
    if said:
        print(f"Lỗi: {said}", file=sys.stderr)
        return USAGE
    try:
        with _sign_of_life(options.file):
            imported = _imported(options, project)
        if options.stdout:
            print("\n---\n".join(d.text for d in imported.files), end="")
            return CLEAN
        written = _write(options, project, imported)
    except ImportRefused as refused:
        print(f"Lỗi: {refused.message}" + (f"\nCách làm: {refused.hint}" if refused.hint else ""), file=sys.stderr)
        return FINDINGS
    except _Trouble as trouble:
        print(f"Lỗi: {trouble}", file=sys.stderr)
        return FINDINGS
    print("\n".join([*_report(imported), *_next_steps(project, imported, written)]))
    return CLEAN


def _wrong_call(options: argparse.Namespace) -> str:
    output, original = options.output, options.original
    if not options.file.is_file():
        return f"không có tệp {options.file}"
    if output and output.suffix.lower() not in SOURCE_SUFFIXES:
        return f"tên tệp “{output.name}” cần đuôi .yml"
    if output and not is_slug(output.stem):
        return f"mã “{output.stem}” không hợp lệ; ví dụ: {suggest_slug(output.stem) or 'ke-hoach-1'}.yml"
    if original and (Path(original).name != original or original.startswith(".") or not original.endswith(".txt")):
        return f"“{original}” không dùng làm tên bản nhận được; cần một tên tệp đuôi .txt, không có thư mục"
    return ""


def _sign_of_life(file: Path) -> AbstractContextManager[object]:
    console = Console(stderr=True)
    return console.status(f"Đang đọc {file.name}…") if console.is_terminal else nullcontext()


def _imported(options: argparse.Namespace, project: Project) -> _Imported:
    data = options.file.read_bytes()
    paper = read(options.file.name, data)
    drafts = read_structure(paper)
    if not drafts:
        raise _Trouble("tệp không có chữ nào thành văn bản được")
    original = options.original or f"{suggest_slug(options.file.stem) or 'ban-nhan-duoc'}.txt"
    is_plain = _is_plain(data)
    received = data if is_plain else text_of(paper).encode()
    identity = options.output.stem if options.output else ""
    files = drafted(drafts, list(project.content_files()), Wanted(original, identity))
    return _Imported(paper, drafts, files, received, original, is_plain)


def _is_plain(data: bytes) -> bool:
    """Whether the received bytes themselves are what the document can be compared with."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return kind_of(data) == "text"


def _write(options: argparse.Namespace, project: Project, imported: _Imported) -> list[Path]:
    """Write every file or none; returns the drafts' paths, then the others."""
    drafts = [_target(options, project, index, one) for index, one in enumerate(imported.files)]
    for path in drafts:
        if path.exists() and not options.force:
            raise _Trouble(f"đã có tệp {path}; chọn tên khác bằng -o, hoặc thêm --force để ghi đè")
    if options.report and options.report.exists() and not options.force:
        raise _Trouble(f"đã có tệp {options.report}; chọn tên khác cho báo cáo, hoặc thêm --force để ghi đè")
    contents = {path: one.text.encode() for path, one in zip(drafts, imported.files, strict=True)}
    for path, one in zip(drafts, imported.files, strict=True):
        if one.review:
            contents[path.with_name(f".{path.stem}.xem-lai.yml")] = one.review.encode()
    if project.content.resolve() in drafts[0].resolve().parents:
        contents |= _original(project, imported, options.original is not None)
    if options.report:
        page = html_report(imported.paper, imported.drafts, [one.text for one in imported.files], options.file.name)
        contents[options.report] = page.encode()
    _write_all(contents)
    return list(contents)


def _target(options: argparse.Namespace, project: Project, index: int, one: Drafted) -> Path:
    """The first document goes where ``-o`` says, a second one to the folder of its kind, or beside it outside ``content/``."""
    if options.output and index == 0:
        _check_folder(project, options.output)
        return Path(options.output)
    if options.output and project.content.resolve() not in options.output.resolve().parents:
        return Path(options.output.with_name(f"{one.identity}.yml"))
    return project.content / one.folder / f"{one.identity}.yml"


def _check_folder(project: Project, output: Path) -> None:
    folder = output.resolve().parent
    if project.content.resolve() in (folder, *folder.parents) and folder not in [(project.content / f).resolve() for f in DOCUMENT_FOLDERS]:
        raise _Trouble(f"văn bản nằm trong content/{{{', '.join(DOCUMENT_FOLDERS)}}}, không phải {output.parent}")


def _original(project: Project, imported: _Imported, is_named: bool) -> dict[Path, bytes]:
    """The received text, where ``content/originals`` does not have it."""
    path = project.content / "originals" / imported.original
    if not path.exists():
        return {path: imported.received}
    if path.read_bytes() != imported.received and not is_named:
        raise _Trouble(f"content/originals/{imported.original} đã có và khác tệp này; đặt tên khác bằng --original")
    return {}


def _write_all(contents: dict[Path, bytes]) -> None:
    """All files; when one cannot be written, those that are new go again."""
    new = [path for path in contents if not path.exists()]
    try:
        for path, data in contents.items():
            write_bytes(path, data)
    except OSError:
        for path in new:
            path.unlink(missing_ok=True)
        raise


def _report(imported: _Imported) -> Iterator[str]:
    """What was understood; letters that the draft lacks are said first and loudly."""
    for name, letters in zip(("mất", "thừa"), unaccounted(imported.paper, imported.drafts), strict=True):
        if letters:
            yield f"CẢNH BÁO: {name} {len(letters)} ký tự khi nhập: {letters[:_LETTERS]}. So kỹ bản nháp với bản giấy."
    yield text_report(imported.paper, imported.drafts, [])
    for one in imported.files:
        said = f"{one.claims} đề xuất" if one.claims else "không có đề xuất nào"
        yield f"{one.identity}: {said} về phân công, thời hạn, chỉ tiêu, văn bản được thực hiện."


def _shown(path: Path, project: Project) -> Path:
    """The path as somebody in the project's folder would type it."""
    full = path.resolve()
    return full.relative_to(project.root) if project.root in full.parents else path


def _next_steps(project: Project, imported: _Imported, written: Sequence[Path]) -> Iterator[str]:
    drafts = written[: len(imported.files)]
    for path in written:
        yield f"Đã ghi {_shown(path, project)} ({_what_it_is(path, drafts)})"
    count = differences(imported.files, imported.original, imported.received)
    if count:
        yield f"Đối chiếu với bản nhận được: {count} chỗ khác; vankien check cho biết từng chỗ."
    yield from _about_the_original(project, imported, written)
    yield "Việc tiếp theo:"
    for path, one in zip(drafts, imported.files, strict=True):
        if names := to_fill(one.text).values():
            yield f"  - điền {', '.join(names)} trong {_shown(path, project)}: chưa rõ thuộc mục nào của danh mục"
    yield "  - xem các chỗ “# xem lại” trong bản nháp, xem xong thì xóa chú thích ấy"
    if not any(path.suffix == ".html" for path in written):
        yield "  - muốn xem bản nhận được bên cạnh bản nháp: chạy lại ngay, trước khi sửa, với --force --report bao-cao.html"
    yield "  - rồi chạy:"
    yield "    vankien check"
    yield f"    vankien proofread {' '.join(str(_shown(path, project)) for path in drafts)}"


def _what_it_is(path: Path, drafts: Sequence[Path]) -> str:
    if path in drafts:
        return "bản nháp"
    if path.suffix == ".html":
        return "báo cáo, mở bằng trình duyệt"
    return "mục đề nghị thêm vào danh mục" if path.name.startswith(".") else "bản nhận được"


def _about_the_original(project: Project, imported: _Imported, written: Sequence[Path]) -> Iterator[str]:
    """Where the received text is; nothing when it was written as it came."""
    if any(path.parent.name == "originals" for path in written):
        if not imported.is_plain:
            yield "Bản nhận được giữ dưới dạng chữ thường để đối chiếu từng ký tự; tệp gốc anh chị tự lưu."
    elif (project.content / "originals" / imported.original).exists():
        yield f"Bản nhận được đã có sẵn trong content/originals/{imported.original}."
    else:
        yield f"Bản nhận được chưa được giữ; khi đưa bản nháp vào content/, đặt nó ở content/originals/{imported.original}."
