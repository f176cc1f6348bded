"""The renderer's work in a disposable child process."""

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

from deck_documents import RULES_VERSION, ParsedDocument, build_checks, decode_json, load, parse
from deck_domain.render_manifest import RenderManifest
from deck_domain.stage_results import RenderResult
from deck_runtime.children.work import Progress
from renderer.compile import Source, compile_deck, source_of
from renderer.media.decoding import FetchedPictures
from renderer.media.svg import begin_deck
from renderer.orders import (
    RENDERING,
    AuthorAnswer,
    AuthorOrder,
    BrandAnswer,
    BrandOrder,
    FetchedPicture,
    Order,
    Outcome,
    RenderAnswer,
    RenderedDeck,
    RenderOrder,
)
from renderer.template import Template, brand_of, compile_template, report_of, result_of, specimen_of, tried

WORK = RENDERING

_TEMPLATES = 4
"""How many compiled templates a child keeps."""

_WARMING_DECK = {
    "version": "2.0",
    "title": "Warm",
    "slides": [
        {"slideType": "title-body", "title": "Warm", "body": ["One", "Two"]},
        {
            "slideType": "waterfall",
            "title": "Warm",
            "entries": [{"label": kind, "type": kind, "value": 1} for kind in ("total", "increase", "decrease")],
        },
    ],
}


def warm() -> None:
    """Load fonts and libraries by compiling a small deck."""
    build_checks()
    compile_deck(parse("protocol_v2", _WARMING_DECK))


def prepare() -> None:
    """Read in what writes slides of briefs: it takes longer than all else together, and decks do without it."""
    _writer()


def _writer() -> Callable[[AuthorOrder], AuthorAnswer]:
    from renderer.slide_author import write_code  # noqa: PLC0415 - see `prepare`

    return write_code


class DocumentReader:
    """Reads the documents of orders: each once, and without checking again what has passed the rules at the door."""

    def __init__(self, check: Callable[[str, object], ParsedDocument] = parse) -> None:
        """Args: check: reads a document from outside, by all rules of its schema."""
        self._check = check
        self._kept: tuple[Path, Source] | None = None

    def read(self, order: RenderOrder) -> Source:
        """The document of `order`, whose values are filled in; one that waited for its pictures is known already."""
        kept, self._kept = self._kept, None
        if kept and kept[0] == order.document and order.fetched is not None:
            return kept[1]
        document = decode_json(order.document.read_bytes())
        trusted = order.document_rules == RULES_VERSION
        return source_of((load if trusted else self._check)(order.source_schema, document))

    def keep(self, order: RenderOrder, source: Source) -> None:
        """Remember the document of `order` until the order comes again with its pictures, or another one comes."""
        self._kept = order.document, source


_READER = DocumentReader()


class TemplateShelf:
    """Templates of orders, compiled: the last few stay, since decks of one brand come one after the other."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Template] = OrderedDict()

    def read(self, file: Path) -> Template:
        """The template in a file. Raises UnsafePackage, UnusableTemplate."""
        data = file.read_bytes()
        digest = sha256(data).hexdigest()
        template = self._kept.pop(digest, None) or compile_template(data)
        self._kept[digest] = template
        while len(self._kept) > _TEMPLATES:
            self._kept.popitem(last=False)
        return template


_SHELF = TemplateShelf()


def handle(request: Order, progress: Progress) -> Outcome:
    """Do what is ordered. Raises InvalidDocument; UnsafePackage, UnusableTemplate for a template."""
    if isinstance(request, BrandOrder):
        return compile_brand(request, progress)
    if isinstance(request, AuthorOrder):
        return _writer()(request)
    return render(request, progress)


def compile_brand(request: BrandOrder, progress: Progress) -> BrandAnswer:
    """Read a template, try it with slides of every type, and show its layouts."""
    template = tried(compile_template(request.file.read_bytes()))
    report, demands, specimen = (request.target / name for name in ("report.json", "demands.json", "specimen.pptx"))
    report.write_text(json.dumps(report_of(template), ensure_ascii=False), encoding="utf-8")
    demands.write_bytes(brand_of(template).to_bytes())
    specimen.write_bytes(specimen_of(template, progress))
    return BrandAnswer(report, demands, specimen, result_of(template))


def render(
    request: RenderOrder, progress: Progress, reader: DocumentReader = _READER, shelf: TemplateShelf = _SHELF
) -> RenderAnswer:
    """Write deck and manifest, or name the pictures behind addresses that are wanted first."""
    source = reader.read(request)
    wanted = source.wanted_pictures() if request.fetched is None else ()
    if wanted:
        reader.keep(request, source)
        return RenderAnswer(wanted=tuple(wanted))
    begin_deck()
    fetched = _load(request.fetched or {})
    template = shelf.read(request.template) if request.template else None
    compiled = compile_deck(source, progress=progress, fetched=fetched, template=template)
    pptx, manifest = request.out / "deck.pptx", request.out / "render_manifest.json"
    pptx.write_bytes(compiled.pptx)
    pictures = {url: sha256(file).hexdigest() for url, file in fetched.items() if isinstance(file, bytes)}
    said = RenderManifest(
        compiled.slide_count, source.title, compiled.findings, compiled.fonts, pictures, compiled.pages
    )
    manifest.write_bytes(said.to_bytes())
    return RenderAnswer(deck=RenderedDeck(pptx, manifest, RenderResult(compiled.slide_count, compiled.fonts)))


def _load(found: Mapping[str, FetchedPicture]) -> FetchedPictures:
    return {url: one.file.read_bytes() if one.file else one.reason for url, one in found.items()}
