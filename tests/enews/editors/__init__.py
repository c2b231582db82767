"""The kit's article, pasted into the editors that sites are really written with, and what each makes of it."""
