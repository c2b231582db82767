"""Every character of a received original is accounted for, or it is reported."""

from build_tools.fidelity.compare import FidelityReport, compare_group, compare_originals

__all__ = ["FidelityReport", "compare_group", "compare_originals"]
