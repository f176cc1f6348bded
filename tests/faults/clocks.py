"""Wall clocks that can be stepped, of one process each, by a library that is put before the C library's."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_SOURCE = Path(__file__).with_name("stepped_clock.c")
STEPS: Mapping[str, int] = {"clock-ahead": 300, "clock-behind": -300}
"""By kind of fault, seconds by which a clock is wrong meanwhile."""


class Clocks:
    """The clocks of some processes; each is right until it is stepped.

    libfaketime would be the usual way, but as Debian has it, Python cannot sleep below it.
    """

    def __init__(self, folder: Path, library: Path) -> None:
        """Use `stepped_clocks` instead."""
        self._folder, self._library = folder, library

    def environment(self, name: str) -> dict[str, str]:
        """What a process that is to go by its own clock is started with. Its children go by it, too."""
        if not (file := self._folder / name).exists():
            file.write_bytes(_written(0))
        return {"LD_PRELOAD": str(self._library), "STEPPED_CLOCK": str(file)}

    def step(self, name: str, seconds: int) -> None:
        """Have the clock of a process that was started be so many seconds ahead of the machine's from now on."""
        with (self._folder / name).open("r+b") as file:  # it is mapped: never shortened
            file.write(_written(seconds))


def _written(seconds: int) -> bytes:
    return seconds.to_bytes(8, sys.byteorder, signed=True)


def stepped_clocks(folder: Path) -> Clocks | None:
    """Clocks whose files are in a folder; None where there is no C compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    library = folder / "stepped_clock.so"
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", library, _SOURCE, "-ldl"], check=True)
    return Clocks(folder, library)
