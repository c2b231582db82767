"""What a text names: instruments by their numbers, bodies, schemes and instruments by their names, times."""

from build_tools.mentions.mention import Lexicon, Mention, Scope
from build_tools.mentions.names import Abbreviations, tokens
from build_tools.mentions.recognise import Recogniser
from build_tools.mentions.said_numbers import forms_of_number, said_numbers
from build_tools.mentions.times import Time, find_times

__all__ = ["Abbreviations", "Lexicon", "Mention", "Recogniser", "Scope", "Time", "find_times", "forms_of_number", "said_numbers", "tokens"]
