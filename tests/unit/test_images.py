"""What is written about images: the Dockerfile, the locks of what each installs, and what is sent to the engine."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from tests.images.image import TARGETS

_EXTRAS = {"job-registry": "registry", "deckmill": "embedded"}
_DOCKERFILE = Path("deploy/images/Dockerfile").read_text(encoding="utf-8")
_STAGES = dict(re.findall(r"^FROM \S+ AS (\S+)\n(.*?)(?=^FROM |\Z)", _DOCKERFILE, re.MULTILINE | re.DOTALL))
_PROJECT = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]


def _pins(path: str) -> dict[str, str]:
    """Each package of a lock with its version and its hashes, by name."""
    text = Path(path).read_text(encoding="utf-8")
    blocks = re.findall(r"^([A-Za-z0-9_.-]+)==(.*?)(?=^[A-Za-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL)
    return {name: re.sub(r" ;[^\\]*", " ", rest) for name, rest in blocks}


def _wanted(extra: str) -> set[str]:
    """The packages that an extra names, and those that every process needs."""
    found = set()
    for each in [*_PROJECT["optional-dependencies"][extra], *_PROJECT["dependencies"]]:
        if own := re.match(r"deckmill\[(.*)\]", each):
            found |= {name for nested in own[1].split(",") for name in _wanted(nested)}
        else:
            found.add(re.split(r"[\[<>=~!]", each, maxsplit=1)[0].lower())
    return found


def test_every_target_is_in_the_dockerfile() -> None:
    """And nothing else but what they begin with."""
    assert _STAGES.keys() == {"build", "base", *TARGETS}


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_runs_as_nobody_known_and_says_how_it_is(target: str) -> None:
    """By the two scripts, with its own lock; no target runs as root, and each starts what the check starts."""
    stage = _STAGES[target]
    assert f"/setup/install-system.sh {target}\n" in stage
    assert f"/setup/locks/{target}.lock " in stage
    assert "\nUSER 10001:10001\n" in stage
    assert re.search(r"^HEALTHCHECK .*deck_runtime\.probe", stage, re.MULTILINE)
    command = re.search(r"^CMD \[(.*)\]$", stage, re.MULTILINE)
    assert command is not None
    assert shlex.split(command[1].replace(",", " "))[: len(TARGETS[target][:3])][:2] == TARGETS[target][:2]


@pytest.mark.parametrize("target", TARGETS)
def test_a_lock_is_a_part_of_the_common_one(target: str) -> None:
    """The same versions with the same hashes, and all that the extra of the service names."""
    common, own = _pins("requirements.lock"), _pins(f"deploy/images/locks/{target}.lock")
    assert {name: pin for name, pin in own.items() if common.get(name) != pin} == {}
    assert _wanted(_EXTRAS.get(target, target)) - own.keys() == set()


def test_the_engine_is_sent_what_builds_the_wheel_alone() -> None:
    """No tests, no data directory, no environment of the checkout."""
    lines = [line for line in Path(".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    assert lines[0] == "*"
    sent = {line[1:] for line in lines if line.startswith("!")}
    assert not sent & {"tests", ".venv", ".deckmill", ".git"}
    assert {"Makefile", "pyproject.toml", "libs", "services", "protos", "deploy/images", "deploy/setup"} <= sent
