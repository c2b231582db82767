"""The command ``vankien``: the only place that prints, reads the clock or the environment."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from build_tools import __version__
from build_tools.arguments import USAGE, Parser
from build_tools.project import Project

if TYPE_CHECKING:
    from build_tools.arguments import Commands

CLEAN, FINDINGS = 0, 1
_EPILOG = "Mã thoát: 0 không có gì phải sửa, 1 có lỗi hoặc cảnh báo, 2 gọi lệnh sai."
_MODULES = {
    "build": "build_command",
    "serve": "build_command",
    "check": "check_command",
    "import": "import_command",
    "suggest": "check_command",
    "proofread": "proofread_command",
    "new": "check_command",
    "print": "exports",
    "enews": "enews_command",
    "export": "exports",
    "publish": "publish_command",
    "inventories": "inventories_command",
    "portal": "portal_command",
}
"""Command -> the module whose ``add_<command>`` describes it. A module is loaded when its command, or the list of all, is wanted."""


def parser(wanted: str = "") -> argparse.ArgumentParser:
    """The command line: of one command, or of all."""
    top = Parser(prog="vankien", description="Dựng trang văn bản từ các tệp YAML trong content/.", epilog=_EPILOG)
    top.add_argument("--version", action="version", version=f"vankien {__version__}", help="hiện phiên bản rồi thoát")
    top.add_argument("-C", "--project", type=Path, default=Path(), metavar="THƯ_MỤC", help="thư mục của dự án (mặc định: thư mục hiện tại)")
    commands = top.add_subparsers(title="Các lệnh", dest="command", required=True, metavar="LỆNH", parser_class=Parser)
    for name in [wanted] if wanted in _MODULES else _MODULES:
        add: Callable[[Commands], None] = getattr(import_module(f"build_tools.{_MODULES[name]}"), f"add_{name}")
        add(commands)
    return top


def _wanted(arguments: Sequence[str]) -> str:
    """The command that is called, as far as that can be seen at once."""
    rest = list(arguments)
    if rest[:1] in (["-C"], ["--project"]):
        del rest[:2]
    return rest[0] if rest else ""


def run() -> NoReturn:
    """The console command. It ends without taking its objects apart one by one, which takes a fifth of a build that changes a text."""
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(BrokenPipeError):  # the reader of our output has gone, as ``head`` does
            stream.flush()
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    given = sys.argv[1:] if arguments is None else arguments
    options = parser(_wanted(given)).parse_args(given)
    root = options.project.resolve()
    if not (root / "content").is_dir():
        print(f"Lỗi: không thấy thư mục content/ trong {root}; chạy lệnh trong thư mục dự án hoặc dùng -C", file=sys.stderr)
        return USAGE
    run: Callable[[argparse.Namespace, Project], int] = options.run
    try:
        return run(options, Project(root))
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            print(f"Lỗi: {error.strerror or error}: {error.filename or ''}".rstrip(": "), file=sys.stderr)
            return FINDINGS
        # the reader of our output has gone, as ``head`` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
