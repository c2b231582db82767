"""A publication from the finished site to the last file on the target."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from build_tools.publishing.lock import Holder, require_lock
from build_tools.publishing.manifest import MANIFEST, PENDING, Known, Manifest, as_json, pending_as_json, read_known
from build_tools.publishing.plan import CORPUS, HISTORY, Plan, Pointing, make_plan
from build_tools.publishing.problem import PublishError
from build_tools.publishing.target import Target

_SHOWN = 5
_HISTORY_FOLDER = "data/history/"
Tell = Callable[[str], None]


def known_of(target: Target) -> Known:
    """What the target's own files say of it."""
    return read_known(target.read(MANIFEST), target.read(PENDING))


def fetch_history(target: Target, known: Known, folder: Path) -> None:
    """Write what the next build has to know of the published site below a folder, where there is such a site."""
    older = sorted(path for path in known.ours if path.startswith(_HISTORY_FOLDER))
    for path in (HISTORY, CORPUS, *older):
        data = target.read(path)
        if data is not None:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)


def plan_for(target: Target, known: Known, site: Manifest, points_into: Pointing, *, overwrite: bool = False) -> Plan:
    """What is to be done. With ``overwrite`` nothing that the target says of its files is believed, and foreign ones give way.

    Raises PublishError where a file that is not ours stands where one of ours should.
    """
    if overwrite:
        known = Known({}, known.ours | site.keys())
    plan = make_plan(site, known, target.present, points_into)
    if plan.foreign:
        more = f" và {len(plan.foreign) - _SHOWN} tệp nữa" if len(plan.foreign) > _SHOWN else ""
        raise PublishError(
            f"ở nơi đăng đã có tệp cùng tên mà không phải do vankien đăng: {', '.join(plan.foreign[:_SHOWN])}{more}. "
            "Dời các tệp ấy đi, hoặc chạy lại với --overwrite để ghi đè"
        )
    return plan


def carry_out(target: Target, plan: Plan, site: Path, manifest: Manifest, holder: Holder, tell: Tell) -> None:
    """Do what is planned; see ``plan`` for the order and why it keeps the published site whole.

    Interrupted anywhere, the list of pending paths tells the next run, of this or any other version, what may have
    been touched.
    """
    coming = {path: manifest[path] for path in (*plan.new, *plan.changed)}
    for count in target.bring(site, coming):
        tell(f"Đang gửi {count}/{len(coming)} tệp…")
    require_lock(target, holder)
    tell("Đang đưa lên trang…")
    target.write(PENDING, pending_as_json(plan.touched))
    for step in plan.steps:
        target.place(step)
    target.delete(plan.deleted, plan.deleted_folders)
    target.write(MANIFEST, as_json(manifest))
    target.remove(PENDING)
    target.clear(plan.touched)
