"""What a publication would do or has done, said to the editor."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.publishing.destinations import Destination
from build_tools.publishing.links import Findings
from build_tools.publishing.manifest import Manifest
from build_tools.publishing.plan import Plan

_LISTED = 40


def broken_links(findings: Findings) -> str:
    """Why the site is not published."""
    return "\n".join(["trang dựng ra có liên kết hỏng, chưa đăng gì:", *_listed([str(link) for link in findings.broken], "  ", "liên kết")])


def forecast(plan: Plan, manifest: Manifest, destination: Destination) -> str:
    """What a publication would do."""
    lines = [f"Nếu đăng lên {destination.name} ({destination.place}):"]
    for said_of, sign, paths in (("thêm", "+", plan.new), ("thay", "~", plan.changed), ("xóa", "-", plan.deleted)):
        lines.append(f"{said_of} {len(paths)} tệp" + (f", {_size(paths, manifest)}" if paths and sign != "-" else ""))
        lines += _listed(paths, f"  {sign} ", "tệp")
    lines.append(f"giữ nguyên {plan.unchanged} tệp. Phải gửi {_size((*plan.new, *plan.changed), manifest)}. Chưa thay đổi gì ở nơi đăng.")
    return "\n".join(lines)


def _listed(lines: Sequence[str], before: str, of_what: str) -> list[str]:
    rest = len(lines) - _LISTED
    return [f"{before}{line}" for line in lines[:_LISTED]] + ([f"  … và {rest} {of_what} nữa"] if rest > 0 else [])


def _size(paths: Sequence[str], manifest: Manifest) -> str:
    count = sum(manifest[path].size for path in paths)
    if count < 1024**2:
        return f"{count} byte" if count < 1024 else f"{count / 1024:.0f} KB"
    return f"{count / 1024**2:.1f} MB".replace(".", ",")


def result(plan: Plan, destination: Destination) -> str:
    """What a publication has done."""
    done = f"thêm {len(plan.new)}, thay {len(plan.changed)}, xóa {len(plan.deleted)}, giữ nguyên {plan.unchanged} tệp"
    at = destination.url or f"{destination.name} ({destination.place})"
    return f"Đã đăng: {done}.\nXem tại {at}" if plan.touched else f"Trang ở nơi đăng đã đúng bản này, không phải gửi gì.\nXem tại {at}"
