"""Three nats-servers on loopback, with the configuration that the production overlay ships."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deckmill.embedded.bus_server import binary
from tests.support.servers import TOKEN, bound, free_port

SHIPPED = Path("deploy/kubernetes/overlays/production/nats.conf")


class NatsCluster:
    """Construct, start; each server may be stopped."""

    def __init__(self, folder: Path) -> None:
        """Args: folder: for their configurations and streams."""
        self._folder = folder
        self._ports = [(free_port(), free_port()) for _ in range(3)]
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def urls(self) -> list[str]:
        """Where clients connect."""
        return [f"nats://127.0.0.1:{port}" for port, _ in self._ports]

    def start(self) -> None:
        """Start all of them; they find each other a moment later."""
        routes = ",".join(f"nats-route://route:{TOKEN}@127.0.0.1:{port}" for _, port in self._ports)
        for number, (clients, servers) in enumerate(self._ports):
            folder = self._folder / f"nats-{number}"
            folder.mkdir(parents=True)
            here = {
                '"0.0.0.0:4222"': f'"127.0.0.1:{clients}"',
                '"0.0.0.0:6222"': f'"127.0.0.1:{servers}"',
                '"0.0.0.0:8222"': '"127.0.0.1:-1"',
                '"/data"': f'"{folder}/data"',
            }
            text = SHIPPED.read_text(encoding="utf-8")
            for there, value in here.items():
                assert there in text
                text = text.replace(there, value)
            configuration = folder / "nats.conf"
            configuration.write_text(text, encoding="utf-8")
            environment = os.environ | {"POD_NAME": folder.name, "NATS_TOKEN": TOKEN}
            command = bound([binary(), "--config", str(configuration), "--routes", routes])
            with (folder / "log").open("wb") as log:
                self._processes[folder.name] = subprocess.Popen(command, env=environment, stdout=log, stderr=log)

    def stop(self, name: str) -> None:
        """End `nats-0`, `nats-1` or `nats-2` at once."""
        self._processes[name].kill()
        self._processes[name].wait()

    def close(self) -> None:
        """End all of them."""
        for name in self._processes:
            self.stop(name)


@contextmanager
def nats_cluster(folder: Path) -> Iterator[NatsCluster]:
    """Three servers, started."""
    with contextlib.closing(NatsCluster(folder)) as cluster:
        cluster.start()
        yield cluster
