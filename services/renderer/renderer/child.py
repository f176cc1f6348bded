"""The renderer's work in a disposable child process."""

from collections.abc import Mapping
from hashlib import sha256

from deck_documents import decode_json, parse
from deck_domain.render_manifest import RenderManifest
from deck_domain.stage_results import RenderResult
from deck_runtime.children.work import Progress
from renderer.compile import compile_deck, wanted_pictures
from renderer.media.decoding import FetchedPictures
from renderer.orders import RENDERING, FetchedPicture, RenderAnswer, RenderedDeck, RenderOrder

WORK = RENDERING

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
    compile_deck(parse("protocol_v2", _WARMING_DECK))


def handle(request: RenderOrder, progress: Progress) -> RenderAnswer:
    """Write deck and manifest, or name the pictures behind addresses that are wanted first. Raises InvalidDocument."""
    parsed = parse(request.source_schema, decode_json(request.document.read_bytes()))
    wanted = wanted_pictures(parsed) if request.fetched is None else ()
    if wanted:
        return RenderAnswer(wanted=tuple(wanted))
    fetched = _load(request.fetched or {})
    compiled = compile_deck(parsed, progress=progress, fetched=fetched)
    pptx, manifest = request.out / "deck.pptx", request.out / "render_manifest.json"
    pptx.write_bytes(compiled.pptx)
    pictures = {url: sha256(file).hexdigest() for url, file in fetched.items() if isinstance(file, bytes)}
    said = RenderManifest(compiled.slide_count, parsed.title, compiled.notices, compiled.fonts, pictures)
    manifest.write_bytes(said.to_bytes())
    return RenderAnswer(deck=RenderedDeck(pptx, manifest, RenderResult(compiled.slide_count, compiled.fonts)))


def _load(found: Mapping[str, FetchedPicture]) -> FetchedPictures:
    return {url: one.file.read_bytes() if one.file else one.reason for url, one in found.items()}
