"""Lists of lines at the head and foot: addressees, recipients."""

from __future__ import annotations

import re

from build_tools.importer.structure.units import Unit, gap_after

BULLET = re.compile(r"\s*[-–•+*]\s*")


def add_line(lines: list[str], unit: Unit, before: Unit) -> None:
    """A new line of a list, or the rest of the line before: a line that has no dash among lines that have."""
    if not lines or BULLET.match(unit.text):
        lines.append(unit.text)
        return
    goes_on = unit.text[:1].islower() and unit.blank_before == 0 and before.whole is not True
    if BULLET.match(lines[-1]) or goes_on:
        lines[-1] = lines[-1] + gap_after(before) + unit.text
    else:
        lines.append(unit.text)
