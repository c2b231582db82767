"""The sites of a portal: folders with a built site, or addresses of which every file is fetched once and kept."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from build_tools.collecting.inventories import age_said
from build_tools.collecting.keeping import Store
from build_tools.collecting.unreachable import UnreachableError
from build_tools.federation import INVENTORY, Inventory, InventoryError, read_inventory
from build_tools.federation.inventory import SEARCH_FORMAT
from build_tools.federation.reading import MOST_PACKED, site_address
from build_tools.portal import Load, ShardError, part_names, read_index
from build_tools.search import INDEX
from build_tools.search.parts import FOLDER

_MOST_PART = 8_000_000
_MOST_PARTS = 200_000
_AT_ONCE = 12
"""Sites that are fetched beside each other."""
_FOR_EVER = float("inf")


@dataclass(frozen=True)
class Member:
    """A site of a portal: what was said of it, the address of its root for the portal's readers, how its files are had."""

    said: str
    base: str
    inventory: Inventory | None
    load: Load
    trouble: str = ""


def names_of(given: Iterable[str]) -> Iterator[str]:
    """Folders and addresses; a file that is named instead lists them, one a line, relative to itself."""
    for name in given:
        path = Path(name)
        if "://" in name or path.is_dir() or not path.is_file():
            yield name
            continue
        for line in path.read_text("utf-8").splitlines():
            entry = line.partition(" #")[0].strip()
            if entry and not entry.startswith("#"):
                yield entry if "://" in entry else str(path.parent / entry)


def members(given: Iterable[str], target: Path, cache: Path, *, offline: bool) -> list[Member]:
    """Every site once, in the order named. What is wrong with one is its ``trouble``."""
    names = list(dict.fromkeys(names_of(given)))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = list(pool.map(lambda name: _remote(name, cache, offline) if "://" in name else _folder(name, target), names))
    return list(_each_once(found))


def _each_once(found: Iterable[Member]) -> Iterator[Member]:
    """Two that stand at one address: the second is told, because no reader could reach both."""
    known: dict[str, Member] = {}
    for member in found:
        first = known.setdefault(member.base, member)
        if first is member:
            yield member
        elif member.said != first.said:
            yield Member(member.said, member.said, None, _nothing, f"ghi cùng địa chỉ {member.base} với “{first.said}”")


def _folder(name: str, target: Path) -> Member:
    """A built site on this disk; where it does not know its own address, the portal leads to it by a relative one."""
    folder = Path(name)

    def load(part: str) -> bytes:
        path = folder / FOLDER / f"{part}.js"
        try:
            if path.stat().st_size > _MOST_PART:
                raise ShardError(f"{part}.js quá lớn")
            return path.read_bytes()
        except OSError as error:
            raise ShardError(f"thiếu tệp {part}.js của chỉ mục") from error

    beside = quote(Path(os.path.relpath(folder.resolve(), target.resolve())).as_posix()) + "/"
    try:
        path = folder / INVENTORY
        if path.stat().st_size > MOST_PACKED:
            raise InventoryError(f"danh mục lớn hơn {MOST_PACKED // 1_000_000} MB")
        inventory = _usable(read_inventory(path.read_bytes()))
    except OSError:
        return Member(folder.name, beside, None, load, "thư mục không có trang đã dựng, hoặc trang dựng bằng bản cũ chưa có danh mục")
    except InventoryError as error:
        return Member(folder.name, beside, None, load, f"danh mục không dùng được: {error}")
    return Member(folder.name, inventory.site_url or beside, inventory, load)


def _usable(inventory: Inventory) -> Inventory:
    if inventory.search != SEARCH_FORMAT:
        raise InventoryError("chỉ mục tìm kiếm theo phiên bản khác")
    return inventory


def _remote(url: str, cache: Path, offline: bool) -> Member:
    """A site on the network. All its files are had before anything is merged, so that a site is in whole or not at all."""
    try:
        base = site_address(url.removesuffix("index.html"))
    except InventoryError as error:
        return Member(url, url, None, _nothing, str(error))
    store = Store(cache / sha256(base.encode()).hexdigest()[:24], time.time)
    try:
        kept = store.get(base + INVENTORY, MOST_PACKED, _checked, older=0, offline=offline)
        inventory = _usable(read_inventory(kept.data))
        root = store.get(f"{base}{INDEX}", _MOST_PART, _anything, older=0, offline=offline)
        load = _loader(store, base, root.data, offline)
        _fetch_all(load)
        if not (kept.trouble or root.trouble):
            store.prune()
    except (UnreachableError, InventoryError, ShardError) as error:
        return Member(url, base, None, _nothing, str(error))
    trouble = kept.trouble or root.trouble
    return Member(url, base, inventory, load, f"{trouble}; bản đang giữ lấy {age_said(max(kept.age, root.age))}" if trouble else "")


def _loader(store: Store, base: str, root: bytes, offline: bool) -> Load:
    """Files but the root are named by what they hold, so one that is kept is right for ever."""

    def load(part: str) -> bytes:
        if part == "goc":
            return root
        try:
            return store.get(f"{base}{FOLDER}/{part}.js", _MOST_PART, _anything, older=_FOR_EVER, offline=offline).data
        except UnreachableError as error:
            raise ShardError(f"chỉ mục thiếu {part}.js: {error}") from error

    return load


def _fetch_all(load: Load) -> None:
    for count, part in enumerate(part_names(read_index(load))):
        if count > _MOST_PARTS:
            raise ShardError("chỉ mục có quá nhiều tệp")
        load(part)


def _checked(data: bytes) -> None:
    try:
        read_inventory(data)
    except InventoryError as error:
        raise ValueError(str(error)) from error


def _anything(_: bytes) -> None:
    """Files of an index are looked at when they are merged."""


def _nothing(part: str) -> bytes:
    raise ShardError(f"không có {part}.js")
