"""An image without an engine: its install steps in a copy of a clean Debian, its service on a read-only root."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.servers import bound

TARGETS = {
    "gateway": ["python", "-m", "gateway"],
    "job-registry": ["python", "-m", "job_registry"],
    "renderer": ["python", "-m", "renderer"],
    "previewer": ["python", "-m", "previewer"],
    "scorer": ["python", "-m", "scorer"],
    "deckmill": ["deckmill", "serve", "--data-dir", "/tmp/data"],
}
"""The images, with what their Dockerfile starts; all of it but the address and the data directory of `deckmill`."""
PACKAGES = {"job-registry": "job_registry"}
"""The package of a service that is named otherwise."""
_HERE = Path(__file__).parent
_CLEAN = Path(".make/images/root")
_IMPORTS = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    if not module.name.endswith(("__main__", ".env")) and ".versions." not in module.name:
        importlib.import_module(module.name)
"""
"""Imports every module of a package: also those that only children load, and only for some of their work."""


class ImageBroken(Exception):
    """An image that cannot be made, or whose service does not run. Its text is what was said of it."""


def clean_root() -> Path:
    """The clean Debian that all images begin with; made by debootstrap where there is none yet."""
    done = subprocess.run([_HERE / "clean_root.sh", _CLEAN], capture_output=True, text=True, check=False)
    if done.returncode:
        raise ImageBroken(done.stderr)
    return _CLEAN


@dataclass
class RunningImage:
    """A container, nearly: the processes of an image in a file system of their own, with the machine's network.

    Attributes:
        process: what made it; it ends with it.
        folder: where it is made.
    """

    process: subprocess.Popen[str]
    folder: Path

    def installed(self) -> bool:
        """Whether its install steps are done."""
        return (self.folder / "installed").exists()

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command in it, as its user, as an engine does for a health check."""
        (inner,) = _children(self.process.pid) or [0]
        inside = ["nsenter", "--mount", "--pid", "--target", str(inner), "chroot", "--userspec=10001:10001"]
        return subprocess.run(
            [*inside, str((self.folder / "image").resolve()), *command],
            env={"PATH": "/opt/deckmill/bin:/usr/bin:/bin:/usr/sbin", "HOME": "/tmp", **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def log(self) -> str:
        """What it has said."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")[-4000:]


@contextmanager
def running_image(target: str, wheel: Path, folder: Path, environment: Mapping[str, str]) -> Iterator[RunningImage]:
    """Make the image of a target below `folder`, and start what its Dockerfile starts. Raises ImageBroken."""
    folder.mkdir(parents=True, exist_ok=True)
    uv = Path(sys.executable).parent / "uv"
    command = [
        "unshare", "--mount", "--pid", "--fork", "--kill-child", "--", str(_HERE / "in_image.sh"),
        str(clean_root().resolve()), str(folder.resolve()), target, str(wheel), str(uv),
        "/usr/bin/tini", "--", *TARGETS[target],
    ]  # fmt: skip
    inherited = {name: os.environ[name] for name in os.environ if not name.startswith("DECKMILL_")}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(bound(command), env={**inherited, **environment}, stdout=log, stderr=log, text=True)
    try:
        yield RunningImage(process, folder)
    finally:
        if process.poll() is None:
            # Its first process takes all others with it. `--kill-child` is forgotten when that changes its user.
            for first in _children(process.pid):
                os.kill(first, signal.SIGKILL)
            process.kill()
        process.wait(30)
        shutil.rmtree(folder / "upper", ignore_errors=True)


def missing_imports(image: RunningImage, target: str) -> str:
    """What a module of the image's service cannot import; empty where nothing is missing."""
    done = image.run("python", "-c", _IMPORTS, PACKAGES.get(target, target))
    return done.stderr if done.returncode else ""


def _children(pid: int) -> list[int]:
    return [*map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split())]
