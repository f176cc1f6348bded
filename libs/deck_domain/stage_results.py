"""What a stage leaves with its task besides files: small records, stored as the JSON of `deck_domain.records`."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from deck_domain.errors import Violation
from deck_domain.records import UnreadableRecord, from_json, to_json


@dataclass(frozen=True, slots=True)
class RenderResult:
    """A deck has been made: its slides, and the installed families its text was measured with."""

    slide_count: int
    fonts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuthorResult:
    """Slide code has been written.

    Attributes:
        slide_count, fonts: as of `RenderResult`.
        left_open: what of the brief, or of the feedback, was not done, as warnings about it.
        unchanged: whether a further round had nothing to change; then there is no code.
        cost: what a language model took for it, in millionths of a dollar.
    """

    slide_count: int
    fonts: tuple[str, ...]
    left_open: tuple[Violation, ...]
    unchanged: bool = False
    cost: int = 0


@dataclass(frozen=True, slots=True)
class PreviewResult:
    """A deck has been drawn.

    Attributes:
        slide_count: slides of the deck.
        cached_slides: how many of them were found and not drawn.
        route: how the others were drawn.
        isolation: how far the process that drew them was confined.
        engine: what drew them, with its version.
    """

    slide_count: int
    cached_slides: int
    route: str
    isolation: str
    engine: str


@dataclass(frozen=True, slots=True)
class DesktopResult:
    """A deck has been opened, printed and saved again: whether the copy is still that deck, and what did it.

    Attributes:
        record_id: of the validation record, `dv_...`.
        passed: whether every check has passed.
        backend: what opened it, with its version.
    """

    record_id: str
    passed: bool
    backend: str
    slide_count: int


@dataclass(frozen=True, slots=True)
class RepairResult:
    """The structure of a deck has been looked through: how much of it was mended, which may be nothing."""

    mended_count: int


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """A deck has been judged; `blocking` when a finding forbids it under the caller's policy.

    Attributes:
        deck_score: 0..100; None for a file that could not be read.
    """

    deck_score: int | None
    slide_count: int
    finding_count: int
    blocking: bool


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A document has been checked without a deck: whether it keeps its schema, and every fault and warning."""

    valid: bool
    errors: tuple[Violation, ...]
    warnings: tuple[Violation, ...]
    slide_count: int


@dataclass(frozen=True, slots=True)
class BrandResult:
    """A template has been compiled for a brand pack.

    Attributes:
        slide_count: its layouts, each of which is drawn as a slide.
        placeholder_coverage: 0..1, of the placeholders that slides ask for.
        missing_placeholder_count: those that no layout has.
        template_support_level: certified, supported or unsafe.
        required_assets_present: whether every picture that masters and layouts show is in the file.
        tokens: colors, fonts, sizes and spacing, as in the report of the template.
    """

    slide_count: int
    placeholder_coverage: float
    missing_placeholder_count: int
    template_support_level: str
    required_assets_present: bool
    tokens: Mapping[str, Any]

    @property
    def certified(self) -> bool:
        """Whether decks of every type come out of it without a fault."""
        return self.template_support_level == "certified"


@dataclass(frozen=True, slots=True)
class DiffResult:
    """A deck has been compared with its baseline. All slides but the removed ones are slides of the deck.

    Attributes:
        moved_slides: how many stand at another place, whether they changed or not.
        unavailable: why there was nothing to compare with, as a sentence; the counts are then 0. None when there was.
    """

    total_slides: int
    changed_slides: int
    unchanged_slides: int
    added_slides: int
    removed_slides: int
    moved_slides: int
    unavailable: str | None = None


StageResult = (
    RenderResult
    | AuthorResult
    | PreviewResult
    | RepairResult
    | DesktopResult
    | ScoreResult
    | CheckResult
    | BrandResult
    | DiffResult
)

_KINDS: tuple[type[StageResult], ...] = (
    CheckResult,
    AuthorResult,
    PreviewResult,
    RepairResult,
    DesktopResult,
    ScoreResult,
    BrandResult,
    DiffResult,
    RenderResult,
)
"""Of two whose keys a stored result has, the first: earlier versions kept a score, empty, with a checked document."""

_NAMES = {kind: frozenset(field.name for field in fields(kind)) for kind in _KINDS}


def slides_of(result: StageResult | None) -> int:
    """How many slides the deck has that the stage worked on; 0 where its result does not say."""
    return int(getattr(result, "slide_count", 0) or getattr(result, "total_slides", 0))


def result_to_json(result: StageResult | None) -> dict[str, Any]:
    """A result as it is stored; empty for none."""
    stored: dict[str, Any] = to_json(result) if result else {}
    return stored


def result_from_json(stored: Mapping[str, Any]) -> StageResult | None:
    """A stored result; None where there is none.

    Jobs outlive versions of the program, so keys that are not known here are passed over; a result that lacks one of
    ours tells nothing.
    """
    for kind, names in _NAMES.items():
        if stored.keys() >= names:
            with contextlib.suppress(UnreadableRecord):
                return from_json(kind, {name: stored[name] for name in names})
    return None
