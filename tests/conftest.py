"""What all tests share: the project, one build of it, one Chromium, and the switch that renews goldens."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from build_tools.bootstrap import find_browser
from build_tools.build import Checked, check_content
from build_tools.project import Project
from tests.chromium import ARGUMENTS, PATIENCE
from tests.made_once import made_once

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
hypothesis.settings.register_profile("busy", deadline=None)  # how long an example takes is the machine's affair
hypothesis.settings.load_profile("busy")
expect.set_options(timeout=PATIENCE)


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
    """The real site, built as ``vankien build`` does, once for all workers of a run."""
    from build_tools.mkdocs_plugin import build_site

    return made_once(tmp_path_factory, "built", lambda folder: build_site(ROOT, strict=True, site_dir=str(folder / "site"))) / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        pytest.fail("không có Chromium; chạy make test để cài, hoặc đặt VANKIEN_CHROMIUM")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(autouse=True)
def _what_a_test_opens_is_closed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Pages that stay open go on working and slow down all tests that follow."""
    if "browser" not in request.fixturenames:
        yield
        return
    chromium: Browser = request.getfixturevalue("browser")
    before = set(chromium.contexts)
    yield
    for context in set(chromium.contexts) - before:
        context.close()
