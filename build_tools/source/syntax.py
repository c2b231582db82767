"""What libyaml says of bad syntax, in the words of an office."""

from __future__ import annotations

import yaml

from build_tools.diagnostics import Diagnostic, Span

_TRANSLATED = (
    (
        "mapping values are not allowed",
        "dấu hai chấm ở chỗ không được phép",
        "giá trị có “: ” bên trong phải đặt trong dấu nháy kép hoặc viết thành khối “|”",
    ),
    ("could not find expected ':'", "thiếu dấu hai chấm sau tên khóa", "viết dạng: tên_khóa: giá trị"),
    (
        "did not find expected key",
        "thụt đầu dòng không khớp hoặc thừa chữ sau giá trị",
        "các khóa cùng cấp phải thẳng cột; giá trị có dấu nháy phải đóng nháy ở cuối",
    ),
    ("did not find expected '-' indicator", "mục danh sách không thẳng cột", "các dấu “-” của cùng một danh sách phải thẳng cột"),
    (
        "block sequence entries are not allowed",
        "dấu “-” ở chỗ không được phép",
        "xuống dòng trước danh sách, hoặc đặt “-” trong dấu nháy kép nếu là chữ",
    ),
    ("unexpected end of stream", "dấu nháy hoặc khối chưa đóng đến hết tệp", "đóng dấu nháy ở cuối giá trị"),
    ("found unknown escape", "dấu “\\” trong nháy kép không hợp lệ", "dùng dấu nháy đơn hoặc khối “|”"),
    ("cannot start any token", "ký tự không thể mở đầu một giá trị", "đặt giá trị trong dấu nháy kép"),
    ("expected ',' or", "thiếu dấu phẩy hoặc dấu đóng ngoặc trong danh sách một dòng", "kiểm tra các dấu [ ] { } và dấu phẩy"),
    (
        "did not find expected alphabetic or numeric",
        "dấu “*” hoặc “&” mở đầu giá trị bị hiểu là bí danh của YAML",
        "đặt giá trị trong dấu nháy kép hoặc viết thành khối “|”",
    ),
    ("undefined alias", "dấu “*” mở đầu giá trị bị hiểu là bí danh của YAML", "đặt giá trị trong dấu nháy kép hoặc viết thành khối “|”"),
)


def syntax_problem(path: str, error: yaml.MarkedYAMLError, lines: list[str]) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    line = min(line, len(lines))
    said = error.problem or ""
    for key, message, hint in _TRANSLATED:
        if key in said:
            return Diagnostic(Span(path, line, column), "SRC010", message, hint)
    return Diagnostic(
        Span(path, line, column), "SRC010", f"sai cú pháp YAML: {said}", "kiểm tra thụt đầu dòng, dấu hai chấm và dấu nháy quanh đây"
    )
