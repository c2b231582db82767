"""A publication from the finished site to the last file on the target."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from build_tools.publishing.links import check_links
from build_tools.publishing.lock import Holder, require_lock
from build_tools.publishing.manifest import MANIFEST, PENDING, Known, Manifest, as_json, manifest_of, pending_as_json, read_known
from build_tools.publishing.plan import CORPUS, HISTORY, Plan, make_plan
from build_tools.publishing.problem import PublishError
from build_tools.publishing.report import broken_links
from build_tools.publishing.target import Target

_SHOWN = 5
_HISTORY_FOLDER = "data/history/"
Tell = Callable[[str], None]


def known_of(target: Target) -> Known:
    """What the target's own files say of it."""
    return read_known(target.read(MANIFEST), target.read(PENDING))


def fetch_history(target: Target, known: Known, folder: Path) -> bool:
    """Write what the next build has to know of the published site below a folder; whether there is anything to know."""
    older = sorted(path for path in known.ours if path.startswith(_HISTORY_FOLDER))
    found = False
    for path in (HISTORY, CORPUS, *older):
        data = target.read(path)
        if data is not None:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
            found = True
    return found


@dataclass(frozen=True)
class Prepared:
    """A built site that was looked over, with what is to be done to publish it."""

    site: Path
    manifest: Manifest
    plan: Plan


def prepare(target: Target, known: Known, site: Path, site_url: str, *, overwrite: bool = False) -> Prepared:
    """Look the site over and compare it. With ``overwrite`` nothing that the target says of its files is believed.

    Raises PublishError where links are broken, or where a file that is not ours stands in the way and ``overwrite`` is not asked for.
    """
    findings = check_links(site, site_url)
    if findings.broken:
        raise PublishError(broken_links(findings))
    manifest = manifest_of(site)
    believed = Known({}, known.ours | manifest.keys()) if overwrite else known
    plan = make_plan(manifest, believed, target.present, findings.points_into)
    if plan.foreign:
        more = f" và {len(plan.foreign) - _SHOWN} tệp nữa" if len(plan.foreign) > _SHOWN else ""
        raise PublishError(
            f"ở nơi đăng đã có tệp cùng tên mà không phải do vankien đăng: {', '.join(plan.foreign[:_SHOWN])}{more}. "
            "Dời các tệp ấy đi, hoặc chạy lại với --overwrite để ghi đè"
        )
    return Prepared(site, manifest, plan)


def carry_out(target: Target, ready: Prepared, holder: Holder, tell: Tell) -> None:
    """Do what is planned; see ``plan`` for the order and why it keeps the published site whole.

    Interrupted anywhere, the list of pending paths tells the next run, of this or any other version, what may have
    been touched.
    """
    plan = ready.plan
    if plan.touched:
        coming = {path: ready.manifest[path] for path in (*plan.new, *plan.changed)}
        for count in target.bring(ready.site, coming):
            tell(f"Đang gửi {count}/{len(coming)} tệp…")
        require_lock(target, holder)
        tell("Đang đưa lên trang…")
        target.write(PENDING, pending_as_json(plan.touched))
        for step in plan.steps:
            target.place(step)
        target.delete(plan.deleted, plan.deleted_folders)
        target.write(MANIFEST, as_json(ready.manifest))
        target.remove(PENDING)
    target.clear(plan.touched)
