"""Texts of instruments that other sites publish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from build_tools.mentions import Mention
from build_tools.vietnamese.instrument_numbers import number_key


@dataclass(frozen=True)
class ForeignText:
    """Where another site publishes a whole text. ``address`` is absolute."""

    site_name: str
    address: str
    name: str


@dataclass(frozen=True)
class Foreign:
    """What other sites publish of what this site names: by id of our instruments; by type, number and date where we have no entry."""

    of_instrument: Mapping[str, tuple[ForeignText, ...]] = field(default_factory=dict)
    of_number: Mapping[tuple[str, str, date], ForeignText] = field(default_factory=dict)

    def of_mention(self, mention: Mention) -> ForeignText | None:
        """The text that a mention without a target names, where its type, number and date say which."""
        if mention.target or mention.candidates or not (mention.instrument_type and mention.number and mention.date):
            return None
        return self.of_number.get((mention.instrument_type, number_key(mention.number), mention.date))
