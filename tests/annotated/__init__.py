"""The annotated set and how the recogniser is measured against it."""
