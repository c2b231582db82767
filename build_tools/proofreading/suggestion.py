"""A suggestion: what is printed, what may be meant, and why."""

from __future__ import annotations

from dataclasses import dataclass

from build_tools.vietnamese.letters import nfc

IMPOSSIBLE, UNKNOWN, PHRASE, FITS, DOUBLED = "impossible", "unknown", "phrase", "fits", "doubled"
_WHY = {
    IMPOSSIBLE: "“{printed}” không phải âm tiết tiếng Việt",
    UNKNOWN: "“{printed}” là âm tiết không có trong từ ngữ thường dùng",
    PHRASE: "“{phrase}” là từ hoặc cụm từ quen dùng; “{instead}” thì không",
    FITS: "chữ bên cạnh hợp với “{read_as}” hơn với “{printed}”",
    DOUBLED: "chữ lặp liền nhau",
}


@dataclass(frozen=True)
class Suggestion:
    """Characters ``start`` to ``end`` of a text read ``printed``; ``read_as`` may be meant.

    ``score`` is a log-likelihood ratio (natural logarithm) after all that speaks against the suggestion;
    ``gain`` is the part of it that the model of the language gives. ``phrase`` is the known word that would
    come about in place of ``instead``, when there is one; ``before`` and ``after`` count its words on each side.
    """

    start: int
    end: int
    printed: str
    read_as: str
    kind: str
    score: float
    gain: float
    phrase: str = ""
    instead: str = ""
    before: int = 0
    after: int = 0

    @property
    def why(self) -> str:
        """The reason in words, for the editor."""
        return _WHY[self.kind].format(printed=self.printed, read_as=self.read_as, phrase=self.phrase, instead=self.instead)


def in_case_of(printed: str, form: str) -> str:
    """A form written with the capitals of what is printed."""
    if len(printed) > 1 and printed.isupper():
        return nfc(form.upper())
    return nfc(form[:1].upper() + form[1:]) if printed[:1].isupper() else form
