"""`make corpus`: whatever a deck does, it is one row, and the run goes on."""

import argparse
import asyncio
from pathlib import Path
from typing import Any

import pytest

from deck_domain.errors import UnusableFile
from deck_runtime.children.pool import ChildDied, ChildFailed, ChildPool, ChildTimeout
from scorer.orders import SCORING
from tests.corpus.__main__ import main, presentations, try_all
from tests.corpus.table import COLUMNS, row, summary
from tests.corpus.template_child import WORK as READING
from tests.corpus.trying import Bench, Step, Trial
from tests.support.corpus import compiled as corpus


class _Broken:
    """In the place of a pool: what a deck does to a child."""

    def __init__(self, ends: dict[str, Exception]) -> None:
        self._ends = ends

    async def run(self, order: Any, *, timeout: float) -> Any:
        raise self._ends.get(order.pptx.name, UnusableFile("There is nothing to draw.", code="no_slides"))


def _rows(target: Path) -> list[dict[str, str]]:
    head, *lines = target.read_text(encoding="utf-8").splitlines()
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Decks of all sorts, one of them deeper."""
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "good.PPTX").write_bytes(corpus.compiled("seed_pitch").pptx)
    for name in ("broken.pptx", "hangs.pptx", "dies.pptx", "~$open.pptx", "notes.txt"):
        (tmp_path / name).write_bytes(b"no zip")
    return tmp_path


async def test_a_deck_that_hangs_or_crashes_is_one_row(folder: Path) -> None:
    """With the code of what it did; the files after it are tried all the same."""
    ends = {"hangs.pptx": ChildTimeout("no answer within 1 s"), "dies.pptx": ChildDied("signal 11")}
    scorer, templates = ChildPool(SCORING, 1), ChildPool(READING, 1)
    for pool in (scorer, templates):
        pool.start()
    previewer: Any = _Broken(ends | {"broken.pptx": ChildFailed("KeyError: 'x'")})
    place = Bench(scorer, templates, previewer, at_once=2, seconds=60.0)
    files = presentations(folder)
    target = folder / "table.tsv"
    try:
        trials = await try_all(place, folder, files, target)
    finally:
        await asyncio.gather(scorer.close(), templates.close())
    rows = _rows(target)
    assert [(each["file"], each["code"], each["preview"]) for each in rows] == [
        ("broken.pptx", "ok", "failed"),
        ("deeper/good.PPTX", "ok", "no_slides"),
        ("dies.pptx", "ok", "died"),
        ("hangs.pptx", "ok", "timeout"),
    ]
    good, broken = rows[1], rows[0]
    assert (int(good["score"]) > 90, int(good["slides"]), good["first_blocking"]) == (True, 6, "")
    assert good["template"].startswith(("certified", "best"))
    assert broken["findings"] == "PKG001:1"
    assert broken["first_blocking"].startswith("PKG001 STRUCTURAL_VALIDATION_FAILED: ")
    assert (broken["template"], float(broken["seconds"]) >= 0) == ("not_a_zip", True)
    assert [trial.has_defect for trial in trials] == [True, False, True, True]
    told = "\n".join(summary(trials))
    assert "4 files, 3 with a finding that blocks" in told
    assert "preview: failed 1, no_slides 1, died 1, timeout 1" in told
    assert "defect: hangs.pptx: timeout: no answer within 1 s" in told


def test_a_row_has_a_cell_for_each_column() -> None:
    """Names and messages with tabs and line feeds do not break the table."""
    step = Step("died", 0.5, "one\ttwo\nthree")
    cells = row(Trial("a\tb.pptx", step, step, step)).split("\t")
    assert len(cells) == len(COLUMNS)
    assert (cells[0], cells[-1]) == ("a b.pptx", " | ".join(["one two three"] * 3))


async def test_a_folder_without_decks_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a line, with exit code 2."""
    given = argparse.Namespace(folder=tmp_path, out=tmp_path / "x.tsv", processes=1, seconds=1.0)
    assert await main(given) == 2
    assert "no .pptx below" in capsys.readouterr().err
    assert await main(argparse.Namespace(folder="", out=tmp_path / "x.tsv", processes=1, seconds=1.0)) == 2
    assert "make corpus DIR=" in capsys.readouterr().err
