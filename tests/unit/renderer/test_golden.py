"""Scenes of every kind, as text: a change of layout shows as a change of lines. `make golden` writes them anew."""

import pytest

from tests.gallery.exhibits import Cell
from tests.support.golden import GOLDEN, cases, golden_text

CASES = [pytest.param(name, cells, id=name) for name, cells in cases()]


@pytest.mark.parametrize(("name", "cells"), CASES)
def test_scenes_are_as_they_were(name: str, cells: tuple[Cell, ...]) -> None:
    """Other versions of fonts measure otherwise: then there is nothing to compare."""
    before = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    now = golden_text(cells)
    if before.partition("\n")[0] != now.partition("\n")[0]:
        pytest.skip(f"made with other fonts: {before.partition(chr(10))[0]}")
    assert now == before, f"If {name} is meant to look so, run `make golden` and commit what changed."


def test_no_scene_is_left_over() -> None:
    """A kind that is gone takes its file with it."""
    assert {file.stem for file in GOLDEN.glob("*.txt")} == {name for name, _ in cases()}
