"""A network of the run's own: processes in network namespaces of the kernel, behind a router that can lose packets.

What it loses is lost in silence and in one direction, as a broken switch does it; TCP sends it again until it gives up.
This takes root, and the rights of an administrator of the network where root is that of a container.
"""

import os
import random
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.faults.links import CONDITIONS, Condition

_NAMES = "dmf"
_NAMESPACES = Path("/run/netns")
_LOST = "10"
"""The preference of the router's rules that lose packets: before all others."""


class NamespacesRefused(Exception):
    """The kernel gives us no namespaces; the message says what it takes."""


class Namespaces:
    """A namespace for each client, a router between them and us, an address of ours for each server."""

    def __init__(self, clients: Sequence[str], servers: Sequence[str]) -> None:
        """Use `namespaces` instead."""
        self._tag = f"{_NAMES}{os.getpid()}"
        self._router = f"{self._tag}-r"
        chance = random.SystemRandom()
        net = f"10.{chance.randrange(200, 250)}.{chance.randrange(0, 250, 2)}"
        self._net, self._ours = net, f"{net}.1"
        self._servers_net = f"10.{net.split('.')[1]}.{int(net.split('.')[2]) + 1}"
        self.server_ips: Mapping[str, str] = {
            name: f"{self._servers_net}.{number}" for number, name in enumerate(servers, 1)
        }
        self._places = {name: 4 * number for number, name in enumerate(clients, 1)}

    def client_ip(self, name: str) -> str:
        """The address of a client, for who calls it."""
        return f"{self._net}.{self._places[name] + 2}"

    def inside(self, name: str) -> list[str]:
        """What to put before a command that is to run in a client's namespace."""
        return ["nsenter", f"--net={_NAMESPACES / self._namespace(name)}"]

    def build(self) -> None:
        """Make it. Raises NamespacesRefused."""
        try:
            _ip("netns", "add", self._router)
        except subprocess.CalledProcessError as error:
            raise NamespacesRefused(
                "Network namespaces take root and, in a container, CAP_NET_ADMIN and CAP_SYS_ADMIN: run this as "
                f"root of a machine, or of a container that has them. {error.stderr.strip()}"
            ) from error
        outside = f"{self._tag}o"
        self._pair(outside, f"{self._net}.1/30", self._router, "o", f"{self._net}.2/30")
        for address in self.server_ips.values():
            _ip("addr", "add", f"{address}/32", "dev", outside)
        _ip("route", "add", f"{self._net}.0/24", "via", f"{self._net}.2", "dev", outside)
        _ip("-n", self._router, "route", "add", "default", "via", self._ours)
        subprocess.run(
            ["nsenter", f"--net={_NAMESPACES / self._router}", "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward"],
            check=True,
        )
        for name, place in self._places.items():
            namespace = self._namespace(name)
            _ip("netns", "add", namespace)
            _ip(
                "link",
                "add",
                f"c{place}",
                "netns",
                self._router,
                "type",
                "veth",
                "peer",
                "name",
                "e",
                "netns",
                namespace,
            )
            for where, device, number in ((self._router, f"c{place}", 1), (namespace, "e", 2)):
                _ip("-n", where, "addr", "add", f"{self._net}.{place + number}/30", "dev", device)
                _ip("-n", where, "link", "set", device, "up")
            _ip("-n", namespace, "link", "set", "lo", "up")
            _ip("-n", namespace, "route", "add", "default", "via", f"{self._net}.{place + 1}")

    def become(self, client: str, server: str, condition: Condition) -> None:
        """Have the router lose what a client and a server send each other from now on, or lose nothing."""
        here, there = self.client_ip(client), self.server_ips[server]
        for lost, source, target in (
            (condition.loses_requests, here, there),
            (condition.loses_answers, there, here),
        ):
            rule = ["from", source, "to", target, "blackhole", "pref", _LOST]
            subprocess.run(["ip", "-n", self._router, "rule", "del", *rule], check=False, capture_output=True)
            if lost:
                _ip("-n", self._router, "rule", "add", *rule)

    def remove(self) -> None:
        """Everything of it; the pairs of devices go with their namespaces."""
        for name in (*map(self._namespace, self._places), self._router):
            subprocess.run(["ip", "netns", "del", name], check=False, capture_output=True)
        subprocess.run(["ip", "link", "del", f"{self._tag}o"], check=False, capture_output=True)

    def _namespace(self, client: str) -> str:
        return f"{self._tag}-{self._places[client]}"

    def _pair(self, outer: str, outer_address: str, namespace: str, inner: str, inner_address: str) -> None:
        _ip("link", "add", outer, "type", "veth", "peer", "name", inner, "netns", namespace)
        _ip("addr", "add", outer_address, "dev", outer)
        _ip("link", "set", outer, "up")
        _ip("-n", namespace, "addr", "add", inner_address, "dev", inner)
        _ip("-n", namespace, "link", "set", inner, "up")


@contextmanager
def namespaces(clients: Sequence[str], servers: Sequence[str]) -> Iterator[Namespaces]:
    """Namespaces that end with the context; those of runs that were killed go, too. Raises NamespacesRefused."""
    _remove_abandoned()
    made = Namespaces(clients, servers)
    try:
        made.build()
        yield made
    finally:
        made.remove()


def _remove_abandoned() -> None:
    for path in _NAMESPACES.glob(f"{_NAMES}*-*"):
        owner = path.name.removeprefix(_NAMES).partition("-")[0]
        if owner.isdecimal() and not Path(f"/proc/{owner}").exists():
            subprocess.run(["ip", "netns", "del", path.name], check=False, capture_output=True)


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True, text=True)


KINDS = tuple(name for name, condition in CONDITIONS.items() if condition.loses_requests or condition.loses_answers)
"""The conditions of a link that a router makes; the others are made by the link itself."""
