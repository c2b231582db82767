"""What changes on a target, in which order, and what is kept in mind of it."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from build_tools.publishing import PublishError
from build_tools.publishing.manifest import Entry, Known, as_json, manifest_of, pending_as_json, read_known
from build_tools.publishing.plan import CORPUS, HISTORY, make_plan
from tests.publishing.sites import write_site


def entries(**contents: str) -> dict[str, Entry]:
    return {path.replace("__", "/").replace("_", "."): Entry(text, 1) for path, text in contents.items()}


def nothing(paths: object) -> frozenset[str]:
    return frozenset()


def test_files_come_before_pages_and_home_comes_last() -> None:
    known = Known(entries(index_html="1", a_html="1", a_css="1", a_pdf="1", gone_html="1", gone_css="1", same_html="1"))
    site = entries(index_html="2", a_html="2", a_css="2", a_pdf="2", same_html="1", new_html="1", new_js="1", data__history_json="1")
    plan = make_plan(site, known, nothing, {})
    assert plan.steps == (
        ("new.js",), (HISTORY,), ("new.html",), ("a.pdf",), ("a.css",), ("a.html",), ("index.html",),
    )  # fmt: skip
    assert plan.deleted == ("gone.html", "gone.css"), "a page that is still there must not miss its style sheet"
    assert (plan.unchanged, plan.foreign) == (1, ())


def test_a_first_publication_shows_its_home_when_all_is_there() -> None:
    assert make_plan(entries(index_html="1", z_html="1", z_js="1"), Known({}), nothing, {}).steps == (
        ("z.js",),
        ("z.html",),
        ("index.html",),
    )


def test_the_history_goes_before_the_corpus() -> None:
    old, new = entries(data__history_json="1", data__corpus_json="1"), entries(data__history_json="2", data__corpus_json="2")
    assert make_plan(new, Known(old), nothing, {}).steps == ((HISTORY,), (CORPUS,))


def test_pages_go_after_those_they_point_into_even_in_a_ring() -> None:
    old, new = entries(a_html="1", b_html="1", c_html="1"), entries(a_html="2", b_html="2", c_html="2")
    assert make_plan(new, Known(old), nothing, {"a.html": {"c.html"}, "c.html": {"b.html"}}).steps == (("b.html", "c.html", "a.html"),)
    ring = make_plan(new, Known(old), nothing, {"a.html": {"b.html"}, "b.html": {"a.html"}})
    assert sorted(ring.steps[0]) == ["a.html", "b.html", "c.html"]


def test_what_a_new_page_points_into_goes_before_what_leads_to_the_new_page() -> None:
    old, new = entries(a_html="1", z_html="1"), entries(a_html="2", z_html="2", new_html="1")
    assert make_plan(new, Known(old), nothing, {"new.html": {"z.html"}}).steps == (("new.html",), ("z.html", "a.html"))


def test_a_long_chain_of_pages_is_ordered() -> None:
    names = [f"{n:05}.html" for n in range(5000)]
    site = {name: Entry("2", 1) for name in names}
    pointing = {name: {following} for name, following in itertools.pairwise(names)}
    plan = make_plan(site, Known({name: Entry("1", 1) for name in names}), nothing, pointing)
    assert plan.steps == (tuple(reversed(names)),)


def test_files_of_an_interrupted_run_are_sent_again_by_what_is_there() -> None:
    site = entries(there_html="1", missing_html="1")
    plan = make_plan(site, Known({}, frozenset({"there.html", "missing.html", "gone.html"})), lambda paths: {"there.html"}, {})
    assert (plan.new, plan.changed, plan.deleted, plan.foreign) == (("missing.html",), ("there.html",), ("gone.html",), ())


def test_a_file_of_somebody_else_in_our_place_is_noticed() -> None:
    assert make_plan(entries(a_html="1"), Known({}), lambda paths: {"a.html"}, {}).foreign == ("a.html",)


def test_folders_that_are_left_empty_go_from_the_inside_out() -> None:
    plan = make_plan(entries(a__k_html="1"), Known(entries(a__b__c__x_html="1", a__b__y_html="1")), nothing, {})
    assert plan.deleted_folders == ("a/b/c", "a/b")


def test_a_manifest_is_the_same_for_the_same_files(tmp_path: Path) -> None:
    one, two = (manifest_of(write_site(tmp_path / name, 1)) for name in "ab")
    assert as_json(one) == as_json(dict(reversed(two.items())))
    assert dict(read_known(as_json(one), None).certain) == one


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", ".vankien/lock.json", "a//b", "", "a\\b"])
def test_paths_that_lead_out_of_the_site_are_refused(path: str) -> None:
    with pytest.raises(PublishError, match="hỏng"):
        read_known(as_json({path: Entry("1", 1)}), None)
    with pytest.raises(PublishError, match="hỏng"):
        read_known(None, pending_as_json([path]))


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"format":1,"files":[]}', b'{"format":1,"files":{"a":["x"]}}', b"\xff"])
def test_a_damaged_manifest_is_told(data: bytes) -> None:
    with pytest.raises(PublishError, match="--overwrite"):
        read_known(data, None)


def test_a_manifest_of_a_newer_version_is_left_alone() -> None:
    with pytest.raises(PublishError, match="mới hơn"):
        read_known(b'{"format":9,"files":{}}', None)
