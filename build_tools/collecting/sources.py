"""Where inventories of other sites are, as ``mkdocs.yml`` says it under ``plugins: - vankien: inventories:``.

``mkdocs.yml`` may hold tags of MkDocs, so its nodes are read here without being made into values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from build_tools.diagnostics import Diagnostic, Span
from build_tools.federation import INVENTORY, InventoryError
from build_tools.federation.reading import site_address

SETTINGS = "mkdocs.yml"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEYS = ("url", "path", "name")


@dataclass(frozen=True)
class Source:
    """A site whose inventory is read. ``url`` is its root with a slash at its end, ``path`` a folder or a file; one of them may be empty.

    With a ``path`` the ``url`` only says where the site stands for readers.
    """

    name: str
    url: str
    path: str

    @property
    def said(self) -> str:
        """How messages call it."""
        return self.name or self.path or self.url

    @property
    def file(self) -> str:
        """Where the inventory is fetched."""
        return self.url + INVENTORY


def read_sources(text: str) -> tuple[tuple[Source, ...], tuple[Diagnostic, ...]]:
    """All sources that can be used, and what is wrong with the others."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Span(SETTINGS, mark.line + 1, mark.column + 1) if mark else Span(SETTINGS)
        return (), (Diagnostic(place, "INV001", "không đọc được mkdocs.yml", "xem lại thụt đầu dòng, dấu hai chấm, dấu nháy"),)
    node = _option(root)
    if node is None:
        return (), ()
    if not isinstance(node, yaml.SequenceNode):
        hint = "ví dụ: - {url: https://vi-du.vn/van-kien/, name: Thành ủy}"
        return (), (Diagnostic(_span(node), "INV002", "“inventories” phải là danh sách", hint),)
    made = [_source(entry) for entry in node.value]
    return tuple(s for s in made if isinstance(s, Source)), tuple(d for d in made if isinstance(d, Diagnostic))


def _option(root: yaml.Node | None) -> yaml.Node | None:
    plugins = dict(_named(root)).get("plugins")
    holders = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    options = (dict(_named(holder)).get("vankien") for holder in holders)
    return next((node for option in options for name, node in _named(option) if name == "inventories"), None)


def _named(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((str(key.value), value) for key, value in node.value if isinstance(key, yaml.ScalarNode))


def _source(node: yaml.Node) -> Source | Diagnostic:
    values = dict(_named(node))
    wrong = next((value for name, value in values.items() if name not in _KEYS or not isinstance(value, yaml.ScalarNode)), None)
    said = {name: str(value.value).strip() for name, value in values.items()}
    if wrong is not None or not values:
        return Diagnostic(_span(wrong or node), "INV003", "mỗi trang cần các khóa url hoặc path, có thể thêm name; giá trị là chữ")
    if not said.get("url") and not said.get("path"):
        return Diagnostic(
            _span(node), "INV003", "thiếu url hoặc path", "url: địa chỉ trang chủ của trang kia; path: thư mục trang hoặc tệp danh mục"
        )
    url = said.get("url", "").removesuffix(INVENTORY).removesuffix("index.html")
    try:
        return Source(said.get("name", ""), site_address(url), said.get("path", ""))
    except InventoryError as error:
        return Diagnostic(_span(values["url"]), "INV004", str(error))


def _span(node: yaml.Node) -> Span:
    return Span(SETTINGS, node.start_mark.line + 1, node.start_mark.column + 1)
