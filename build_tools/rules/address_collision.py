"""Hai thứ không được chung một địa chỉ.

Địa chỉ trang suy từ mã và đường dẫn mục; chữ hoa, chữ thường tính như nhau vì có hệ thống
tệp không phân biệt. Trùng thì báo lỗi trước khi ghi bất cứ gì.

- ADR001: trùng địa chỉ

Sai:  hai mục cùng cấp có ký hiệu “A.” và “a.” trong một văn bản
Đúng: mỗi ký hiệu một lần trong cùng một cấp; lặp lại thì tự có #2
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.diagnostics import Diagnostic, Related, Span
from build_tools.ids import address_of_path, find_collisions
from build_tools.link import Site
from build_tools.model import Document

CODES = ("ADR001",)


def check_document(site: Site, document: Document) -> Iterator[Diagnostic]:
    places: dict[str, Span] = {}
    addresses = []
    for item in document.walk():  # ids are unique, so two items of the same address are of one document
        key = f"{document.id}#{item.path}"
        places[key] = item.span
        addresses.append((f"{document.id}/{address_of_path(item.path)}", key))
    for collision in find_collisions(addresses):
        yield Diagnostic(
            places[collision.second],
            "ADR001",
            f"hai mục cùng địa chỉ “{collision.address}”: {collision.first} và {collision.second}",
            "đổi ký hiệu, hoặc kiểm tra thụt đầu dòng",
            related=(Related(places[collision.first], "mục kia ở đây"),),
        )
