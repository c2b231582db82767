"""``vankien build`` and ``vankien serve``. Loads little before it knows what there is to do."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from build_tools.arguments import Commands
    from build_tools.project import Project

CLEAN, FINDINGS = 0, 1


def add_build(commands: Commands) -> None:
    build = commands.add_parser(
        "build", help="kiểm tra rồi dựng trang vào site/", description="Kiểm tra nội dung rồi dựng trang. Có lỗi thì trang cũ giữ nguyên."
    )
    build.add_argument("-d", "--site-dir", metavar="THƯ_MỤC", help="dựng vào thư mục khác site/")
    build.add_argument("--strict", action="store_true", help="coi cảnh báo là lỗi")
    build.set_defaults(run=_build)


def add_serve(commands: Commands) -> None:
    serve = commands.add_parser(
        "serve",
        help="xem trang trên máy, tự dựng lại khi sửa",
        description="Mở trang trên máy này và dựng lại mỗi khi tệp nội dung hay mẫu trang thay đổi.",
    )
    serve.add_argument("-a", "--address", default="127.0.0.1:8000", metavar="ĐỊA_CHỈ", help="địa chỉ và cổng (mặc định: 127.0.0.1:8000)")
    serve.add_argument("--open", action="store_true", help="mở trình duyệt")
    serve.set_defaults(run=_serve)


def _build(options: argparse.Namespace, project: Project) -> int:
    from build_tools.incremental.unchanged import unchanged

    found = unchanged(project, options.site_dir)
    if found and not (options.strict and found[1]):
        for line in found[1]:
            print(line, file=sys.stderr)
        print(f"Trang không đổi: {found[0] / 'index.html'}")
        return CLEAN
    # less often than usual: most of what a build makes goes at once, and what stays need not be looked through
    gc.set_threshold(100_000, 5, 5)
    from build_tools.building import build_site
    from build_tools.incremental.run import RefusedError, UnsafeTargetError

    try:
        with _line_of_progress() if sys.stderr.isatty() else nullcontext():
            done = build_site(project, strict=options.strict, site_dir=options.site_dir)
    except (RefusedError, UnsafeTargetError) as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        return FINDINGS
    print(f"Đã dựng trang: {done / 'index.html'}")
    return CLEAN


@contextmanager
def _line_of_progress() -> Iterator[None]:
    """A line in the terminal that says how far the build is."""
    from rich.console import Console

    from build_tools.incremental.progress import listening
    from build_tools.vietnamese.numerals import show_number

    with Console(stderr=True).status("Đang dựng trang…") as status:

        def show(what: str, done: int, of: int) -> None:
            status.update(f"{what}: {show_number(done)}/{show_number(of)}" if of else f"{what}…")

        with listening(show):
            yield


def _serve(options: argparse.Namespace, project: Project) -> int:
    import webbrowser
    from urllib.parse import urlsplit

    from build_tools.building import rebuilding
    from build_tools.incremental.adopting import adopt
    from build_tools.incremental.run import rehearse, site_url_of, target_of
    from build_tools.serving import AddressError, Session, serve

    gc.set_threshold(100_000, 20, 20)
    target = project.root / ".cache" / "serve" / "site"
    if built := target_of(project, None):
        adopt(project, built, target)
    base = urlsplit(site_url_of(project)).path or "/"
    say = partial(print, flush=True)
    page = webbrowser.open if options.open else None

    def prepare() -> None:
        try:
            rehearse(project, target)
        finally:
            gc.collect()
            gc.freeze()  # what is in memory now stays there, and need not be looked through for garbage again and again

    session = Session(
        project.root, target, rebuilding(project, target), say, address=options.address, base=base, open_page=page, prepare=prepare,
        tidy=gc.collect,
    )  # fmt: skip
    try:
        serve(session)
    except AddressError as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        return FINDINGS
    return CLEAN
