"""The shell of a service."""

import subprocess
import sys

_SERVICE = """
import gc
gc.disable()
from deck_runtime.service import run_service
from deck_runtime.settings import ServiceSettings
async def main(settings):
    print(gc.isenabled())
run_service("tried", ServiceSettings, main)
"""


def test_a_service_looks_for_garbage() -> None:
    """Though it did not while it was imported."""
    told = subprocess.run([sys.executable, "-c", _SERVICE], capture_output=True, text=True, check=True)
    assert told.stdout == "True\n"
