"""The distributions for services beside Deckmill, built, installed where nothing else is, and used against a stack."""

import asyncio
import hashlib
import os
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


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scenario]:
    """A stack."""
    async with scenario(tmp_path_factory.mktemp("stack")) as made:
        yield made


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


def test_the_same_sources_give_the_same_bytes(wheels: list[Path], tmp_path: Path) -> None:
    """Whoever builds a release again can compare it."""
    names = [wheel.name.partition("-")[0] for wheel in wheels]
    assert names == ["deckmill_client", "deckmill_protos"]
    digests = [[hashlib.sha256(wheel.read_bytes()).hexdigest() for wheel in each] for each in (wheels, built(tmp_path))]
    assert digests[0] == digests[1]


@pytest.mark.asyncio(loop_scope="module")  # the supervisor lives in the loop of its fixture
async def test_the_example_runs_with_these_alone(empty: Path, stack: Scenario, tmp_path: Path) -> None:
    """Jobs are made, watched and fetched, and workers called, by a program that has nothing else of ours."""
    out = tmp_path / "out"
    done = await asyncio.create_subprocess_exec(
        str(empty), "-I", str(ROOT / "examples" / "grpc_client.py"), str(out),
        env=os.environ | {"DECKMILL_DATA_DIR": str(stack.data.root)},
        cwd=tmp_path, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    said = (await done.communicate())[0].decode()
    assert done.returncode == 0, said
    assert len(Presentation(out / "output.pptx").slides) == 2
    assert "scored: " in said


def test_types_come_along(empty: Path, tmp_path: Path) -> None:
    """A checker of types reads them: it finds the one mistake."""
    (program := tmp_path / "program.py").write_text(TYPED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-incremental", "--python-executable", str(empty), str(program)],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert 'Incompatible return value type (got "str", expected "int")' in done.stdout
    assert "Found 1 error" in done.stdout
