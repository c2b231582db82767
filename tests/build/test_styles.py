"""All styles of the site come in one file, and nothing that a page uses is missing from it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.theme_styles import UNUSED

ASSETS = Path(__file__).resolve().parents[2] / "overrides" / "assets"
OF_OTHER_FRAMES = {"embed.css", "portal.css"}
"""Pages that are not in the theme's frame bring their own."""


def test_every_sheet_is_in_the_one_file(built_site: Path) -> None:
    bundle = (built_site / "assets" / "site.css").read_text("utf-8")
    sheets = {path.relative_to(ASSETS).as_posix(): path for path in ASSETS.rglob("*.css") if path.name != "site.css"}
    missing = {name for name, path in sheets.items() if path.read_text("utf-8").strip() not in bundle}
    assert missing == OF_OTHER_FRAMES


def test_the_one_file_is_plain_css(built_site: Path) -> None:
    bundle = (built_site / "assets" / "site.css").read_text("utf-8")
    assert not re.search(r"\{[{%#]", re.sub(r"""url\((?:"[^"]*"|'[^']*')\)""", "", bundle)), "something of the template is left"
    assert "@import" not in bundle, "a sheet that another one asks for is a second wait"
    for address in re.findall(r"url\((?![\"']?data:)[\"']?([^)\"']+)", bundle):
        assert (built_site / "assets" / address).is_file(), address


def test_no_page_uses_what_was_left_out_of_the_theme(built_site: Path) -> None:
    found = {}
    for path in built_site.rglob("*.html"):
        for classes in re.findall(r'\bclass="([^"]*)"', path.read_text("utf-8")):
            found.update({name: path for name in classes.split() if UNUSED.match(name)})
    assert found == {}
