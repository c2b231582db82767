"""What tests of the kit in real editors share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.enews.editors.articles import built
from tests.enews.editors.desk import Editor
from tests.enews.editors.packages import UnavailableError
from tests.made_once import made_once


@pytest.fixture(scope="session")
def site_with_kits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built with an address, so that articles have links."""
    return made_once(tmp_path_factory, "kits", lambda folder: built(ROOT, folder)) / "site"


def folder_of(editor: Editor) -> Path:
    """An editor's files; the test is skipped where they cannot be had."""
    try:
        return editor.folder
    except UnavailableError as missing:
        pytest.skip(str(missing))
