"""What a text names: instruments by their numbers, bodies, schemes and instruments by their names."""

from build_tools.mentions.recognise import Lexicon, Mention, Recogniser, Scope

__all__ = ["Lexicon", "Mention", "Recogniser", "Scope"]
