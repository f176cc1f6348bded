"""What services write into their logs."""

import json
import subprocess
import sys

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
