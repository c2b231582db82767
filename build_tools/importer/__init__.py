"""From a paper as it arrives to a draft in the content language: bytes in, values out."""
