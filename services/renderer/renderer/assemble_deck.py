"""The use case: the code of all slides of a deck, run one after the other on one presentation, is the deck.

Masters, layouts and pictures are thereby the same for all slides, and none is there twice.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from deck_documents.deck_plan import DeckPlan
from deck_documents.decks import read_deck_plan
from deck_domain.errors import ArtifactGone, UnusableFile
from deck_domain.findings import Finding
from deck_domain.job import Artifact, ArtifactKind, Lease
from deck_domain.render_manifest import RenderedPage, RenderManifest
from deck_domain.stage_results import RenderResult
from deck_runtime.children.work import Progress
from deck_runtime.store import ArtifactStore
from deck_runtime.worker.stage import OutputFile, StageOutput
from renderer.generate import GRACE, JSON, RunCode, SandboxPool
from renderer.render import PPTX
from renderer.sandbox.confinement import USUAL_LIMITS
from renderer.sandbox.orders import CodeOrder

T = TypeVar("T")
_FIRST = "slides[0]"
"""Where a plan of one slide says what is shown."""


@dataclass(frozen=True, slots=True)
class _Slide:
    """The files of a complete slide; one whose code a client has sent has neither plan nor manifest."""

    code: Path
    base: Path
    plan: Path | None
    manifest: Path | None


class ExecuteCode:
    """The EXECUTE stage: the code of a slide is run, or that of all slides of a deck."""

    def __init__(self, slide: RunCode, deck: "AssembleDeck") -> None:
        self._slide, self._deck = slide, deck

    async def work(self, lease: Lease, scratch: Path, progress: Progress) -> StageOutput[RenderResult]:
        """As either of the two."""
        return await (self._deck if lease.kind.of_slides else self._slide).work(lease, scratch, progress)


class AssembleDeck:
    """The EXECUTE stage of a deck."""

    def __init__(self, pool: SandboxPool, store: ArtifactStore) -> None:
        """Args: pool: of the sandbox. store: where the files of the slides are, and the deck goes."""
        self._pool, self._store = pool, store

    async def work(self, lease: Lease, scratch: Path, progress: Progress) -> StageOutput[RenderResult]:
        """Put the complete slides of a deck together. Raises UnusableFile where there is none, or the pool's errors."""
        deck = await self._plan(lease, scratch)
        slides = await self._slides(lease, scratch)
        if not slides:
            message = "None of the slides could be made: `slides` says why."
            raise UnusableFile(message, code="no_slide_complete")
        order = _order(deck, slides, scratch / "deck.pptx")
        limit = order.limits.wall_seconds + GRACE
        answer = await self._pool.run(order, timeout=limit, progress=progress, fresh=lease.strikes > 0)
        if answer.fault:
            raise UnusableFile(str(answer.fault), code="code_failed")
        files = [OutputFile(order.target, ArtifactKind.GENERATED_PPTX, "output.pptx", PPTX)]
        joined = await asyncio.to_thread(_write_plan, deck.title, slides, scratch)
        files += [OutputFile(file, kind, file.name, JSON) for kind, file in joined.files]
        return StageOutput(tuple(files), RenderResult(answer.slide_count, joined.fonts))

    async def _plan(self, lease: Lease, scratch: Path) -> DeckPlan:
        document = lease.input(ArtifactKind.SOURCE_DOCUMENT)
        if document is None:
            raise ArtifactGone("The job has no briefs.")
        file = await self._store.fetch(document.stored, scratch / "briefs.json")
        return await asyncio.to_thread(read_deck_plan, lease.source_schema, file.read_bytes())

    async def _slides(self, lease: Lease, scratch: Path) -> list[_Slide]:
        """The complete slides, in order."""
        made: dict[int, dict[ArtifactKind, Artifact]] = defaultdict(dict)
        for artifact in lease.inputs:
            if number := int(artifact.metadata.get("slideNumber", 0)):
                made[number][artifact.kind] = artifact
        named = [(one, scratch / f"{number}-{one.kind}") for number, files in made.items() for one in files.values()]
        await self._store.fetch_all([(one.stored, target) for one, target in named])
        return [_slide({kind: scratch / f"{number}-{kind}" for kind in made[number]}) for number in sorted(made)]


def _slide(files: Mapping[ArtifactKind, Path]) -> _Slide:
    if not files.keys() >= {ArtifactKind.SLIDE_CODE, ArtifactKind.SLIDE_BASE}:
        raise ArtifactGone("A slide of the deck has no code.")
    return _Slide(
        files[ArtifactKind.SLIDE_CODE],
        files[ArtifactKind.SLIDE_BASE],
        files.get(ArtifactKind.SLIDE_PLAN),
        files.get(ArtifactKind.RENDER_MANIFEST),
    )


def _order(deck: DeckPlan, slides: Sequence[_Slide], target: Path) -> CodeOrder:
    """Each piece of code has run before, within limits of its own."""
    limits = replace(
        USUAL_LIMITS,
        cpu_seconds=USUAL_LIMITS.cpu_seconds * len(slides),
        wall_seconds=USUAL_LIMITS.wall_seconds * len(slides),
    )
    codes = tuple(slide.code for slide in slides)
    return CodeOrder(codes, slides[0].base, target, limits, deck.title, deck.author)


@dataclass(frozen=True, slots=True)
class _Joined:
    """What the slides of a deck were planned to show, as files, and the families that their text was measured with."""

    files: tuple[tuple[ArtifactKind, Path], ...] = ()
    fonts: tuple[str, ...] = ()


def _write_plan(title: str, slides: Sequence[_Slide], scratch: Path) -> _Joined:
    """One plan of the whole deck, and one manifest; none where code of a client drew a slide, which has no plan."""
    plans, manifests = _all(slides, lambda slide: slide.plan), _all(slides, lambda slide: slide.manifest)
    if not plans or not manifests:
        return _Joined()
    documents: list[dict[str, Any]] = [json.loads(file.read_bytes()) for file in plans]
    document = {**documents[0], "title": title, "slides": [slide for one in documents for slide in one["slides"]]}
    manifest = _joined(title, [RenderManifest.from_bytes(file.read_bytes()) for file in manifests])
    files = (ArtifactKind.SLIDE_PLAN, scratch / "plan.json"), (ArtifactKind.RENDER_MANIFEST, scratch / "manifest.json")
    files[0][1].write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    files[1][1].write_bytes(manifest.to_bytes())
    return _Joined(files, manifest.fonts)


def _all(slides: Sequence[_Slide], part: Callable[[_Slide], T | None]) -> list[T]:
    """That part of all slides; none where one has none."""
    found = [value for slide in slides if (value := part(slide)) is not None]
    return found if len(found) == len(slides) else []


def _joined(title: str, manifests: Sequence[RenderManifest]) -> RenderManifest:
    pages: list[RenderedPage] = []
    notices: list[Finding] = []
    for number, one in enumerate(manifests):
        notices += [_moved(each, number, len(pages)) for each in one.notices]
        pages += [_moved_page(each, number) for each in one.pages]
    fonts = tuple(sorted({family for one in manifests for family in one.fonts}))
    return RenderManifest(len(pages), title, tuple(notices), fonts, {}, tuple(pages))


def _moved(finding: Finding, number: int, first_page: int) -> Finding:
    """A finding about a slide alone, said of the slide of that number, from 0, in the deck."""
    index, path, pointer = finding.slide_index, finding.component_path, finding.document_pointer
    return replace(
        finding,
        slide_index=first_page if index is None else first_page + index,
        component_path=path and _at(path, number),
        document_pointer=pointer and pointer.replace("/slides/0", f"/slides/{number}", 1),
    )


def _moved_page(page: RenderedPage, number: int) -> RenderedPage:
    shapes = {name: _at(path, number) for name, path in page.shapes.items()}
    return RenderedPage(_at(page.origin, number), shapes)


def _at(path: str, number: int) -> str:
    return f"slides[{number}]{path.removeprefix(_FIRST)}" if path.startswith(_FIRST) else path
