"""Search, measured: how good the answers are, against other engines, and how it does with very many documents."""
