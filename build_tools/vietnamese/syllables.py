"""Which syllables Vietnamese can have: onset, rhyme and tone, as quốc ngữ spells them.

The tables say what the spelling allows, not what words there are: ``xáu`` is a possible syllable that no
word uses. Loan spellings with double vowels (xoong, boong) are in; letters of foreign words are not.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from build_tools.vietnamese.letters import canonical

_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_ONSETS = ("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", *"bcdđghklmnprstvx", "")
_FRONT = "ieêy"
_BEFORE_FRONT_ONLY = ("k", "gh", "ngh")
_NEVER_BEFORE_FRONT = ("c", "g", "ng")
_STOPS = ("ch", "c", "p", "t")
_RHYMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet
    uân uâng uât uây uê uêch uênh uêu uơ uơt uy uya uych uyn uyp uynh uyt uyu uyên uyêt
"""
_RHYMES_AFTER_QU = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât ây e ec em en eo et
    ê êch ên ênh êt êu i it y yt ych ynh yên yêt ô ôc ơ ơi ơn ơt
"""
_PLAIN = frozenset(_RHYMES.split())
_AFTER_QU = frozenset(_RHYMES_AFTER_QU.split())
_GI = frozenset(("gi", "gin", "giêc", "giên", "giêng", "giêt"))
_AFTER_GI = _PLAIN - {"i", "ia", "y"}
_ALONE = frozenset(("y", "yêm", "yên", "yêng", "yêt", "yêu"))
_Y_AFTER = frozenset("hklmst")
"""Onsets behind which a final i is also written y: hy, kỷ, lý, mỹ, sỹ, tỷ."""


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word (NFC, any case) is spelled as a Vietnamese syllable can be."""
    bare, tone = split_tone(canonical(word).lower())
    return tone is not None and _is_spelled(bare, tone) and _tone_place_is_right(word)


def split_tone(word: str) -> tuple[str, str | None]:
    """A word without its tone mark, and the tone: "" for level, None for more than one mark."""
    decomposed = unicodedata.normalize("NFD", word)
    marks = [c for c in decomposed if c in _TONES]
    bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    return (bare, None) if len(marks) > 1 else (bare, "".join(marks))


def _is_spelled(bare: str, tone: str) -> bool:
    if bare in _GI:  # gi + i is written with one i
        return _fits(bare[1:], tone)
    if bare in _ALONE:
        return _fits(bare, tone)
    return any(bare.startswith(onset) and _rhymes(onset, bare[len(onset) :]) and _fits(bare, tone) for onset in _ONSETS)


def _rhymes(onset: str, rhyme: str) -> bool:
    if onset == "qu":
        return rhyme in _AFTER_QU
    if onset == "gi":
        return rhyme in _AFTER_GI
    if rhyme == "y":
        return onset in _Y_AFTER
    if rhyme not in _PLAIN:
        return False
    is_front = rhyme[0] in _FRONT
    if onset in _BEFORE_FRONT_ONLY:
        return is_front
    return not (is_front and onset in _NEVER_BEFORE_FRONT)


def _fits(rhyme: str, tone: str) -> bool:
    """Syllables that end in a stop have only sắc and nặng."""
    return not rhyme.endswith(_STOPS) or tone in ("\u0301", "\u0323")


def _tone_place_is_right(word: str) -> bool:
    """The mark may not stand on a letter in front of the vowel that bears it: ưỡng, not ữơng."""
    letters = [unicodedata.normalize("NFD", letter) for letter in word.lower()]
    at = next((i for i, letter in enumerate(letters) if not _TONES.keys().isdisjoint(letter)), len(letters))
    return not any(mark in letter for letter in letters[at + 1 :] for mark in "\u0302\u0306\u031b")
