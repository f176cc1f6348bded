"""Commands of a documentation page, typed in a folder that looks like a checkout in which `make serve` runs."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.serve import Served, served

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```([a-z]+(?: [a-z]+)?|)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_END = "-- end of a block --"


def blocks(page: str) -> list[tuple[str, str]]:
    """The fenced blocks of a page below the root: what stands behind the fence, and the text."""
    return _BLOCK.findall((ROOT / page).read_text(encoding="utf-8"))


@contextmanager
def checkout(root: Path) -> Iterator[Served]:
    """A running server, with `.deckmill`, `.venv` and `examples` beside each other in `root`."""
    with served(root) as server:
        (root / ".deckmill").symlink_to("data")
        (root / "examples").symlink_to(ROOT / "examples")
        (root / ".venv").symlink_to(Path(sys.executable).parents[1])
        yield server


def typed(root: Path, server: Served, scripts: list[str]) -> list[str]:
    """What each script prints, all typed into one shell that ends at the first command that fails."""
    script = "\n".join(f"{commands}\necho '{_END}'" for commands in scripts)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script.replace("http://127.0.0.1:8080", server.url)],
        cwd=root,
        env=os.environ | {"DECKMILL_URL": server.url},
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.split(f"{_END}\n")[:-1]
