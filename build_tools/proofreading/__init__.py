"""Proofreading of scanned texts: syllables that cannot be, words that do not fit, known phrases; every suggestion explained."""
