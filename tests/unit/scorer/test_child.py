"""The process that scores."""

import asyncio
import os
from pathlib import Path

import pytest

from deck_documents import parse
from deck_domain.brand import Brand
from deck_domain.errors import UnusableFile
from deck_runtime.children.pool import ChildPool
from deck_runtime.children.work import no_progress
from renderer.compile import compile_deck
from scorer.child import handle
from scorer.orders import SCORING, ScoreOrder

DOCUMENT = {
    "version": "2.0",
    "title": "Plan",
    "slides": [{"slideType": "title-body", "title": "Plan", "body": ["One", "Two"]}],
}


async def test_scoring_yields_to_drawing() -> None:
    """By the niceness of its process, and of its session where the kernel shares processors out by sessions."""
    pool = ChildPool(SCORING, 2)
    pool.start()
    try:
        async with asyncio.timeout(60):
            while pool.idle < 2:
                await asyncio.sleep(0.01)
        ours = os.getpriority(os.PRIO_PROCESS, 0)
        for pid in pool.pids():
            assert os.getpriority(os.PRIO_PROCESS, pid) == min(19, ours + 5)
            session = Path(f"/proc/{pid}/autogroup")
            assert not session.exists() or session.read_text(encoding="utf-8").split()[-1] == "5"
    finally:
        await pool.close()


def test_what_the_brand_demands_comes_with_the_order(tmp_path: Path) -> None:
    """A record that can be read is looked at; one that cannot is no reason to pass over it."""
    deck, brand = tmp_path / "deck.pptx", tmp_path / "brand.json"
    deck.write_bytes(compile_deck(parse("protocol_v2", DOCUMENT)).pptx)
    brand.write_bytes(Brand(("Calibri",), {}, ()).to_bytes())
    order = ScoreOrder(tmp_path, deck, brand=brand)
    assert handle(order, no_progress).report.exists()
    brand.write_bytes(b"{}")
    with pytest.raises(UnusableFile, match="brand"):
        handle(order, no_progress)
