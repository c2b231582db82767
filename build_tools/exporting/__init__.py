"""Forms of the data for programs elsewhere: ``opensearch`` (bulk lines and a mapping)."""
