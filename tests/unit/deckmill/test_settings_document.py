"""The page of settings tells of every variable that the code reads."""

import re
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from deck_runtime.settings import ServiceSettings, explanation
from deckmill.settings_document import document

_VARIABLE = re.compile(r"\bDECKMILL_[A-Z]+(?:_[A-Z]+)*\b|\bNATS_SERVER_BIN\b")
_CODE = [
    path
    for place in ("libs", "services", "deploy")
    for path in Path(place).rglob("*.*")
    if path.suffix in (".py", ".sh")
]


def _named(text: str) -> set[str]:
    return set(_VARIABLE.findall(text))


def test_every_variable_that_the_code_names_is_on_the_page() -> None:
    """Also those that no settings class holds."""
    read = {path.name: _named(path.read_text(encoding="utf-8")) for path in _CODE}
    assert {name: missing for name, found in read.items() if (missing := found - _named(document()))} == {}
    assert "DECKMILL_FONT_DIRS" in set().union(*read.values())


def test_a_row_tells_type_default_unit_and_meaning() -> None:
    """A default that depends on the machine is said in words; what all services share stands once."""
    page = document()
    assert (
        "| `DECKMILL_DRAIN_SECONDS` | number | `20` | seconds | how long running work may go on after SIGTERM |" in page
    )
    assert "| `DECKMILL_SCORER_CHILDREN` | whole number | one for each core, at most 4 | processes |" in page
    assert "| `DECKMILL_FETCH_PLAIN_HTTP` | true or false | `false` |" in page
    assert page.count("`DECKMILL_STORE_URL` |") == 1
    assert page.count("`DECKMILL_LISTEN` |") == 2  # the gateway has a default of its own


def test_a_setting_that_nobody_explained_is_no_setting() -> None:
    """Its name is told to whoever added it."""

    @dataclass(frozen=True, kw_only=True)
    class Hasty(ServiceSettings):
        speed: int = 1

    with pytest.raises(LookupError, match="speed"):
        explanation(fields(Hasty)[-1])
