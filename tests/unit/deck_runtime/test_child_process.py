"""The child's side of a pool: what it does before the first request."""

import os
from types import SimpleNamespace

import pytest

from deck_runtime.children import process


@pytest.mark.parametrize(("asked", "prepared"), [(b"", 1), (b"request", 0)])
def test_a_child_prepares_while_nothing_is_asked(monkeypatch: pytest.MonkeyPatch, asked: bytes, prepared: int) -> None:
    """Who asks at once does not wait for what others may need."""
    monkeypatch.setattr(process, "_IDLE_SECONDS", 0.01)
    times: list[None] = []
    reading, writing = os.pipe()
    os.write(writing, asked)
    with os.fdopen(reading, "rb") as requests:
        process.prepare_when_idle(SimpleNamespace(prepare=lambda: times.append(None)), requests)
        process.prepare_when_idle(SimpleNamespace(), requests)
    os.close(writing)
    assert len(times) == prepared
