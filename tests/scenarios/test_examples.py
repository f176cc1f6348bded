"""The programs of the examples, as people run them: one where nothing of ours is installed but its distributions."""

import asyncio
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from pptx import Presentation

from tests.support.stack import Scenario, scenario

ROOT = Path(__file__).parents[2]
TYPED = """
from deck.registry.v1.job_pb2 import Job
from deck.registry.v1.job_service_pb2 import GetJobRequest
from deckmill_client import Addresses, DeckmillClient, DirectoryStore

def named(client: DeckmillClient) -> int:
    return client.job("job_1").id
"""


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scenario]:
    """A stack."""
    async with scenario(tmp_path_factory.mktemp("examples")) as made:
        yield made


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """What `make dist` builds."""
    return built(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def empty(wheels: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that has these wheels, and what they ask for, and nothing else."""
    folder = tmp_path_factory.mktemp("empty") / "venv"
    run("uv", "venv", "-q", "--python", sys.executable, str(folder))
    python = folder / "bin" / "python"
    run("uv", "pip", "install", "-q", "--python", str(python), *map(str, wheels))
    return python


def built(folder: Path) -> list[Path]:
    """The wheels, built into a folder."""
    run("make", "-C", str(ROOT), "--no-print-directory", "dist", f"DIST={folder}")
    return sorted(folder.glob("*.whl"))


def run(*command: str) -> str:
    """What a command prints that succeeds; uv is that of the environment."""
    program = str(Path(sys.executable).parent / "uv") if command[0] == "uv" else command[0]
    done = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


async def _run(stack: Scenario, folder: Path, *command: str) -> str:
    """What an example prints that writes into a folder and succeeds."""
    settings = {"DECKMILL_URL": stack.stack.url, "DECKMILL_DATA_DIR": str(stack.data.root)}
    done = await asyncio.create_subprocess_exec(
        *command, str(folder / "out"),
        env=os.environ | settings, cwd=folder, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    said = (await done.communicate())[0].decode()
    assert done.returncode == 0, said
    return said


@pytest.mark.asyncio(loop_scope="module")  # the supervisor lives in the loop of its fixture
async def test_the_loop_goes_around_once(stack: Scenario, tmp_path: Path) -> None:
    """Rendered twice, compared in words and pictures, approved; the approved deck has the new figure."""
    said = await _run(stack, tmp_path, sys.executable, str(ROOT / "examples" / "review_loop.py"))
    assert "compared: 1 of 8 slides changed" in said
    assert "$48.2M -> $52.9M" in said
    assert "decided: approved, 1 decision in the history" in said
    assert len(list((tmp_path / "out").glob("changed-*.png"))) == 1
    deck = Presentation(tmp_path / "out" / "approved.pptx")
    shown = "".join(text.text or "" for slide in deck.slides for text in slide._element.iter("{*}t"))
    assert "$52.9M" in shown


@pytest.mark.asyncio(loop_scope="module")
async def test_a_service_has_a_deck_made_over_grpc(empty: Path, stack: Scenario, tmp_path: Path) -> None:
    """Created, watched to its end, fetched from the store; then rendered, drawn and scored without a job.

    By a program that has the distributions and nothing else of ours.
    """
    said = await _run(stack, tmp_path, str(empty), "-I", str(ROOT / "examples" / "grpc_client.py"))
    assert "JOB_STATE_SUCCEEDED" in said
    assert len(Presentation(tmp_path / "out" / "output.pptx").slides) == 2
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pptx", ".png", ".pdf"}
    assert (tmp_path / "out" / "output.pdf").read_bytes().startswith(b"%PDF")
    assert re.search(r"scored: \d+ of 100", said)


def test_the_same_sources_give_the_same_bytes(wheels: list[Path], tmp_path: Path) -> None:
    """Whoever builds a release again can compare it."""
    names = [wheel.name.partition("-")[0] for wheel in wheels]
    assert names == ["deckmill_client", "deckmill_protos"]
    digests = [[hashlib.sha256(wheel.read_bytes()).hexdigest() for wheel in each] for each in (wheels, built(tmp_path))]
    assert digests[0] == digests[1]


def test_types_come_along(empty: Path, tmp_path: Path) -> None:
    """A checker of types reads them: it finds the one mistake."""
    (program := tmp_path / "program.py").write_text(TYPED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-incremental", "--python-executable", str(empty), str(program)],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert 'Incompatible return value type (got "str", expected "int")' in done.stdout
    assert "Found 1 error" in done.stdout
