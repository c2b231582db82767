"""Every character of a received original is accounted for, or it is reported."""

from build_tools.fidelity.compare import FidelityReport, compare_group, compare_originals
from build_tools.fidelity.groups import groups_of

__all__ = ["FidelityReport", "compare_group", "compare_originals", "groups_of"]
