"""argparse that speaks Vietnamese."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, NoReturn

USAGE = 2
"""Exit status of a wrong call."""


class _Help(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: str | None, actions: object, groups: object, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)  # type: ignore[arg-type]


class Parser(argparse.ArgumentParser):
    """Headings, help and mistakes in Vietnamese."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"formatter_class": _Help, **kwargs, "add_help": False})
        self._positionals.title = "Đối số"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="hiện hướng dẫn này rồi thoát")

    def error(self, message: str) -> NoReturn:
        for said, meant in (
            ("the following arguments are required:", "thiếu đối số:"),
            ("unrecognized arguments:", "không hiểu đối số:"),
            ("invalid choice:", "giá trị không có trong danh sách:"),
            ("(choose from", "(chọn trong"),
            ("expected one argument", "cần một giá trị"),
            ("argument ", "đối số "),
        ):
            message = message.replace(said, meant)
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"Lỗi: {message}\n")


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]
