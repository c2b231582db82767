"""Who acts, and what is found of them."""

from __future__ import annotations

from dataclasses import dataclass

from build_tools.proposals.lists import Member
from build_tools.proposals.tokens import Office


@dataclass(frozen=True)
class Found:
    """A body's role, the stretch that shows it, and the pattern that found it."""

    office: Office
    role: str
    start: int
    end: int
    pattern: str


@dataclass(frozen=True)
class Agents:
    """Who acts, and how the text says so: the first word of a key of ``patterns``.

    ``start`` is the token at which the words that name them begin; -1 when they stand elsewhere.
    """

    members: tuple[Member, ...] = ()
    how: str = "subject"
    start: int = -1
    told: tuple[Member, ...] = ()
    """Whom they direct: what is done next without a subject is rather done by those."""
    enabled: bool = False
    """They only make it possible for ``told``."""

    def __bool__(self) -> bool:
        return bool(self.members)

    def elsewhere(self, how: str) -> Agents:
        """The same bodies, for words that do not name them."""
        return Agents(_unnamed(self.members), how, told=_unnamed(self.told), enabled=self.enabled)

    def behind(self, role: str) -> Agents:
        """Whom a further predicate is about that begins with a verb of this role."""
        theirs = role in ("", "implement") or (role == "supervise" and self.enabled)
        return Agents(self.told, self.how) if self.told and theirs else self


def _unnamed(members: tuple[Member, ...]) -> tuple[Member, ...]:
    return tuple(Member(m.office, -1, m.post) for m in members)


NOBODY = Agents()
