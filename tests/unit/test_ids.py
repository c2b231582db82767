"""Paths and addresses: unique, safe on every file system, and never guessed twice."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.ids import SiblingPaths, address_of_path, find_collisions, is_slug, segment_of_label, suggest_slug


@pytest.mark.parametrize(
    ("label", "segment"),
    [("I.", "I"), ("II -", "II"), ("III-", "III"), ("1.10.", "1.10"), ("a)", "a"), ("(3)", "(3)"), ("Điều 4.", "Điều 4"), ("A/", "A")],
)
def test_a_label_loses_only_its_final_stop_or_bracket(label: str, segment: str) -> None:
    assert segment_of_label(label).rstrip("-") == segment


def test_a_repeated_label_gets_a_count_and_bullets_are_numbered() -> None:
    names = SiblingPaths()
    assert [names.labelled(label) for label in ("4.", "5.", "5.", "-", "+", "-", "5.")] == ["4", "5", "5#2", "b1", "p1", "b2", "5#3"]


def test_no_two_siblings_share_a_path_whatever_their_labels() -> None:
    names = SiblingPaths(["title"])
    segments = [names.labelled(label) for label in ("-", "b1)", "-", "title.", "1.", "1.", "1#2.", "12.")] + [names.numbered("b")]
    assert len(set(segments)) == len(segments)
    assert "title" not in segments


@pytest.mark.parametrize(
    ("path", "address"),
    [("II/1/1.10", "II/1/1.10"), ("I/5#2", "I/5~2"), ("I/đ", "I/dd"), ("I/2/4/(3)", "I/2/4/(3)"), ("Điều 4/1", "DDieu-4/1")],
)
def test_addresses_hold_nothing_that_needs_escaping(path: str, address: str) -> None:
    assert address_of_path(path) == address


@given(st.text(min_size=1, max_size=30))
def test_any_path_gives_a_safe_address(path: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9.()~_/-]+", address_of_path(path))


@given(st.text(min_size=1, max_size=60))
def test_suggested_slugs_are_valid(text: str) -> None:
    slug = suggest_slug(text)
    assert slug == "" or is_slug(slug)


def test_addresses_that_differ_only_in_case_collide() -> None:
    found = find_collisions([("a/I", "x"), ("a/i", "y"), ("b", "z")])
    assert [(c.first, c.second) for c in found] == [("x", "y")]
