"""``vankien inventories``: fetches the inventories of other sites that ``mkdocs.yml`` names."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from build_tools.arguments import USAGE
from build_tools.diagnostics import as_text
from build_tools.project import Project

if TYPE_CHECKING:
    from build_tools.arguments import Commands

CLEAN, FINDINGS = 0, 1
_PATIENT = 20.0


def add_inventories(commands: Commands) -> None:
    """``vankien inventories``."""
    command = commands.add_parser(
        "inventories",
        help="lấy danh mục văn bản của các trang khác ghi ở inventories trong mkdocs.yml",
        description="Lấy danh mục mới nhất của từng trang và giữ trong .cache/inventories, để trích dẫn nối sang toàn văn trên trang ấy. "
        "Lệnh build cũng tự lấy khi bản đang giữ cũ hơn một ngày; không có mạng thì dùng bản đang giữ.",
    )
    command.add_argument("--list", action="store_true", help="chỉ cho biết đang giữ những gì; không gọi mạng")
    command.set_defaults(run=_inventories)


def _inventories(options: argparse.Namespace, project: Project) -> int:
    from build_tools.collecting import SETTINGS, collect, read_sources

    sources, problems = read_sources((project.root / SETTINGS).read_text("utf-8"))
    if problems:
        print(as_text(problems, project.read_line), file=sys.stderr)
        return USAGE
    if not sources:
        print("mkdocs.yml chưa ghi trang nào ở inventories.")
        return CLEAN
    status = CLEAN
    for one in collect(project, sources, older=float("inf") if options.list else 0, timeout=_PATIENT, offline=options.list):
        if one.published:
            inventory = one.published.inventory
            held = sum(entry.held for entry in inventory.entries)
            print(f"{one.published.site_name} ({one.published.base}): {held} văn bản có toàn văn, cập nhật {one.fetched}")
        if one.said:
            print(f"Lưu ý: {one.said}", file=sys.stderr)
            status = FINDINGS
    return status
