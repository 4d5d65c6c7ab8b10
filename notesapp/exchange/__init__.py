"""The note's own JSON format: what `record` takes and `show --json` gives."""
