"""Corpora that no one writes on purpose: many things of one name, and hardly anything at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from build_tools.build import compose
from build_tools.project import Project
from build_tools.rendering.output import Settings
from build_tools.rendering.page import Page
from build_tools.rendering.templates import Templates
from tests.conftest import ROOT
from tests.golden.corpus import BASE, check_files, overlay

SAME = 24
HASHED = """
import hashlib
from tests.unit.test_same_names_and_nothing import made, of_one_name
print(hashlib.sha256("".join(made(of_one_name())).encode()).hexdigest())
"""


def of_one_name() -> dict[str, bytes]:
    """The base corpus with many offices of the same name, all with a part in the one task."""
    bodies = "bodies:\n" + "".join(f"  - {{id: so-{n}, name: Sở Trùng tên, kind: state, locality: tinh-a}}\n" for n in range(SAME))
    claims = "".join(f"          - {{body: so-{n}, role: coordinate, quote: Bộ Chính trị}}\n" for n in range(SAME))
    change = {"old": "        deadlines:\n", "new": claims + "        deadlines:\n"}
    return overlay({"content/bodies/so.yml": bodies}, [change])


def made(files: dict[str, bytes]) -> list[str]:
    """Everything that pages of this corpus say, in their order."""
    pages, _ = compose(check_files(files), Templates(Project(ROOT).pages), Settings("Văn kiện", "", ""))
    return [str(page.content) for page in pages]


def pages_of(files: dict[str, bytes]) -> dict[str, Page]:
    pages, _ = compose(check_files(files), Templates(Project(ROOT).pages), Settings("Văn kiện", "", ""))
    return {page.path: page for page in pages}


def test_offices_of_one_name_stand_in_the_same_order_in_every_build() -> None:
    def digest(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        return subprocess.run([sys.executable, "-c", HASHED], cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout

    assert len({digest(seed) for seed in ("1", "2", "3")}) == 1


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("index.html", "Chưa có văn bản nào."),
        ("van-ban/index.html", "Chưa có văn bản nào."),
        ("nhiem-vu/index.html", "Chưa có nhiệm vụ nào."),
        ("nghi-quyet/index.html", "Danh mục chưa có văn bản nào."),
        ("co-quan/index.html", "Danh mục chưa có cơ quan nào."),
        ("de-an/index.html", "Danh mục chưa có chương trình, đề án nào."),
        ("chi-tieu/index.html", "Chưa có chỉ tiêu nào."),
        ("thoi-han/index.html", "Chưa có văn bản nào ghi thời hạn hay sự kiện."),
        ("so-do/nghi-quyet-co-quan.html", "Chưa có nhiệm vụ nào được giao."),
    ],
)
def test_a_site_of_nothing_says_so_on_every_list(page: str, said: str) -> None:
    localities = "content/localities/dia-phuong.yml"
    content = str(pages_of({localities: BASE[localities].encode()})[page].content)
    assert said in content
    assert "trong văn bản: ." not in content


def test_names_that_look_like_markup_are_only_names() -> None:
    name = "Sở </script><script>alert(1)</script><img src=x onerror=alert(1)> & \"x\" 'y'"
    bodies = BASE["content/bodies/co-quan.yml"].replace("name: Ban Dân vận Tỉnh ủy A", f"name: {json.dumps(name)}")
    for page in pages_of(overlay({"content/bodies/co-quan.yml": bodies}, [])).values():
        assert "<img src=x" not in page.content
        assert "<script>alert" not in page.content
