"""The manifests, as far as they can be held against themselves, the API's schemas and our code without a cluster."""

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


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda path: path.name)
def test_a_component_is_sound_in_production(component: Path, tmp_path: Path) -> None:
    """Also those that no overlay has: one way in more, a model of one's own."""
    overlay = PRODUCTION.resolve()
    if component.name not in (overlay / "kustomization.yaml").read_text(encoding="utf-8"):
        mine = Path("deploy/kubernetes/overlays") / f".trial-{component.name}"
        mine.mkdir()
        try:
            text = f"namespace: deckmill\nresources: [../production]\ncomponents: [../../components/{component.name}]\n"
            (mine / "kustomization.yaml").write_text(text, encoding="utf-8")
            manifests = Manifests.of(mine)
        finally:
            (mine / "kustomization.yaml").unlink()
            mine.rmdir()
        assert [] == faults(manifests)


def test_the_page_lists_no_secret_that_nobody_asks_for() -> None:
    """Operators make what is needed."""
    asked = {
        secret for overlay in OVERLAYS for each in Manifests.of(overlay).workloads() for secret in secrets_of(each)
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
