"""The programs of the examples, as people run them."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from pptx import Presentation

from tests.support.stack import Scenario, scenario

pytestmark = pytest.mark.asyncio(loop_scope="module")  # the supervisor lives in the loop of its fixture


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scenario]:
    """A stack."""
    async with scenario(tmp_path_factory.mktemp("loop")) as made:
        yield made


async def _run(example: str, stack: Scenario, folder: Path) -> str:
    """What an example prints that writes into a folder and succeeds."""
    settings = {"DECKMILL_URL": stack.stack.url, "DECKMILL_DATA_DIR": str(stack.data.root)}
    done = await asyncio.create_subprocess_exec(
        sys.executable,
        str(Path("examples", example).resolve()),
        str(folder),
        env=os.environ | settings,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said = (await done.communicate())[0].decode()
    assert done.returncode == 0, said
    return said


async def test_the_loop_goes_around_once(stack: Scenario, tmp_path: Path) -> None:
    """Rendered twice, compared in words and pictures, approved; the approved deck has the new figure."""
    said = await _run("review_loop.py", stack, tmp_path / "out")
    assert "compared: 1 of 8 slides changed" in said
    assert "$48.2M -> $52.9M" in said
    assert "decided: approved, 1 decision in the history" in said
    assert len(list((tmp_path / "out").glob("changed-*.png"))) == 1
    deck = Presentation(tmp_path / "out" / "approved.pptx")
    shown = "".join(text.text or "" for slide in deck.slides for text in slide._element.iter("{*}t"))
    assert "$52.9M" in shown


async def test_a_service_has_a_deck_made_over_grpc(stack: Scenario, tmp_path: Path) -> None:
    """Created, watched to its end, fetched from the store; then rendered, drawn and scored without a job."""
    said = await _run("grpc_client.py", stack, tmp_path / "out")
    assert "JOB_STATE_SUCCEEDED" in said
    assert len(Presentation(tmp_path / "out" / "output.pptx").slides) == 2
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pptx", ".png", ".pdf"}
    assert (tmp_path / "out" / "output.pdf").read_bytes().startswith(b"%PDF")
    assert re.search(r"scored: \d+ of 100", said)
