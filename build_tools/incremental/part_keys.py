"""What the key of a part says: which parts a thing has, which go together, which come first."""

from __future__ import annotations

from collections.abc import Iterable

from build_tools.link import Site
from build_tools.outputs import OUTPUTS
from build_tools.rendering.output import identities

_PRINTED = ("booklet", "document", "body")
_OF_ALL = ("whole", "history", "frame")


def parts_of(kind: str, identity: str) -> Iterable[str]:
    yield from (f"{kind}|{output.name}|{identity}" for output in OUTPUTS if kind in output.each)
    if kind in _PRINTED:
        yield f"print|{kind}|{identity}"


def together(site: Site, keys: Iterable[str]) -> list[str]:
    """What looks at the same documents stands together, so that they are loaded once: of a document, then of a locality."""

    def place(key: str) -> tuple[bool, str]:
        kind, _, identity = key.split("|", 2)
        if kind in ("document", "value"):
            return False, identity.removeprefix("document:")
        thing = site.bodies.get(identity) if kind == "body" else site.instruments.get(identity) if kind == "instrument" else None
        return True, thing.locality if thing else ""

    return sorted(keys, key=place)


def is_print(key: str) -> bool:
    return key.startswith("print|")


def is_document_page(key: str) -> bool:
    return key.startswith("document|documents|")


def is_task_page(key: str) -> bool:
    return key.startswith("document|tasks|")


def is_of_document(key: str) -> bool:
    """Pages, files and values of a document; what shows many documents asks for these values."""
    return key.startswith(("document|", "value|"))


def still_there(keys: Iterable[str], site: Site) -> list[str]:
    """Of the keys of parts those whose thing is there; registries and documents may be others than when they were left.

    A value of anything but a document is made when it is asked for.
    """
    known: dict[str, frozenset[str]] = {}

    def is_there(key: str) -> bool:
        kind, name, identity = key.split("|", 2)
        if kind in _OF_ALL:
            return True
        if kind == "value":
            kind, identity = "document", identity.removeprefix("document:")
        kind = name if kind == "print" else kind
        if kind not in known:
            known[kind] = frozenset(identities(site, kind))
        return identity in known[kind]

    return [key for key in keys if is_there(key)]
