"""The verbs of brand packs: a new version, change, delete, read, list."""
