"""JSON by lines is what the standard library writes."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from build_tools.rendering.indented import indented

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(VALUES, st.integers(0, 3))
def test_it_is_what_the_standard_library_writes(value: object, depth: int) -> None:
    plain = json.dumps(value, ensure_ascii=False, indent=1)
    assert indented(value) == plain
    assert indented(value, depth) == plain.replace("\n", "\n" + " " * depth)
