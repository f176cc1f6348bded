"""What kustomize makes of the manifests, and ways to look through it."""

import copy
import functools
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

KUBERNETES = Path("deploy/kubernetes")
OVERLAYS = tuple(sorted(path.parent for path in KUBERNETES.glob("overlays/*/kustomization.yaml")))
COMPONENTS = tuple(sorted(path.parent for path in KUBERNETES.glob("components/*/kustomization.yaml")))
OURS = "deckmill"
"""What the label app.kubernetes.io/name of our own pods says."""

Document = dict[str, Any]
_WITH_PODS = ("Deployment", "StatefulSet", "Job")


@functools.cache
def built(folder: Path) -> str:
    """What `kubectl apply` would get of a folder. Raises CalledProcessError, and FileNotFoundError without kubectl."""
    kubectl = str(Path(sys.executable).parent / "kubectl")
    return subprocess.run([kubectl, "kustomize", str(folder)], check=True, capture_output=True, text=True).stdout


@functools.cache
def _parsed(folder: Path) -> list[Document]:
    return list(yaml.safe_load_all(built(folder)))


@dataclass(frozen=True, slots=True)
class Workload:
    """Something that runs pods, with one container each."""

    kind: str
    name: str
    pod: Document
    labels: dict[str, str]

    @property
    def container(self) -> Document:
        """The container of its pods."""
        (container,) = self.pod["containers"]
        return dict(container)

    @property
    def service(self) -> str:
        """Which of our services its image is; empty for a program of others."""
        image = str(self.container["image"])
        return image.rpartition("/")[2].partition(":")[0] if "deckmill/" in image else ""

    def ports(self) -> dict[str, int]:
        """The ports of the container by name."""
        return {port["name"]: port["containerPort"] for port in self.container.get("ports", ())}


class Manifests:
    """The documents of one overlay."""

    def __init__(self, documents: list[Document]) -> None:
        """Args: documents: as they are applied."""
        self.documents = documents

    @classmethod
    def of(cls, folder: Path) -> "Manifests":
        """What a folder is built to, a copy for each caller: it may be spoilt."""
        return cls(copy.deepcopy(_parsed(folder)))

    def kinds(self, *kinds: str) -> Iterator[Document]:
        """All documents of some kinds."""
        return (each for each in self.documents if each["kind"] in kinds)

    def named(self, kind: str, name: str) -> Document:
        """One document; names of generated ones may go on with a hash. Raises LookupError."""
        for each in self.kinds(kind):
            if each["metadata"]["name"] == name or each["metadata"]["name"].rpartition("-")[0] == name:
                return each
        raise LookupError(f"there is no {kind} {name}")

    def workloads(self) -> list[Workload]:
        """Everything that runs pods."""
        return [
            Workload(
                each["kind"],
                each["metadata"]["name"],
                each["spec"]["template"]["spec"],
                each["spec"]["template"]["metadata"]["labels"],
            )
            for each in self.kinds(*_WITH_PODS)
        ]

    def ours(self) -> list[Workload]:
        """Those of our services."""
        return [each for each in self.workloads() if each.service]

    def chosen(self, selector: Document) -> list[Workload]:
        """The workloads whose pods a label selector chooses."""
        return [each for each in self.workloads() if _matches(selector, each.labels)]


def _matches(selector: Document, labels: dict[str, str]) -> bool:
    wanted = selector.get("matchLabels", {})
    return all(labels.get(key) == value for key, value in wanted.items()) and all(
        (labels.get(rule["key"]) in rule["values"]) is (rule["operator"] == "In")
        for rule in selector.get("matchExpressions", ())
    )
