"""What services write into their logs."""

import json
import subprocess
import sys
from pathlib import Path

_PROGRAM = """
import logging
from deck_runtime.telemetry import configure_logging, get_logger

configure_logging("test", "info")


def fail(headers):
    raise RuntimeError("no")


try:
    fail({"authorization": "Bearer canary"})
except RuntimeError as error:
    get_logger("ours").error("failed", exc_info=error)
    logging.getLogger("theirs").error("failed", exc_info=error)
"""


def test_tracebacks_show_no_variables() -> None:
    """Frames hold keys and documents: a log tells where something failed, not with what."""
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    ours, theirs = (json.loads(line) for line in done.stderr.splitlines())
    for line in (ours, theirs):
        assert line["exception"][0]["exc_type"] == "RuntimeError"
        assert line["exception"][0]["frames"][-1]["name"] == "fail"
    assert "canary" not in done.stderr


def test_a_full_disk_below_the_log_fails_nobody() -> None:
    """Lines are lost instead."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run([sys.executable, "-c", _PROGRAM], stderr=full, check=False)
    assert done.returncode in (0, 120)  # 120: what is left could not be written at the very end
