"""Pictures behind addresses, from the stored document to the stored deck."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from deck_runtime.children.pool import ChildPool
from deck_runtime.store import open_store
from renderer.config import RendererSettings
from renderer.orders import RENDERING
from renderer.render import RenderDeck

WHOLE = {"col": 0, "row": 0, "colSpan": 6, "rowSpan": 12}


def png(color: str) -> bytes:
    """A small picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), color).save(buffer, "PNG")
    return buffer.getvalue()


def composed(*blocks: dict[str, Any]) -> dict[str, Any]:
    """A deck of one slide of picture blocks; `{{kind}}` stands for png."""
    slide = {"slideType": "composition", "title": "Pictures", "blocks": [{"region": WHOLE, **one} for one in blocks]}
    return {"version": "2.0", "title": "Pictures", "variables": {"kind": "p ng"}, "slides": [slide]}


@pytest.mark.parametrize("block", ["imageBleed", "pageStamp"])
async def test_blocks_show_what_was_fetched(server: Any, certificate: Path, tmp_path: Path, block: str) -> None:
    """The picture is in the deck, byte for byte, also behind an address with a variable; one not to be had is named."""
    address = f"https://127.0.0.1:{server.port}"
    server.put("/a.p%20ng", png("#0F6E84"))
    server.put("/gone.png", b"", status=404)
    shown = {"primitive": block, "input": {"src": f"{address}/a.{{{{kind}}}}", "alt": "Shown"}}
    gone = {"primitive": block, "input": {"src": f"{address}/gone.png", "fallbackText": "Not here"}}
    gone["region"] = {**WHOLE, "col": 6}
    settings = RendererSettings(fetch_inner_hosts=(f"127.0.0.1:{server.port}",), fetch_ca_file=str(certificate))
    store = open_store(f"file://{tmp_path}/objects", tmp_path / "scratch")
    document = json.dumps(composed(shown, gone)).encode()
    stored = await store.put_bytes("document.json", document, "application/json")
    pool = ChildPool(RENDERING, 1)
    pool.start()
    try:
        output = await RenderDeck(pool, store, settings).render("protocol_v2", stored, tmp_path / "work")
    finally:
        await pool.close()
    deck, manifest = (file.path for file in output.files)
    shapes = Presentation(str(deck)).slides[0].shapes
    assert [shape.image.blob for shape in shapes if hasattr(shape, "image")] == [png("#0F6E84")]
    assert "Not here" in {shape.text_frame.text for shape in shapes if shape.has_text_frame}
    missing = [one for one in json.loads(manifest.read_text())["notices"] if one["code"] == "ASSET_MISSING"]
    assert [one["componentPath"] for one in missing] == ["slides[0].blocks[1].input.src"]
