"""The README tells the truth about settings and targets."""

import dataclasses
import re
from pathlib import Path

import pytest

from deck_runtime.settings import PREFIX, ServiceSettings
from gateway.config import GatewaySettings
from job_registry.config import RegistrySettings
from previewer.config import PreviewerSettings
from renderer.config import RendererSettings
from scorer.config import ScorerSettings

README = Path("README.md").read_text(encoding="utf-8")
SETTINGS = (ServiceSettings, GatewaySettings, RegistrySettings, RendererSettings, PreviewerSettings, ScorerSettings)


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda kind: kind.__name__)
def test_every_setting_is_in_the_readme(settings: type[ServiceSettings]) -> None:
    """Whoever adds a setting tells the operators."""
    names = {f"`{PREFIX}{field.name.upper()}`" for field in dataclasses.fields(settings)}
    assert {name for name in names if name not in README} == set()


def test_every_make_target_it_names_exists() -> None:
    """No command of the README is made up."""
    targets = set(re.findall(r"^([a-z-]+):", Path("Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE)) <= targets


def test_every_path_it_names_exists() -> None:
    """The map shows what is there."""
    paths = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert [path for path in paths if not Path(path).exists()] == []
