"""What all tests share: the project, one build of it, and the switch that renews goldens."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from build_tools.build import Checked, check_content
from build_tools.project import Project

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="rewrite the expected parts of tests/golden")


@pytest.fixture(scope="session")
def project() -> Project:
    return Project(ROOT)


@pytest.fixture(scope="session")
def checked(project: Project) -> Checked:
    """The real content, loaded, linked and checked."""
    return check_content(project.content_files())


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once as ``vankien build`` does."""
    from build_tools.mkdocs_plugin import build_site

    target = tmp_path_factory.mktemp("built") / "site"
    return build_site(ROOT, strict=True, site_dir=str(target))
