"""The theme's sheets are shortened rule by rule; the file that is kept is that of the installed theme."""

from __future__ import annotations

import pytest

from tests import theme_styles
from tests.theme_styles import shortened


def test_the_kept_sheet_is_that_of_the_installed_theme() -> None:
    assert theme_styles.TARGET.read_text("utf-8") == theme_styles.current(), "run: python -m tests.theme_styles"


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".md-nav{a:b}", ".md-nav{a:b}"),
        (".md-search{a:b}.md-nav{a:b}", ".md-nav{a:b}"),
        (".md-search__form,.md-nav{a:b}", ".md-nav{a:b}"),
        (".md-searching{a:b}", ".md-searching{a:b}"),
        ("@media print{.md-tabs{a:b}}", ""),
        ("@media print{.md-tabs{a:b}p{c:d}}", "@media print{p{c:d}}"),
        ("@media print{@supports (a:b){p{c:d}}}", "@media print{@supports (a:b){p{c:d}}}"),
        (".md-header:not(.md-tabs){a:b}", ".md-header:not(.md-tabs){a:b}"),
        (":is(.md-nav,.md-top) a,.md-tabs{a:b}", ":is(.md-nav,.md-top) a{a:b}"),
        ('p:before{content:"}.md-tabs{"}', 'p:before{content:"}.md-tabs{"}'),
        ("@keyframes md-tabs{0%,to{a:b}}", "@keyframes md-tabs{0%,to{a:b}}"),
        ("[data-md-color-primary=teal]{a:b}[data-md-color-primary=indigo]{a:b}", "[data-md-color-primary=indigo]{a:b}"),
    ],
)
def test_only_rules_that_no_page_uses_are_left_out(css: str, left: str) -> None:
    assert shortened(css) == left


def test_an_icon_goes_with_the_last_rule_that_shows_it() -> None:
    icon = ":root{--one:url('data:(1)');--two:url('data:2')}"
    assert shortened(icon + ".md-tabs{a:var(--one)}p{a:var(--two)}") == ":root{--two:url('data:2')}p{a:var(--two)}"
