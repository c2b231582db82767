"""From a received file to drafts that can be written: where they belong, what they claim, what the registries lack."""

from build_tools.drafting.files import Drafted, Wanted, drafted

__all__ = ["Drafted", "Wanted", "drafted"]
