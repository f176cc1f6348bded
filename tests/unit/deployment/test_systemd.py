"""The unit for a plain server, as far as systemd looks at units that it does not run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from deckmill.commands.serve import serve
from deckmill.embedded.environment import COMMAND_LINE
from deckmill.embedded.stack import _STOP_SECONDS

UNIT = Path("deploy/systemd/deckmill.service")
MOST_EXPOSED = 20
"""Tenths of systemd's measure of what a service may do, from 0 to 100."""


def verified(folder: Path, text: str) -> str:
    """What systemd says of a unit, whose program is one that is here."""
    unit = folder / UNIT.name
    unit.write_text(re.sub(r"^ExecStart=\S+", f"ExecStart={sys.executable}", text, flags=re.MULTILINE))
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(unit)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"TERM": "dumb"}
    ).stderr


def test_systemd_understands_it(tmp_path: Path) -> None:
    """Every line means something to it."""
    assert "" == verified(tmp_path, UNIT.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("ProtectHome=", "ProtectedHome="), ("PrivateTmp=true", "PrivateTmp=mostly"), ("@system", "@sys")],
)
def test_a_line_that_means_nothing_is_found(tmp_path: Path, right: str, wrong: str) -> None:
    """The check can fail."""
    assert f"{UNIT.name}:" in verified(tmp_path, UNIT.read_text(encoding="utf-8").replace(right, wrong))


def test_little_is_exposed() -> None:
    """Less would take away what the sandboxes are made with."""
    command = ["systemd-analyze", "security", "--offline=true", f"--threshold={MOST_EXPOSED}", str(UNIT)]
    subprocess.run(command, check=True, capture_output=True)


def test_the_stack_may_end_in_order() -> None:
    """Four waves, each of which may take so long, before systemd kills what is left."""
    text = UNIT.read_text(encoding="utf-8")
    (limit,) = re.findall(r"^TimeoutStopSec=(\d+)$", text, re.MULTILINE)
    assert int(limit) > 4 * _STOP_SECONDS
    assert {"DECKMILL_DATA_DIR"} == set(re.findall(r"\bDECKMILL_\w+", text)) <= set(COMMAND_LINE)
    assert f"deckmill {serve.__name__}" in text
