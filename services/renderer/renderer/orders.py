"""What the renderer asks of its children, and what they answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from deck_domain.stage_results import AuthorResult, BrandResult, RenderResult
from deck_runtime.children.work import ChildWork


@dataclass(frozen=True, slots=True)
class FetchedPicture:
    """What came of the address of a picture: its `file`, or the `reason` why there is none."""

    file: Path | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RenderOrder:
    """Compile a document.

    Attributes:
        source_schema: the document's.
        document: the JSON file.
        document_rules: version of the rules that the document has passed; empty when it has not passed them all.
        out: an existing folder for the deck and its manifest.
        fetched: by address, the pictures that an earlier answer wanted; None while nobody has looked for any.
        template: the .pptx or .potx to build it on; None for our own look.
    """

    source_schema: str
    document: Path
    out: Path
    document_rules: str = ""
    fetched: Mapping[str, FetchedPicture] | None = None
    template: Path | None = None


@dataclass(frozen=True, slots=True)
class RenderedDeck:
    """A deck and its manifest, as files, and what is recorded of it."""

    pptx: Path
    manifest: Path
    result: RenderResult


@dataclass(frozen=True, slots=True)
class RenderAnswer:
    """The deck; or none yet, and the https addresses of the pictures that are `wanted` first."""

    wanted: tuple[str, ...] = ()
    deck: RenderedDeck | None = None


@dataclass(frozen=True, slots=True)
class BrandOrder:
    """Compile a template for a brand pack; `target` is an existing folder for what comes of it."""

    file: Path
    target: Path


@dataclass(frozen=True, slots=True)
class BrandAnswer:
    """A compiled template, as files, and what is recorded of it.

    Attributes:
        report: what people are shown of it, JSON.
        demands: what decks on it must keep to, JSON.
        specimen: a deck with a slide for each of its layouts.
    """

    report: Path
    demands: Path
    specimen: Path
    brand: BrandResult


@dataclass(frozen=True, slots=True)
class BaseVersion:
    """An earlier version of a slide, as files; `plan`, `report` (of its score) and `picture` may be missing."""

    code: Path
    base: Path
    plan: Path | None = None
    report: Path | None = None
    picture: Path | None = None


@dataclass(frozen=True, slots=True)
class AuthorOrder:
    """Write the code of a slide.

    Attributes:
        document: the request, JSON: a brief, or feedback.
        source_schema: which of them.
        title: what the slide is called.
        target: an existing folder for what comes of it.
        base: the version that is to be changed; None where there is only a brief.
        attempts: how many rounds have tried to better that version, this one among them; 0 for the first of a job.
        planned: a plan of one slide that a model has made, JSON; None leaves that to the built-in author.
        is_second: it is the round after the first, which a model that sees may plan of the picture.
    """

    document: Path
    source_schema: str
    title: str
    target: Path
    base: BaseVersion | None = None
    attempts: int = 0
    planned: Path | None = None
    is_second: bool = False


@dataclass(frozen=True, slots=True)
class AuthorAnswer:
    """Slide code, as files, and what is recorded of it.

    Attributes:
        code: the code; None where there is nothing to change.
        base: the presentation without slides that it draws on.
        plan: the `protocol_v2` document that it was written from; None for code that was sent.
        manifest: the renderer's, of the plan.
        not_understood: wishes of the feedback that the built-in author does not understand.
    """

    result: AuthorResult
    code: Path | None = None
    base: Path | None = None
    plan: Path | None = None
    manifest: Path | None = None
    not_understood: tuple[str, ...] = ()


Order = RenderOrder | BrandOrder | AuthorOrder
Outcome = RenderAnswer | BrandAnswer | AuthorAnswer

RENDERING: ChildWork[Order, Outcome] = ChildWork(
    "renderer.child", cast("type[Order]", Order), cast("type[Outcome]", Outcome)
)
