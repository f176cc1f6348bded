"""The nats-server of the embedded stack: which binary, which configuration, which port."""

import json
import os
import shutil
import sys
from pathlib import Path

_CONFIGURATION = """\
listen: "127.0.0.1:{port}"
ports_file_dir: {ports}
authorization {{ token: {token} }}
jetstream {{
  store_dir: {store}
  max_memory_store: 64MB
  max_file_store: 1GB
  # An acknowledged event is on the disk, not in a cache.
  sync_interval: always
}}
"""


class BusServer:
    """Knows how to start nats-server on a folder; it keeps the port it learned at its first start."""

    def __init__(self, folder: Path, token: str) -> None:
        """Args: folder: where the streams live. token: what clients must show."""
        self._folder, self._token = folder, token
        self._port_file = folder / "port"

    def command(self) -> list[str]:
        """Write the configuration and return the command line."""
        for stale in self._folder.glob("*.ports"):
            stale.unlink()
        port = self._port()
        configuration = self._folder / "nats.conf"
        text = _CONFIGURATION.format(
            port=port,
            ports=json.dumps(str(self._folder)),
            token=json.dumps(self._token),
            store=json.dumps(str(self._folder / "streams")),
        )
        configuration.touch(mode=0o600)
        configuration.write_text(text, encoding="utf-8")
        return [binary(), "--config", str(configuration)]

    def _port(self) -> str:
        """The port of before; -1 takes a free one."""
        known = (
            self._port_file.read_text(encoding="utf-8", errors="replace").strip() if self._port_file.exists() else ""
        )
        return known if known.isascii() and known.isdecimal() else "-1"

    def address(self) -> str | None:
        """host:port once the server listens, None before."""
        for ports in self._folder.glob("*.ports"):
            try:
                url = json.loads(ports.read_text(encoding="utf-8"))["nats"][0]
            except (ValueError, LookupError, OSError):
                return None  # it is being written
            address = str(url).removeprefix("nats://")
            # Reconnecting clients know the port; a restart must bring it back.
            self._port_file.write_text(address.rpartition(":")[2], encoding="utf-8")
            return address
        return None


def binary() -> str:
    """The nats-server to run: NATS_SERVER_BIN, else the one beside our interpreter, else the PATH's."""
    beside = Path(sys.executable).parent / "nats-server"
    return os.environ.get("NATS_SERVER_BIN") or (str(beside) if beside.exists() else "nats-server")


def trouble() -> str | None:
    """Why there is no nats-server to run, and what to do; None where there is one."""
    if shutil.which(binary()):
        return None
    if os.environ.get("NATS_SERVER_BIN"):
        return f"NATS_SERVER_BIN names no program that can be run: {binary()}"
    return "there is no nats-server: `make setup` installs one, NATS_SERVER_BIN or DECKMILL_NATS_URL names another"
