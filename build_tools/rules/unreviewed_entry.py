"""Mục do máy lập phải được người biên tập rà soát.

`vankien check --fix-registry` ghi các văn bản được dẫn mà danh mục còn thiếu, mỗi mục mang
`unreviewed: true`. Máy chỉ chép điều chữ trong văn bản nói; người biên tập đối chiếu số, ngày, cơ quan
ban hành, trích yếu, rồi xóa khóa này.

- LNK009 (cảnh báo): mục chưa được rà soát

Sai:  `- {id: 99-nq-tw, type: resolution, number: 99-NQ/TW, sources: [...], unreviewed: true}`
Đúng: cùng mục ấy, đã đối chiếu và không còn `unreviewed`
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.diagnostics import Diagnostic, Severity
from build_tools.link import Site

CODES = ("LNK009",)


def check(site: Site) -> Iterator[Diagnostic]:
    for instrument in site.corpus.instruments:
        if instrument.unreviewed:
            yield Diagnostic(
                instrument.span,
                "LNK009",
                f"mục “{instrument.id}” do máy lập, chưa được rà soát",
                "đối chiếu số, ngày, cơ quan ban hành, trích yếu với nguồn rồi xóa dòng unreviewed",
                Severity.WARNING,
            )
