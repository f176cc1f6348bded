"""The renderer's work in a disposable child process."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from deck_documents import decode_json, parse
from renderer.compile import compile_deck, wanted_pictures
from renderer.media.wanted import NOTHING_FETCHED, load_fetched

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


def handle(request: dict[str, Any], progress: Callable[[int, int], None]) -> dict[str, Any]:
    """Compile the document at `request["document"]` into the directory `request["out"]`.

    Writes `deck.pptx` and `render_manifest.json`. A document with pictures behind addresses is answered with these,
    `{"wanted": [...]}`, until the request names the index of what was `fetched`. Raises InvalidDocument.
    """
    document = decode_json(Path(request["document"]).read_bytes())
    parsed = parse(request["source_schema"], document)
    wanted = [] if "fetched" in request else wanted_pictures(parsed)
    if wanted:
        return {"wanted": wanted}
    fetched = load_fetched(Path(request["fetched"])) if "fetched" in request else NOTHING_FETCHED
    compiled = compile_deck(parsed, progress=progress, fetched=fetched)
    out = Path(request["out"])
    pptx, manifest = out / "deck.pptx", out / "render_manifest.json"
    pptx.write_bytes(compiled.pptx)
    content = {
        "slide_count": compiled.slide_count,
        "title": parsed.title,
        "notices": [finding.to_wire() for finding in compiled.notices],
        "fonts": list(compiled.fonts),
        "pictures": {url: sha256(file).hexdigest() for url, file in fetched.items() if isinstance(file, bytes)},
    }
    manifest.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return {
        "slide_count": compiled.slide_count,
        "pptx": str(pptx),
        "manifest": str(manifest),
        "fonts": list(compiled.fonts),
    }
