"""A document that is linked again, because one of its texts was edited: in the others nothing is looked for twice."""

from __future__ import annotations

from functools import lru_cache

from build_tools.mentions import Mention, Recogniser, Scope, Time, find_times

_DOCUMENTS = 4
"""Of so many documents is kept what was found; an editor works on one or two."""
_TEXTS = 256

_Found = dict[tuple[str, str], tuple[Mention, ...]]
"""Text and part of the document -> its mentions."""


class Recalled:
    """What was recognised in the documents that were linked last, as long as they teach the same about their words."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser
        self._found: dict[str, tuple[Scope, _Found]] = {}

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_found": {}}

    def within(self, scope: Scope) -> Recall:
        """For the texts of one document."""
        before, found = self._found.pop(scope.document, (scope, {}))
        recall = Recall(self._recogniser, scope, found if before == scope else {})
        self._found[scope.document] = scope, recall.found
        if len(self._found) > _DOCUMENTS:
            del self._found[next(iter(self._found))]
        return recall


class Recall:
    """Recognises in the texts of one document; ``found`` fills with what it finds."""

    def __init__(self, recogniser: Recogniser, scope: Scope, before: _Found) -> None:
        self._recogniser = recogniser
        self._before = before
        self.scope = scope
        self.found: _Found = {}

    def recognise(self, text: str, part: str) -> tuple[Mention, ...]:
        """As ``Recogniser.recognise``."""
        key = text, part
        if key not in self.found:
            found = self._before.get(key)
            self.found[key] = self._recogniser.recognise(text, self.scope, part=part) if found is None else found
        return self.found[key]

    def stated(self, text: str, quote: str, target: str) -> tuple[Mention, ...]:
        """As ``Recogniser.stated``."""
        return self._recogniser.stated(text, quote, target, self.scope)


@lru_cache(_TEXTS)
def times_in(text: str, year: int | None, taken: tuple[tuple[int, int], ...]) -> tuple[Time, ...]:
    """As ``find_times``."""
    return tuple(find_times(text, year, taken))
