"""What differs between a deck and its baseline: written by the previewer, shown by the gateway.

The file of kind `baseline_diff` that is JSON holds `DeckDiff.to_bytes()`: keys in camelCase, as clients get them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any


class SlideStatus(StrEnum):
    """What became of a slide. One that only moved is unchanged."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


class MatchedBy(StrEnum):
    """By what a slide was found again in the baseline, in the order in which it is tried."""

    SAME_FILE = "same_file"
    SLIDE_ID = "slide_id"
    COMPONENT_ID = "component_id"
    CONTENT = "content"
    TITLE = "title"
    LIKENESS = "likeness"


class ChangeKind(StrEnum):
    """What sort of thing changed on a slide; appearance where nothing that can be named did."""

    TEXT = "text"
    NUMBER = "number"
    TABLE = "table"
    CHART = "chart"
    PICTURE = "picture"
    NOTES = "notes"
    APPEARANCE = "appearance"


@dataclass(frozen=True, slots=True)
class Change:
    """One change in words.

    Attributes:
        message: the whole of it: `Churn: 4.6 % -> 9.1 %`.
        label: what it belongs to (`Churn`, `EMEA, Q3`), or empty.
        before: the old text, None where there was none.
        after: the new text, None where there is none.
        component_path: the place in the document that was sent (`slides[1].items[3]`), None where it is not known.
    """

    kind: ChangeKind
    message: str
    label: str = ""
    before: str | None = None
    after: str | None = None
    component_path: str | None = None


@dataclass(frozen=True, slots=True)
class SlideDiff:
    """One slide of either deck.

    Attributes:
        slide_index: 0-based in the deck; None for a removed slide.
        baseline_slide_index: 0-based in the baseline; None for an added slide.
        title: of the slide.
        moved: whether its place among the slides that both decks have is another.
        matched_by: how it was found again; None where it was not.
        diff_pixels: how many pixels of its picture differ; areas that show the slide's number are left out.
        total_pixels: pixels of the picture; 0 where there was nothing to compare.
        changes: in words.
    """

    slide_index: int | None
    baseline_slide_index: int | None
    status: SlideStatus
    title: str = ""
    moved: bool = False
    matched_by: MatchedBy | None = None
    diff_pixels: int = 0
    total_pixels: int = 0
    changes: tuple[Change, ...] = ()


class IssueType(StrEnum):
    """What became of a part of the file."""

    ADDED = "added"
    REMOVED = "removed"
    MODIFIED = "modified"


@dataclass(frozen=True, slots=True)
class PackageIssue:
    """A part of the file (`ppt/slides/slide2.xml`) that differs."""

    path: str
    type: IssueType


@dataclass(frozen=True, slots=True)
class DeckDiff:
    """The whole comparison: the slides of the deck in order, then those that were removed."""

    baseline_job_id: str
    slides: tuple[SlideDiff, ...]
    package_issues: tuple[PackageIssue, ...] = ()

    def count(self, status: SlideStatus) -> int:
        """How many slides have a status."""
        return sum(slide.status is status for slide in self.slides)

    @property
    def moved(self) -> int:
        """How many slides stand at another place."""
        return sum(slide.moved for slide in self.slides)

    def to_bytes(self) -> bytes:
        """The file: JSON in UTF-8, the same for the same comparison."""
        content = {
            "baselineJobId": self.baseline_job_id,
            "slides": [_camel(slide) for slide in self.slides],
            "packageDiff": {"issues": [_camel(issue) for issue in self.package_issues]},
        }
        return json.dumps(content, ensure_ascii=False).encode()


def _camel(value: Any) -> Any:
    """A record with its keys in camelCase."""
    match value:
        case SlideDiff() | Change() | PackageIssue():
            return {_camel_name(field.name): _camel(getattr(value, field.name)) for field in fields(value)}
        case Mapping():
            raise TypeError("a comparison holds no mappings")
        case str() | None:
            return value
        case Sequence():
            return [_camel(item) for item in value]
    return value


def _camel_name(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
