"""The README's tours, typed as they stand there, twice in a row on one installation."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.serve import Served
from tests.support.typed_commands import blocks, checkout, typed

_VARIES = re.compile(r"\S*(?:\d|\.\.\.|https?://)\S*")
"""Ids, counts, times and addresses: words with a digit."""


def _steps() -> list[tuple[str, str]]:
    """The README's commands, each block with the answer that stands below it, if one does."""
    found: list[tuple[str, str]] = []
    for mark, text in blocks("README.md"):
        if mark == "sh tour":
            found.append((text, ""))
        elif mark in ("json", "text"):
            found[-1] = (found[-1][0], text)
    return found


STEPS = _steps()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Served]]:
    """A folder that looks like a checkout in which `make serve` runs."""
    root = tmp_path_factory.mktemp("tour")
    with checkout(root) as server:
        yield root, server


@pytest.mark.parametrize("time", ["first", "second"])
def test_every_command_answers_as_the_readme_shows(folder: tuple[Path, Served], time: str) -> None:
    """The first time and the second: same shapes, same words, other ids and figures."""
    for (commands, shown), printed in zip(STEPS, typed(*folder, [commands for commands, _shown in STEPS]), strict=True):
        _compare(shown, printed, commands)
    assert len(STEPS) > 10


def _compare(shown: str, printed: str, commands: str) -> None:
    """Every line of the shown answer is in the printed one, in this order."""
    rest = iter(printed.splitlines())
    for line in shown.splitlines():
        assert any(_alike(line, each) for each in rest), f"{commands}\nprints no {line!r} but\n{printed}"


def _alike(shown: str, printed: str) -> bool:
    """Whether two lines say the same of different jobs; JSON, also behind a path, may have been shortened."""
    (shown_path, shown_value), (path, value) = _json(shown), _json(printed)
    if shown_path is not None and path is not None:
        return shown_path == path and _fits(shown_value, value)
    return _general(shown) == _general(printed)


def _json(line: str) -> tuple[str | None, Any]:
    head, _, value = line.partition(" ") if not line.startswith(("{", "[")) else ("", "", line)
    try:
        return head, json.loads(value)
    except ValueError:
        return None, None


def _fits(shown: Any, answer: Any) -> bool:
    """Whether an answer has all that is shown: the keys, the types, and texts that hold no figures."""
    if isinstance(shown, dict):
        return isinstance(answer, dict) and all(
            key in answer and _fits(value, answer[key]) for key, value in shown.items()
        )
    if isinstance(shown, list):
        return isinstance(answer, list) and all(map(_fits, shown, answer)) and len(shown) <= len(answer)
    if isinstance(shown, str):
        return isinstance(answer, str) and _general(shown) == _general(answer)
    return type(shown) is type(answer)


def _general(text: str) -> str:
    """A text without what differs from run to run, and without the width of columns."""
    return re.sub(r"\s+", " ", _VARIES.sub("#", text)).strip()
