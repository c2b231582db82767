"""One publisher at a time: who publishes writes a lock on the target and takes it away at the end."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields

from build_tools.publishing.manifest import LOCK
from build_tools.publishing.problem import PublishError
from build_tools.publishing.target import Target


@dataclass(frozen=True)
class Holder:
    """Who holds a lock. ``token`` is of this run alone; ``machine`` and ``process`` tell whether the run still lives."""

    who: str
    since: str
    machine: str
    process: int
    token: str


_NOBODY_KNOWN = Holder("không rõ ai", "không rõ lúc nào", "", 0, "")
IsGone = Callable[[Holder], bool]
"""Whether the run of a holder surely lives no more."""


def take_lock(target: Target, holder: Holder, is_gone: IsGone, *, break_it: bool = False) -> None:
    """Hold the lock, over one whose run is surely gone and, when asked to, over any. Raises PublishError where another holds it."""
    data = (json.dumps(asdict(holder), ensure_ascii=False) + "\n").encode()
    if target.create(LOCK, data):
        return
    other = _holder_of(target)
    if other is not None and not (break_it or is_gone(other)):
        raise PublishError(
            f"{other.who} đang đăng lên nơi này, bắt đầu {other.since}. Đợi người ấy xong rồi chạy lại; "
            "nếu chắc là lần đăng ấy đã ngắt, chạy lại với --break-lock"
        )
    target.write(LOCK, data)


def require_lock(target: Target, holder: Holder) -> None:
    """Raises PublishError where the lock has gone to another run in the meantime."""
    now = _holder_of(target)
    if now is None or now.token != holder.token:
        raise PublishError(f"khóa ở nơi đăng đã về tay {now.who if now else 'người khác'}; chưa thay đổi gì trên trang, chạy lại sau")


def release_lock(target: Target, holder: Holder) -> None:
    """Take our own lock away, and no other."""
    now = _holder_of(target)
    if now is not None and now.token == holder.token:
        target.remove(LOCK)


def _holder_of(target: Target) -> Holder | None:
    """Who holds the lock; an unreadable one is held by nobody known. None where there is none."""
    data = target.read(LOCK)
    if data is None:
        return None
    try:
        record = json.loads(data)
        return Holder(**{field.name: type(getattr(_NOBODY_KNOWN, field.name))(record[field.name]) for field in fields(Holder)})
    except (ValueError, TypeError, KeyError):
        return _NOBODY_KNOWN
