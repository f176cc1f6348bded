"""What is asked of an image: its service runs as its user on a read-only root, is healthy, and lacks no import."""

import shutil
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tests.images.image import ImageBroken, RunningImage, missing_imports, running_image
from tests.support.postgres import postgres_url
from tests.support.registry_process import RegistryProcess
from tests.support.servers import TOKEN, free_port, nats

_INSTALL_SECONDS, _START_SECONDS = 900, 120
_LOOK = 0.2
_WITHOUT_A_REGISTRY = ("job-registry", "deckmill")
_HTTP = ("gateway", "deckmill")
_WRITES = "id -u && ! touch /usr/x /opt/deckmill/x 2>/dev/null && touch /tmp/x && tr '\\0' ' ' </proc/1/cmdline"


def check(target: str, wheel: Path, folder: Path) -> None:
    """Make an image below `folder`, with a bus, a database and a registry beside it. Raises ImageBroken."""
    folder = folder.resolve()  # servers that stand beside the image keep their sockets below it
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with ExitStack() as beside:
        listen = f"127.0.0.1:{free_port()}"
        settings = {"DECKMILL_LISTEN": listen, "DECKMILL_TOKEN": TOKEN, "DECKMILL_STORE_URL": "file:///tmp/objects"}
        bus = beside.enter_context(nats(folder / "nats")).start()
        if target == "deckmill":
            settings = {}
        else:
            settings["DECKMILL_NATS_URL"] = bus
        if target == "job-registry":
            settings["DECKMILL_DATABASE_URL"] = beside.enter_context(postgres_url(folder / "pg"))
        if target not in _WITHOUT_A_REGISTRY:
            registry = RegistryProcess(folder / "registry", f"sqlite:///{folder.resolve()}/registry.db", nats_url=bus)
            registry.start()
            beside.callback(registry.stop)
            settings["DECKMILL_REGISTRY"] = registry.address
        image = beside.enter_context(running_image(target, wheel.resolve(), folder / "made", settings))
        _until(image, _INSTALL_SECONDS, image.installed)
        _until(image, _START_SECONDS, lambda: _is_healthy(image, target, settings))
        _assert_confined(image)
        if missing := missing_imports(image, target):
            raise ImageBroken(missing)


def _is_healthy(image: RunningImage, target: str, settings: dict[str, str]) -> bool:
    probe = "http" if target in _HTTP else "grpc"
    return image.run("python", "-m", "deck_runtime.probe", probe, **settings).returncode == 0


def _until(image: RunningImage, seconds: float, reached: Callable[[], bool]) -> None:
    deadline = time.monotonic() + seconds
    while not reached():
        if image.process.poll() is not None or time.monotonic() > deadline:
            raise ImageBroken(image.log())
        time.sleep(_LOOK)


def _assert_confined(image: RunningImage) -> None:
    done = image.run("sh", "-c", _WRITES)
    user, _, command = done.stdout.partition("\n")
    if done.returncode or user != "10001" or not command.startswith("/usr/bin/tini"):
        raise ImageBroken(f"it is not confined: {done.stdout}{done.stderr}")
