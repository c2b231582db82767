"""The arguments of ``vankien publish``. What it does is loaded when it is called: SSH takes its time to load."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from build_tools.project import Project

if TYPE_CHECKING:
    from build_tools.arguments import Commands


def add_publish(commands: Commands) -> None:
    """``vankien publish``."""
    publish = commands.add_parser(
        "publish",
        help="dựng trang rồi đăng lên thư mục, máy chủ SFTP hoặc rsync ghi trong mkdocs.yml",
        description="Kiểm tra nội dung, dựng trang, soát mọi liên kết, rồi chỉ gửi những gì thay đổi. Ngắt giữa chừng thì trang đang hiện "
        "vẫn nguyên vẹn; chạy lại là làm nốt. Mật khẩu SFTP, nếu có, đặt trong biến môi trường VANKIEN_PASSWORD.",
    )
    publish.add_argument("--to", metavar="TÊN", help="tên nơi đăng trong mkdocs.yml; chỉ có một nơi thì không cần")
    publish.add_argument("--dry-run", action="store_true", help="chỉ cho biết sẽ thêm, thay, xóa những gì; không động đến nơi đăng")
    publish.add_argument("--overwrite", action="store_true", help="gửi lại mọi tệp, ghi đè cả tệp cùng tên không do vankien đăng")
    publish.add_argument("--break-lock", action="store_true", help="bỏ khóa mà một lần đăng đã ngắt để lại")
    publish.set_defaults(run=_publish)


def _publish(options: argparse.Namespace, project: Project) -> int:
    from build_tools.publish_run import publish

    return publish(project, to=options.to, dry_run=options.dry_run, overwrite=options.overwrite, break_lock=options.break_lock)
