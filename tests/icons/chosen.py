"""Which icons decks may name."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def chosen() -> dict[str, str]:
    """The group of each chosen icon, by its name."""
    groups = tomllib.loads((Path(__file__).parent / "chosen.toml").read_text("utf-8"))
    return {name: group for group, names in groups.items() for name in sorted(names.split())}
