"""The inventories that a site reads: fetched or taken from what is kept, and told about."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from build_tools.build import Checked
from build_tools.collecting.sources import SETTINGS, Source, read_sources
from build_tools.collecting.unreachable import UnreachableError
from build_tools.federation import INVENTORY, Inventory, InventoryError, Published, foreign_texts, read_inventory
from build_tools.federation.reading import MOST_PACKED
from build_tools.link import Foreign, Site
from build_tools.project import Project

if TYPE_CHECKING:
    from build_tools.collecting.keeping import Store

DAY = 86_400
"""Seconds."""
OLD = 7 * DAY
"""Seconds after which an inventory that cannot be renewed is called old."""
_AT_ONCE = 8
"""Sites that are asked beside each other, so that several that do not answer cost no more than one."""
_QUICK = 4.0
"""Seconds that a build waits for a site."""


@dataclass(frozen=True)
class Collected:
    """What was found of one source; ``published`` is None where nothing can be used. ``said``: a line for the editor, or empty."""

    source: Source
    published: Published | None
    said: str = ""
    fetched: str = "vừa xong"
    """How long ago the inventory was last known to be right."""


def collect(
    project: Project, sources: Iterable[Source], *, older: float = DAY, timeout: float = _QUICK, offline: bool = False
) -> Iterator[Collected]:
    """Every source in its order. Never fails: what is wrong is said."""
    from build_tools.collecting.keeping import Store  # loads what speaks http, which a build without other sites does not need

    store = Store(project.root / ".cache" / "inventories", time.time, timeout=timeout)

    def one(source: Source) -> Collected:
        try:
            return _from_disk(project, source) if source.path else _from_elsewhere(store, source, older, offline)
        except (InventoryError, UnreachableError) as error:
            return Collected(source, None, f"danh mục của “{source.said}” không dùng được: {error}")

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from pool.map(one, sources)


def _from_disk(project: Project, source: Source) -> Collected:
    path = project.root / source.path
    path = path / INVENTORY if path.is_dir() else path
    try:
        if path.stat().st_size > MOST_PACKED:
            raise InventoryError(f"tệp lớn hơn {MOST_PACKED // 1_000_000} MB")
        inventory = read_inventory(path.read_bytes())
    except OSError as error:
        raise UnreachableError(f"không có tệp {path}") from error
    base = source.url or inventory.site_url
    if not base:
        raise InventoryError("danh mục không ghi địa chỉ trang; thêm url bên cạnh path trong mkdocs.yml")
    return Collected(source, _published(source, inventory, base))


def _from_elsewhere(store: Store, source: Source, older: float, offline: bool) -> Collected:
    kept = store.get(source.file, MOST_PACKED, _checked, older=older, offline=offline)
    inventory = read_inventory(kept.data)
    said = f"danh mục của “{source.said}” lấy {age_said(kept.age)}: {kept.trouble}" if kept.trouble and kept.age >= older else ""
    if said and kept.age > OLD:
        said += "; đã cũ, nên xem lại địa chỉ"
    return Collected(source, _published(source, inventory, source.url), said, age_said(kept.age))


def _checked(data: bytes) -> None:
    try:
        read_inventory(data)
    except InventoryError as error:
        raise ValueError(str(error)) from error


def _published(source: Source, inventory: Inventory, base: str) -> Published:
    """Links go below the address that our own settings state; what the other site says of itself is only second."""
    return Published(inventory, source.name or inventory.site_name, base)


def age_said(seconds: float) -> str:
    """How long ago, in the largest whole unit."""
    for size, name in ((DAY, "ngày"), (3600, "giờ"), (60, "phút")):
        if seconds >= size:
            return f"{int(seconds // size)} {name} trước"
    return "vừa xong"


def with_inventories(checked: Checked, project: Project) -> tuple[Checked, list[str]]:
    """The checked site linked to what other sites publish, and what the editor should be told."""
    foreign, told = foreign_of(checked.site, project)
    return replace(checked, site=replace(checked.site, foreign=foreign)), told


def foreign_of(site: Site, project: Project) -> tuple[Foreign, list[str]]:
    """What other sites publish of what a site names, and what the editor should be told. Offline it uses what is kept."""
    text = (project.root / SETTINGS).read_text("utf-8")
    if "inventories" not in text:
        return Foreign(), []
    sources, problems = read_sources(text)
    told = [f"{SETTINGS}:{p.span.line}: {p.message}" for p in problems]
    if not sources:
        return Foreign(), told
    collected = list(collect(project, sources))
    told += [one.said for one in collected if one.said]
    foreign, doubts = foreign_texts(site, [one.published for one in collected if one.published])
    return foreign, [*told, *doubts]
