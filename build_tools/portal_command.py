"""``vankien portal``: many built sites as one portal, whose search answers across all of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from build_tools.arguments import USAGE
from build_tools.project import Project

if TYPE_CHECKING:
    from build_tools.arguments import Commands
    from build_tools.collecting.members import Member
    from build_tools.portal import Listed
    from build_tools.rendering.page import Artifact

CLEAN, FINDINGS = 0, 1


def add_portal(commands: Commands) -> None:
    """``vankien portal``."""
    command = commands.add_parser(
        "portal",
        help="gộp danh mục và tìm kiếm của nhiều trang đã dựng thành một cổng tĩnh",
        description="Đọc danh mục và chỉ mục tìm kiếm của từng trang, gộp thành một thư mục tĩnh có ô tìm kiếm chung. Trang trên mạng "
        "được giữ trong .cache/portal: lần sau chỉ lấy những gì đã thay đổi; trang không liên lạc được thì dùng bản đang giữ và báo.",
    )
    command.add_argument(
        "sites", nargs="+", metavar="TRANG", help="thư mục trang đã dựng, địa chỉ trang, hoặc tệp chữ liệt kê chúng, mỗi dòng một trang"
    )
    command.add_argument(
        "-o", "--output", type=Path, required=True, metavar="THƯ_MỤC", help="thư mục của cổng; trống, hoặc là cổng dựng lần trước"
    )
    command.add_argument("--name", default="Cổng tra cứu văn bản", metavar="TÊN", help="tên của cổng (mặc định: Cổng tra cứu văn bản)")
    command.add_argument("--offline", action="store_true", help="không gọi mạng, chỉ dùng các bản đang giữ")
    command.set_defaults(run=_portal)


def _portal(options: argparse.Namespace, project: Project) -> int:
    from build_tools.collecting.members import members
    from build_tools.portal.page import SITES_DATA
    from build_tools.write import UnsafeTargetError, write_folder

    console = Console(stderr=True)
    try:
        with console.status("Đang lấy danh mục và chỉ mục…") if console.is_terminal else nullcontext():
            found = members(options.sites, options.output, project.root / ".cache" / "portal", offline=options.offline)
    except UnicodeDecodeError:
        print("Lỗi: tệp liệt kê trang phải là tệp chữ UTF-8", file=sys.stderr)
        return USAGE
    listed: list[Listed] = []
    try:
        write_folder(options.output.resolve(), _files(found, options.name, project, listed), SITES_DATA)
    except UnsafeTargetError as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        return FINDINGS
    for site in listed:
        if site.trouble:
            print(f"Lưu ý: {site.name} ({site.base}): {site.trouble}", file=sys.stderr)
    taken = [site for site in listed if site.is_in]
    print(f"Đã dựng cổng: {options.output / 'index.html'} ({len(taken)}/{len(listed)} trang, {sum(s.documents for s in taken)} văn bản)")
    return FINDINGS if any(site.trouble for site in listed) else CLEAN


def _files(found: list[Member], name: str, project: Project, listed: list[Listed]) -> Iterator[Artifact]:
    """All files, one site in memory at a time. Fills ``listed``."""
    from build_tools.portal import Listed, Merger, ShardError, portal_files, read_index
    from build_tools.portal.page import ASSETS
    from build_tools.rendering.templates import Templates

    of_base = {member.base: member for member in found}
    merger = Merger(member.inventory for member in found if member.inventory)
    for base, place in Merger.places(of_base).items():
        member = of_base[base]
        inventory = member.inventory
        if inventory is None:
            listed.append(Listed(member.said, base, False, trouble=member.trouble))
            continue
        try:
            yield from merger.take(place, inventory.site_name, base, inventory, read_index(member.load))
        except ShardError as error:
            listed.append(Listed(inventory.site_name, base, False, trouble=f"không gộp được: {error}"))
            continue
        listed.append(Listed(inventory.site_name, base, True, inventory.documents, inventory.tasks, inventory.updated, member.trouble))
    yield from merger.files()
    overrides = project.root / "overrides"
    assets = {path: (overrides / path).read_bytes() for path in ASSETS}
    assets |= {f"assets/fonts/{path.name}": path.read_bytes() for path in sorted((overrides / "assets" / "fonts").iterdir())}
    yield from portal_files(Templates(project.pages), name, listed, assets)
