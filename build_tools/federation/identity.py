"""When an instrument here and one of elsewhere are the same: type, number and date, and mostly who issued it.

A number of the whole country (``31-NQ/TW``, ``98/2023/QH15``) has no other of the same type and day. A
number such as ``05-NQ/TU`` is given in every province, perhaps on one day; there the issuer must be known on
both sides and be the same.
"""

from __future__ import annotations

import re
from datetime import date

from build_tools.federation.inventory import Entry
from build_tools.vietnamese.instrument_numbers import normal_number, number_key
from build_tools.vietnamese.letters import canonical, nfc

Key = tuple[str, str, date]
"""Type, number in the form that printings share, date."""
_OF_THE_COUNTRY = re.compile(r".+[-/](?:TW|QH\d{1,2}|UBTVQH\d{0,2}|CP|TTg)", re.IGNORECASE)


def key_of(kind: str, number: str, day: date | None) -> Key | None:
    """None where something is missing: what is not known is not the same."""
    return (kind, number_key(number), day) if kind and number and day else None


def keys_of(entry: Entry) -> list[Key]:
    """One for each type as which an entry can be cited."""
    return [key for kind in entry.types if (key := key_of(kind, entry.number, entry.date))]


def is_of_the_country(number: str) -> bool:
    """Whether nobody but one office of the whole country gives such numbers."""
    return bool(_OF_THE_COUNTRY.fullmatch(normal_number(number)))


def same_words(text: str) -> str:
    """What two spellings of one name share."""
    return " ".join(canonical(nfc(text)).casefold().split())


def same_issuer(entry: Entry, names: tuple[str, ...], locality: str) -> bool:
    """Whether an entry's issuer is the body of these names. The first name is the whole one; the others count only within one place."""
    wanted = same_words(entry.issuer)
    if not wanted or not names:
        return False
    here, there = same_words(locality), same_words(entry.locality)
    if here and there:
        return here == there and wanted in map(same_words, names)
    return wanted == same_words(names[0])
