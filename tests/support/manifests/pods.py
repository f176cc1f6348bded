"""Whether pods are as safe, as long-lived and as large as they must be."""

import re
from collections.abc import Iterator
from pathlib import Path

from deck_documents.paper_document.limits import MAX_SLIDES
from deckmill.embedded.environment import settings_by_service
from deckmill.embedded.stack import MODULES
from previewer.validation import _STEPS
from tests.support.manifests.building import OURS, Manifests, Workload
from tests.support.manifests.settings_used import environment_of

DOCKERFILE = Path("deploy/images/Dockerfile")
_TARGET = re.compile(r"^FROM \S+ AS ([a-z-]+)$", re.MULTILINE | re.IGNORECASE)
_USER = re.compile(r"^USER (\S+)$", re.MULTILINE)
_WORKERS = ("renderer", "previewer", "scorer")
_TO_CLOSE = 10
"""Seconds that storing and closing may take after the work."""
_TAG = re.compile(r"[^@]+:[\w][\w.-]*")


def pod_faults(manifests: Manifests) -> list[str]:
    """All of them, in sentences."""
    checks = (_unrestricted, _images, _too_short, _sizes, _labels)
    return [fault for check in checks for fault in check(manifests)]


def _unrestricted(manifests: Manifests) -> Iterator[str]:
    """The `restricted` pod security standard, a root that is only read, and no token of the API."""
    for each in manifests.workloads():
        pod, container = each.pod.get("securityContext", {}), each.container.get("securityContext", {})
        wanted = {
            "runs as root": pod.get("runAsNonRoot") is True and pod.get("runAsUser", 0) > 0,
            "has no seccomp profile": pod.get("seccompProfile") == {"type": "RuntimeDefault"},
            "may gain privileges": container.get("allowPrivilegeEscalation") is False,
            "has capabilities": container.get("capabilities") == {"drop": ["ALL"]},
            "may write its root": container.get("readOnlyRootFilesystem") is True,
            "has a token of the API": each.pod.get("automountServiceAccountToken") is False,
            "shares what is the node's": not {"hostNetwork", "hostPID", "hostIPC"} & set(each.pod),
            "mounts the node": not any("hostPath" in volume for volume in each.pod.get("volumes", ())),
        }
        yield from (f"{each.name} {fault}" for fault, held in wanted.items() if not held)


def _images(manifests: Manifests) -> Iterator[str]:
    """Each has a tag that means one release; ours are targets of the Dockerfile."""
    built = DOCKERFILE.read_text(encoding="utf-8")
    targets, users = set(_TARGET.findall(built)), set(_USER.findall(built))
    for each in manifests.workloads():
        image = str(each.container["image"])
        if not _TAG.fullmatch(image) or image.endswith(":latest"):
            yield f"{each.name}: the image {image} has no tag of a release"
        if each.service and each.service not in targets:
            yield f"{each.name}: there is no image {each.service}"
        user = f"{each.pod['securityContext'].get('runAsUser')}:{each.pod['securityContext'].get('runAsGroup')}"
        if each.service and {user} != users:
            yield f"{each.name} runs as {user}, and its image as {sorted(users)}"


def longest_stage(service: str) -> float:
    """Seconds that work of a worker may take with its defaults, by its limits for each kind."""
    settings = settings_by_service()[service]()
    if service == "previewer":
        return _STEPS * float(settings.preview_seconds_at_most)  # type: ignore[attr-defined]
    if service == "scorer":
        return float(settings.score_seconds + MAX_SLIDES * settings.score_seconds_per_slide)  # type: ignore[attr-defined]
    rendering = settings.render_seconds + MAX_SLIDES * settings.render_seconds_per_slide  # type: ignore[attr-defined]
    return max(float(rendering), settings.template_seconds)  # type: ignore[attr-defined]


def _too_short(manifests: Manifests) -> Iterator[str]:
    """Work ends before its pod is killed."""
    for each in manifests.ours():
        if each.name not in MODULES:
            continue
        pause = each.container["lifecycle"]["preStop"]["sleep"]["seconds"]
        grace = each.pod["terminationGracePeriodSeconds"]
        drain = float(environment_of(manifests, each)["DECKMILL_DRAIN_SECONDS"]) if each.name in _WORKERS else 0.0
        if each.name in _WORKERS and drain < longest_stage(each.name):
            yield f"{each.name}: work may take {longest_stage(each.name):g} s, and is given up after {drain:g}"
        if grace < pause + drain + _TO_CLOSE:
            yield f"{each.name} is killed after {grace} s, and may take {pause + drain + _TO_CLOSE:g}"


def _sizes(manifests: Manifests) -> Iterator[str]:
    """Each says what it needs, and how much memory it may have."""
    for each in manifests.workloads():
        resources = each.container.get("resources", {})
        if set(resources.get("requests", ())) != {"cpu", "memory"} or "memory" not in resources.get("limits", ()):
            yield f"{each.name} does not say what it needs"


def _labels(manifests: Manifests) -> Iterator[str]:
    for document in manifests.documents:
        labels = document["metadata"].get("labels", {})
        if labels.get("app.kubernetes.io/name") == OURS and "app.kubernetes.io/part-of" not in labels:
            yield f"{document['kind']} {document['metadata']['name']} does not say what it is part of"
    for each in manifests.ours():
        if not _labelled(each):
            yield f"the pods of {each.name} do not say what they are"


def _labelled(workload: Workload) -> bool:
    wanted = {"app.kubernetes.io/name": OURS, "app.kubernetes.io/component": workload.name}
    return wanted.items() <= workload.labels.items()
