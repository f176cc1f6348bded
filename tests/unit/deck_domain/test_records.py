"""Records cross between processes whole, and what is no record is refused by name."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deck_domain.errors import Violation
from deck_domain.findings import Family, Finding, Impact
from deck_domain.records import UnreadableRecord, from_json, to_json
from deck_domain.render_manifest import RenderManifest
from deck_domain.stage_results import (
    CheckResult,
    PreviewResult,
    RenderResult,
    ScoreResult,
    StageResult,
    result_from_json,
    result_to_json,
)


class Color(StrEnum):
    """An enumeration."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Pen:
    """A record in a record."""

    color: Color
    width: float


@dataclass(frozen=True, slots=True)
class Brush:
    """Another, of other keys."""

    bristles: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """One of everything that a record may hold."""

    name: str
    path: Path
    tools: tuple[Pen | Brush, ...]
    place: tuple[int, int] | None
    colors: frozenset[Color]
    files: Mapping[Color, Path]
    options: Mapping[str, Any]
    sound: bool


pens = st.builds(Pen, st.sampled_from(Color), st.floats(allow_nan=False, allow_infinity=False))
drawings = st.builds(
    Drawing,
    name=st.text(),
    path=st.sampled_from([Path("/a/b"), Path("ü")]),
    tools=st.lists(pens | st.builds(Brush, st.integers())).map(tuple),
    place=st.none() | st.tuples(st.integers(), st.integers()),
    colors=st.frozensets(st.sampled_from(Color)),
    files=st.dictionaries(st.sampled_from(Color), st.just(Path("/picture"))),
    options=st.dictionaries(st.text(), st.none() | st.integers() | st.lists(st.text())),
    sound=st.booleans(),
)


@given(drawings)
def test_a_record_comes_back_as_it_was(drawing: Drawing) -> None:
    """By way of JSON text."""
    assert drawing == from_json(Drawing, json.loads(json.dumps(to_json(drawing))))


DRAWN = Drawing("a", Path("/a"), (Pen(Color.RED, 1.5),), (1, 2), frozenset(), {Color.RED: Path("/r")}, {}, sound=True)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": 1}, "/name: is int, not str"),
        ({"colour": "red"}, "/colour: is not known in Drawing"),
        ({"sound": 1}, "/sound: is int, not bool"),
        ({"place": [1, True]}, "/place/1: is bool, not int"),
        ({"place": [1, 2, 3]}, "/place: holds 3 values, not 2"),
        ({"tools": [{"color": "green", "width": 1}]}, "/tools/0/color: is no Color"),
        ({"tools": [{"color": "red"}]}, "/tools/0: has the keys of none of Pen, Brush"),
        ({"files": {"red": None}}, "/files/red: is no PosixPath|/files/red: is no Path"),
        ({"files": {"green": "/r"}}, "/files: is no Color"),
        ({"options": []}, "/options: is list, not dict"),
    ],
)
def test_what_is_no_record_is_refused_by_name(change: dict[str, Any], message: str) -> None:
    """The message begins with the place."""
    with pytest.raises(UnreadableRecord, match=message):
        from_json(Drawing, to_json(DRAWN) | change)


def test_a_missing_key_is_named() -> None:
    """Also where the field has a default: what is written has all keys."""
    content = to_json(DRAWN)
    del content["path"]
    with pytest.raises(UnreadableRecord, match="/path: is missing in Drawing"):
        from_json(Drawing, content)


def test_a_manifest_keeps_its_findings() -> None:
    """Findings have a form of their own, that of the report; what is none is refused."""
    notice = Finding("RND001", "TEXT_CUT", "layout", Family.LAYOUT, Impact.WARNING, "Ä", slide_index=3)
    manifest = RenderManifest(4, "T", (notice,), ("Carlito",), {"https://pictures.example/a.png": "00"})
    assert manifest == RenderManifest.from_bytes(manifest.to_bytes())
    content = json.loads(manifest.to_bytes()) | {"notices": [{"rule": "RND001"}]}
    with pytest.raises(UnreadableRecord, match="/notices/0: is no Finding"):
        RenderManifest.from_bytes(json.dumps(content).encode())


@pytest.mark.parametrize(
    "result",
    [
        None,
        RenderResult(4, ("Carlito",)),
        PreviewResult(4, 1, "pdf", "profile", "LibreOffice 7.4"),
        ScoreResult(87, 4, 2, blocking=False),
        CheckResult(valid=False, errors=(Violation("/slides", "missing", "Add slides."),), warnings=(), slide_count=0),
    ],
)
def test_results_of_stages_are_stored_and_known_again(result: StageResult | None) -> None:
    """By their keys; those that another version left besides are passed over, and a result that lacks some is none."""
    stored = json.loads(json.dumps(result_to_json(result)))
    assert result_from_json(stored) == result
    assert result_from_json(stored | {"of_another_version": 1}) == result
    assert result_from_json(dict(list(stored.items())[1:])) is None


def test_a_checked_document_of_an_earlier_version_keeps_its_faults() -> None:
    """Such a row also says how many faults there are, whether they block, and an empty score."""
    row = {"valid": False, "errors": [], "warnings": [], "slide_count": 2}
    row |= {"deck_score": None, "finding_count": 0, "blocking": True}
    assert result_from_json(row) == CheckResult(valid=False, errors=(), warnings=(), slide_count=2)
