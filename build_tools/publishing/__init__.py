"""From a built site to the published one: compared, sent and put in place so that readers meet a whole site at every instant."""

from build_tools.publishing.destinations import SETTINGS, Destination, read_destinations
from build_tools.publishing.links import BrokenLink, Findings, check_links
from build_tools.publishing.lock import Holder, release_lock, take_lock
from build_tools.publishing.manifest import Manifest, manifest_of
from build_tools.publishing.opening import open_target
from build_tools.publishing.plan import Plan
from build_tools.publishing.problem import PublishError
from build_tools.publishing.publication import Prepared, carry_out, fetch_history, known_of, prepare
from build_tools.publishing.report import forecast, result
from build_tools.publishing.target import Target
from build_tools.publishing.trouble import TROUBLES, said

__all__ = [
    "SETTINGS", "TROUBLES", "BrokenLink", "Destination", "Findings", "Holder", "Manifest", "Plan", "Prepared", "PublishError", "Target",
    "carry_out", "check_links", "fetch_history", "forecast", "known_of", "manifest_of", "open_target", "prepare", "read_destinations",
    "release_lock", "result", "said", "take_lock",
]  # fmt: skip
