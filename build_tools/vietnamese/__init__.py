"""What is particular to Vietnamese: letters, tones, numerals, dates, instrument numbers."""
