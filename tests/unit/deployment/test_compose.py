"""The compose file, as far as it can be held against itself and our code without a container engine."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.manifests.compose import EXAMPLE, compose_faults, parsed

DEV = Path("deploy/kubernetes/overlays/dev")
Compose = dict[str, Any]


def test_it_is_sound() -> None:
    """Services, settings, variables and images are what they say."""
    assert [] == compose_faults(parsed(), EXAMPLE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["postgres", "nats", "seaweedfs"])
def test_it_runs_what_the_development_overlay_runs(name: str) -> None:
    """The same release, so that what is tried by one holds for the other."""
    (workload,) = (
        each
        for each in yaml.safe_load_all((DEV / f"{name}.yaml").read_text(encoding="utf-8"))
        if each["kind"] == "StatefulSet"
    )
    assert workload["spec"]["template"]["spec"]["containers"][0]["image"] == parsed()["services"][name]["image"]


def of(compose: Compose, service: str) -> Compose:
    """One service."""
    return compose["services"][service]  # type: ignore[no-any-return]


SPOILT: dict[str, tuple[Callable[[Compose], object], str]] = {
    "an unknown key": (lambda c: of(c, "scorer").update(readonly=True), "scorer: readonly is unknown"),
    "a dependency that is not there": (
        lambda c: of(c, "scorer").update(depends_on={"registry": {"condition": "service_healthy"}}),
        "scorer waits for registry, which is not there",
    ),
    "health that nobody tells": (lambda c: of(c, "postgres").pop("healthcheck"), "the health of postgres"),
    "a volume that is not there": (lambda c: c["volumes"].pop("nats"), "nats mounts nats, which is no volume"),
    "a file that is not there": (
        lambda c: of(c, "nats").update(volumes=["./nats.conf:/etc/nats/nats.conf:ro", "nats:/data"]),
        "nats mounts ./nats.conf, which is not there",
    ),
    "a misspelt variable": (
        lambda c: of(c, "scorer")["environment"].update(DECKMILL_SCORER_CHILDS=2),
        "DECKMILL_SCORER_CHILDS is no setting of scorer",
    ),
    "a value that is not taken": (
        lambda c: of(c, "scorer")["environment"].update(DECKMILL_SCORER_CHILDREN=0),
        "scorer: DECKMILL_SCORER_CHILDREN must be greater than 0",
    ),
    "an address of nobody": (
        lambda c: of(c, "scorer")["environment"].update(DECKMILL_REGISTRY="registry:7101"),
        "there is no service registry",
    ),
    "an open port": (lambda c: of(c, "gateway").update(ports=["8080:8080"]), "gateway is open to the network"),
    "a way out": (lambda c: of(c, "previewer").update(networks=["inside", "outside"]), "previewer has a way out"),
    "a way out for all": (lambda c: c["networks"].update(inside=None), "postgres has a way out"),
    "the network of whoever names none": (lambda c: of(c, "scorer").pop("networks"), "default, which is no network"),
    "an image without a release": (lambda c: of(c, "nats").update(image="nats:latest"), "nats: its image has no tag"),
    "an image from nowhere": (
        lambda c: of(c, "scorer")["build"].update(dockerfile="deploy/Dockerfile"),
        "scorer is built from deploy/Dockerfile, which is not there",
    ),
    "another image": (
        lambda c: of(c, "scorer")["build"].update(target="renderer"),
        "scorer is built from the target renderer",
    ),
    "a secret in the file": (
        lambda c: of(c, "job-registry")["environment"].update(DECKMILL_BOOTSTRAP_OWNER_KEY="dm_live_known_to_all"),
        "OWNER_KEY of the example is not used",
    ),
    "a variable that nobody told of": (
        lambda c: of(c, "scorer")["environment"].update(DECKMILL_LOG_LEVEL="${LEVEL:-info}"),
        "LEVEL is not in the example",
    ),
}


@pytest.mark.parametrize(("spoil", "said"), SPOILT.values(), ids=SPOILT)
def test_what_is_spoilt_is_found(spoil: Callable[[Compose], object], said: str) -> None:
    """In a sentence that names it."""
    compose = parsed()
    spoil(compose)
    assert any(said in fault for fault in compose_faults(compose, EXAMPLE.read_text(encoding="utf-8")))
