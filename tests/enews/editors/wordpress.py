"""WordPress's own filters, run by PHP without a server: what is left of an article that an author posts."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.enews.editors import packages

SCRIPT = Path(__file__).parent / "wordpress.php"


def posted(html: str) -> str:
    """An article as readers get it. Raises ``UnavailableError`` where PHP or WordPress cannot be had."""
    php = shutil.which("php")
    if php is None:
        raise packages.UnavailableError("cần php (gói php-cli) để chạy bộ lọc của WordPress, máy này không có")
    command = (php, str(SCRIPT), str(packages.wordpress()))
    return packages.run(command, "bộ lọc của WordPress không chạy được", given=html)


def version() -> str:
    """Of the WordPress that the filters come from."""
    text = (packages.wordpress() / "wp-includes" / "version.php").read_text("utf-8")
    found = re.search(r"wp_version = '([^']+)'", text)
    if found is None:
        raise ValueError("WordPress says no version")
    return found[1]
