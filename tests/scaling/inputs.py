"""The figures that docs/scaling.md is computed from."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("measured.toml")


@dataclass(frozen=True, slots=True)
class Measured:
    """What decks cost, by their number of slides, and what processes hold; units stand in the names of the figures."""

    decks: dict[int, dict[str, float]]
    memory: dict[str, float]


def read(path: Path = FILE) -> Measured:
    """The table."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    decks = {int(name.removeprefix("deck_")): figures for name, figures in tables.items() if name != "memory"}
    return Measured(decks, tables["memory"])
