"""A sandbox for the tests of one session of pytest, and what runs code in it."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deck_runtime.children.pool import ChildPool
from renderer.sandbox import rehearsal
from renderer.sandbox.confinement import USUAL_LIMITS, Limits
from renderer.sandbox.orders import SANDBOX, CodeAnswer, CodeOrder

RunCode = Callable[..., CodeAnswer]

TOOLS = """
import pptx.util
def module(name):
    return vars(vars(pptx.util)["functools"])["__builtins__"]["__import__"](name)
"""
"""How code gets hold of any module: the list of what it may import is no wall."""


@pytest.fixture(scope="session")
def base() -> bytes:
    """A presentation without slides."""
    return rehearsal.play()


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """The loop that all runs share, since the pool belongs to one."""
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()


@pytest.fixture(scope="session")
def pool(loop: asyncio.AbstractEventLoop) -> Iterator[ChildPool[CodeOrder, CodeAnswer]]:
    """One process that forks."""

    async def opened() -> ChildPool[CodeOrder, CodeAnswer]:
        pool = ChildPool(SANDBOX, 1)
        pool.start()
        await asyncio.wait_for(pool.wait_ready(), 60)
        return pool

    pool = loop.run_until_complete(opened())
    yield pool
    loop.run_until_complete(pool.close())


@pytest.fixture
def run_code(
    pool: ChildPool[CodeOrder, CodeAnswer], loop: asyncio.AbstractEventLoop, base: bytes, tmp_path: Path
) -> RunCode:
    """Run code in the sandbox; the deck is `tmp_path / "deck.pptx"`."""

    def run(code: str, limits: Limits = USUAL_LIMITS) -> CodeAnswer:
        (tmp_path / "code.py").write_text(code, encoding="utf-8")
        (tmp_path / "base.pptx").write_bytes(base)
        order = CodeOrder((tmp_path / "code.py",), tmp_path / "base.pptx", tmp_path / "deck.pptx", limits)
        return loop.run_until_complete(pool.run(order, timeout=60))

    return run
