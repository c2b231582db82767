"""``python -m tests.enews.editors [FOLDER]``: paste everything everywhere, print the tables, keep screenshots in the folder."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from build_tools.bootstrap import find_browser
from tests.chromium import ARGUMENTS
from tests.enews.editors.articles import articles, built
from tests.enews.editors.desk import EDITORS, open_context, served
from tests.enews.editors.report import report
from tests.enews.editors.trial import try_out

ROOT = Path(__file__).resolve().parents[3]


def main(pictures: Path | None) -> None:
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site = built(ROOT, Path(scratch))
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        context = open_context(browser)
        with served({"site": site, **{editor.page: editor.folder for editor in EDITORS}}) as address:
            trials = [try_out(context, address, article, editor, pictures) for article in articles(site) for editor in EDITORS]
    print(report(trials), end="")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else None)
