"""The process that scores."""

import asyncio
import os
from pathlib import Path

from deck_runtime.children.pool import ChildPool
from scorer.orders import SCORING


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
