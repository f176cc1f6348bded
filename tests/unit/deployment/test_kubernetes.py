"""The manifests, as far as they can be held against themselves, the API's schemas and our code without a cluster."""

import json
import os
from pathlib import Path

import pytest

from tests.support.manifests.building import COMPONENTS, OVERLAYS, Manifests, built
from tests.support.manifests.pods import longest_stage, pod_faults
from tests.support.manifests.references import PAGE, reference_faults, secrets_of
from tests.support.manifests.schemas import schema_faults
from tests.support.manifests.settings_used import environment_faults

CHECKS = (schema_faults, reference_faults, environment_faults, pod_faults)
DEV, PRODUCTION = Path("deploy/kubernetes/overlays/dev"), Path("deploy/kubernetes/overlays/production")


def faults(manifests: Manifests) -> list[str]:
    """All that is wrong."""
    return [fault for check in CHECKS for fault in check(manifests)]


def test_there_is_something_to_check() -> None:
    """The overlays and the components that the page tells of."""
    assert {DEV, PRODUCTION} <= set(OVERLAYS)
    page = PAGE.read_text(encoding="utf-8")
    assert [] == [folder.name for folder in (*OVERLAYS, *COMPONENTS) if f"`{folder.name}`" not in page]


@pytest.mark.parametrize("overlay", OVERLAYS, ids=lambda path: path.name)
def test_an_overlay_is_sound(overlay: Path) -> None:
    """It can be built, the API would take it, and what it says of itself and of our services is so."""
    assert [] == faults(Manifests.of(overlay))


@pytest.fixture
def everything(tmp_path: Path) -> Manifests:
    """The production overlay with the components that it leaves out."""
    taken = (PRODUCTION / "kustomization.yaml").read_text(encoding="utf-8")
    others = [each for each in COMPONENTS if f"components/{each.name}\n" not in taken]
    assert others
    kustomization = {
        "namespace": "deckmill",
        "resources": [os.path.relpath(PRODUCTION, tmp_path)],
        "components": [os.path.relpath(each, tmp_path) for each in others],
    }
    (tmp_path / "kustomization.yaml").write_text(json.dumps(kustomization), encoding="utf-8")
    return Manifests.of(tmp_path)


def test_the_components_that_no_overlay_takes_are_sound(everything: Manifests) -> None:
    """One way in more, a model of one's own, TLS between services, traces."""
    assert [] == faults(everything)


def test_the_page_lists_the_secrets_that_are_asked_for(everything: Manifests) -> None:
    """All of them, so that operators make them, and none besides."""
    asked = {
        secret
        for manifests in (everything, Manifests.of(DEV))
        for each in manifests.workloads()
        for secret in secrets_of(each)
    }
    page = PAGE.read_text(encoding="utf-8")
    assert all(f"| `{name}` | `{key}` |" in page for name, key in asked)
    assert len(asked) == page.count("\n| `deckmill-")


def test_no_secret_is_in_the_manifests() -> None:
    """They are made by operators, and referred to by name."""
    assert [] == [each for overlay in OVERLAYS for each in Manifests.of(overlay).kinds("Secret")]


def test_the_previewer_has_the_longest_stage() -> None:
    """As the comment beside DECKMILL_DRAIN_SECONDS says."""
    lengths = {service: longest_stage(service) for service in ("renderer", "previewer", "scorer")}
    assert {"renderer": 120, "previewer": 180, "scorer": 120} == lengths


def test_a_missing_tool_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It fails the checks, and never skips them."""
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    with pytest.raises(FileNotFoundError, match="kubectl"):
        built.__wrapped__(DEV)
