"""Whether the compose file is sound: known keys, services that are there, settings, variables, images."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from deck_runtime.settings import PREFIX, SettingError, load
from deckmill.embedded.environment import settings_by_service
from deckmill.embedded.stack import MODULES

COMPOSE, EXAMPLE = Path("deploy/compose.yaml"), Path("deploy/.env.example")
_VARIABLE = re.compile(r"\$\{([A-Z_]+)(?::([-?])([^}]*))?\}")
_LINE = re.compile(r"^([A-Z_]+)=(.*)$", re.MULTILINE)
_ADDRESS = re.compile(r"(?<![\w.-])([a-z][a-z0-9-]*):(\d{2,5})(?![\w.])")
_KEYS = {
    *("build", "cap_drop", "command", "depends_on", "environment", "healthcheck", "image", "logging", "ports"),
    *("read_only", "networks", "restart", "security_opt", "stop_grace_period", "tmpfs", "user", "volumes"),
}
"""What our services use of what compose takes."""


_GO_OUT = {"gateway", "job-registry", "renderer"}
"""Who is called from outside, sends webhooks, or fetches pictures."""


def parsed() -> dict[str, Any]:
    """The file, with what it merges."""
    return dict(yaml.safe_load(COMPOSE.read_text(encoding="utf-8")))


def compose_faults(compose: dict[str, Any], example: str) -> list[str]:
    """What is wrong with it and the example of its variables, in sentences."""
    checks = (_keys, _dependencies, _networks, _settings, _images)
    return [fault for check in checks for fault in check(compose)] + list(_variables(compose, example))


def _keys(compose: dict[str, Any]) -> Iterator[str]:
    for name, service in compose["services"].items():
        yield from (f"{name}: {key} is unknown" for key in sorted(service.keys() - _KEYS))


def _dependencies(compose: dict[str, Any]) -> Iterator[str]:
    services = compose["services"]
    mounted = set()
    for name, service in services.items():
        for other, how in service.get("depends_on", {}).items():
            if other not in services:
                yield f"{name} waits for {other}, which is not there"
            elif how["condition"] == "service_healthy" and "healthcheck" not in services[other]:
                yield f"{name} waits for the health of {other}, which tells none"
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0]
            mounted.add(source)
            if source.startswith("./") and not (COMPOSE.parent / source).exists():
                yield f"{name} mounts {source}, which is not there"
            elif not source.startswith("./") and source not in compose["volumes"]:
                yield f"{name} mounts {source}, which is no volume"
        for port in service.get("ports", ()):
            if not port.startswith("127.0.0.1:"):
                yield f"{name} is open to the network by {port}"
    yield from (f"the volume {name} is not used" for name in compose["volumes"].keys() - mounted)


def _networks(compose: dict[str, Any]) -> Iterator[str]:
    closed = {name for name, network in compose["networks"].items() if network and network.get("internal")}
    for name, service in compose["services"].items():
        joined = set(service.get("networks", ["default"]))
        unknown = sorted(joined - compose["networks"].keys())
        yield from (f"{name} is in {other}, which is no network" for other in unknown)
        if not joined & closed:
            yield f"{name} is not in a network with the others"
        if joined - closed and name not in _GO_OUT:
            yield f"{name} has a way out"


def _settings(compose: dict[str, Any]) -> Iterator[str]:
    services = compose["services"]
    for name, kind in settings_by_service().items():
        environment = {key: _filled(str(value)) for key, value in services[name]["environment"].items()}
        known = {PREFIX + field.upper() for field in kind.__dataclass_fields__}
        yield from (f"{variable} is no setting of {name}" for variable in sorted(environment.keys() - known))
        try:
            load(kind, environment)
        except SettingError as error:
            yield f"{name}: {error}"
        for variable, value in environment.items():
            for host, port in _ADDRESS.findall(value):
                if host not in services:
                    yield f"{name}: {variable} names {host}:{port}, and there is no service {host}"


def _filled(text: str) -> str:
    """With secrets of the right form, and defaults for the rest."""
    return _VARIABLE.sub(lambda found: "0" * 64 if found[2] == "?" else found[3] or "", text)


def _images(compose: dict[str, Any]) -> Iterator[str]:
    for name, service in compose["services"].items():
        tag = _filled(service["image"]).rpartition(":")[2]
        if ":" not in service["image"] or tag in ("", "latest"):
            yield f"{name}: its image has no tag of a release"
        if name in MODULES:
            build = service["build"]
            if not (COMPOSE.parent / build["context"] / build["dockerfile"]).is_file():
                yield f"{name} is built from {build['dockerfile']}, which is not there"
            if build["target"] != name:
                yield f"{name} is built from the target {build['target']}"


def _variables(compose: dict[str, Any], example: str) -> Iterator[str]:
    """Each is in the example, where secrets are empty and defaults are the same; none besides."""
    told = dict(_LINE.findall(example))
    used = {name: (how, value) for name, how, value in _VARIABLE.findall(str(compose))}
    yield from (f"{name} is not in the example" for name in sorted(used.keys() - told.keys()))
    yield from (f"{name} of the example is not used" for name in sorted(told.keys() - used.keys()))
    for name in sorted(used.keys() & told.keys()):
        how, value = used[name]
        if told[name] != ("" if how == "?" else value):
            yield f"{name} is {told[name]!r} in the example, and otherwise without it"
