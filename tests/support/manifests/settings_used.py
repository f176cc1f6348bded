"""Whether the environment that pods get is what our services read, and what queries ask for is what they count."""

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

from deck_domain.lifecycle import Stage
from deck_runtime.settings import PREFIX, ServiceSettings, SettingError, load
from deckmill.embedded.environment import ANYWHERE, settings_by_service
from tests.support.manifests.building import Manifests, Workload

_SECRETS = {
    "DATABASE_URL": "postgresql://deckmill:secret@postgres/deckmill",
    "STORE_URL": "s3://key:secret@store/deckmill",
    "VERDICT_KEYS": f"a:{'0' * 64}",
    "SIGNING_KEYS": f"a:{'0' * 64}",
}
"""Values of the right form in the place of what only the cluster knows."""
_METRICS = Path("docs/metrics.md")
_METRIC = re.compile(r"\bdeckmill_[a-z_]+")
_STAGES = re.compile(r'stage=~"([A-Z|]+)"')
_NAMESPACE = re.compile(r'namespace="([^"]*)"')
_MIGRATE = "migrate"
_TLS_FILES = ("DECKMILL_TLS_CERT_FILE", "DECKMILL_TLS_KEY_FILE", "DECKMILL_TLS_CA_FILE")
"""They are in the pod alone."""


def environment_faults(manifests: Manifests) -> list[str]:
    """All of them, in sentences."""
    return [*_misspelt(manifests), *_refused(manifests), *_listening(manifests), *_queries(manifests)]


def _misspelt(manifests: Manifests) -> Iterator[str]:
    kinds = settings_by_service()
    anywhere = {name.removeprefix(PREFIX) for name in ANYWHERE}
    known_to_some = set.union(anywhere, *map(_names, kinds.values()))
    for name in manifests.named("ConfigMap", "deckmill")["data"]:
        if name.removeprefix(PREFIX) not in known_to_some:
            yield f"{name} in the ConfigMap is no setting"
    for workload in manifests.ours():
        for name in _own(workload):
            if name.startswith(PREFIX) and name.removeprefix(PREFIX) not in anywhere | _names(kinds[workload.service]):
                yield f"{name} is no setting of {workload.service}"


def _refused(manifests: Manifests) -> Iterator[str]:
    """A service that would not start with what it is given."""
    for workload in manifests.ours():
        try:
            environment = environment_of(manifests, workload)
            files = {name: environment.pop(name) for name in _TLS_FILES if name in environment}
            load(settings_by_service()[workload.service], environment)
        except SettingError as error:
            yield f"{workload.name}: {error}"
        if files and workload.name != _MIGRATE and set(files.values()) != set(_mounted(workload, "tls")):
            yield f"{workload.name}: of the TLS files, it has {sorted(_mounted(workload, 'tls'))}"


def environment_of(manifests: Manifests, workload: Workload) -> dict[str, str]:
    """What its process sees, with secrets made up."""
    return {**manifests.named("ConfigMap", "deckmill")["data"], **_own(workload)}


def _own(workload: Workload) -> dict[str, str]:
    variables = workload.container.get("env", ())
    return {
        each["name"]: each.get("value", _SECRETS.get(each["name"].removeprefix(PREFIX), "secret")) for each in variables
    }


def _names(kind: type[ServiceSettings]) -> set[str]:
    return {field.name.upper() for field in dataclasses.fields(kind)}


def _listening(manifests: Manifests) -> Iterator[str]:
    """The process listens where the pod says that it does."""
    for workload in manifests.ours():
        if workload.name == _MIGRATE:
            continue
        environment, ports = environment_of(manifests, workload), workload.ports()
        listen = int(environment["DECKMILL_LISTEN"].rpartition(":")[2])
        if listen not in (ports.get("grpc"), ports.get("http")):
            yield f"{workload.name} listens on {listen}, and its pod has {ports}"
        metrics = int(environment["DECKMILL_METRICS_LISTEN"].rpartition(":")[2])
        annotations = manifests.named("Deployment", workload.name)["spec"]["template"]["metadata"]["annotations"]
        if {metrics} != {ports.get("metrics"), int(annotations["prometheus.io/port"])}:
            yield f"{workload.name} shows its metrics on {metrics}, and its pod says otherwise"


def _queries(manifests: Manifests) -> Iterator[str]:
    """Workers are scaled by metrics that we have, by all of their own stages, and by as many as a pod works on."""
    counted = set(_METRIC.findall(_METRICS.read_text(encoding="utf-8")))
    for scaled in manifests.kinds("ScaledObject"):
        name, namespace = scaled["metadata"]["name"], scaled["metadata"]["namespace"]
        trigger = scaled["spec"]["triggers"][0]["metadata"]
        query = trigger["query"]
        if unknown := set(_METRIC.findall(query)) - counted:
            yield f"ScaledObject {name} asks for {sorted(unknown)}, which nobody counts"
        own = {stage.value for stage in Stage if stage.service == name}
        if any(own != set(stages.split("|")) for stages in _STAGES.findall(query)):
            yield f"ScaledObject {name} asks for other stages than {sorted(own)}"
        if {namespace} != set(_NAMESPACE.findall(query)):
            yield f"ScaledObject {name} asks for another namespace than {namespace}"
        (workload,) = (each for each in manifests.ours() if each.name == name)
        if trigger["threshold"] != _own(workload).get(f"DECKMILL_{name.upper()}_CHILDREN"):
            yield f"ScaledObject {name} wants {trigger['threshold']} decks for each pod, which works on others"


def _mounted(workload: Workload, volume: str) -> list[str]:
    """The files of a Secret, where the container sees them."""
    places = [mount["mountPath"] for mount in workload.container["volumeMounts"] if mount["name"] == volume]
    secrets = [each["secret"] for each in workload.pod["volumes"] if each["name"] == volume]
    return [f"{place}/{item['path']}" for place in places for secret in secrets for item in secret["items"]]
