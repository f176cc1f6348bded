"""The renderer in a disposable child: files in, files out."""

import io
import json
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from deck_domain.errors import InvalidDocument
from deck_domain.render_manifest import RenderManifest
from deck_runtime.children.work import no_progress
from renderer import child
from renderer.orders import FetchedPicture, RenderAnswer, RenderOrder


def request(tmp_path: Path, document: object) -> RenderOrder:
    """A request whose document lies in a file."""
    path = tmp_path / "document.json"
    path.write_text(json.dumps(document))
    return RenderOrder("protocol_v2", path, tmp_path)


def test_a_deck_and_its_manifest_are_written(tmp_path: Path) -> None:
    """The answer names them; findings of the renderer are in the manifest; progress counts slides."""
    child.warm()
    points = ["word " * 200] * 8
    document = {
        "version": "2.0",
        "title": "T",
        "slides": [{"slideType": "title-body", "title": "A", "body": points}] * 2,
    }
    seen: list[tuple[int, int]] = []
    deck = child.render(request(tmp_path, document), lambda done, total: seen.append((done, total))).deck
    assert deck is not None
    manifest = RenderManifest.from_bytes(deck.manifest.read_bytes())
    assert deck.pptx.read_bytes()[:2] == b"PK"
    count = deck.result.slide_count
    assert count > 2
    assert (manifest.slide_count, manifest.title, seen) == (count, "T", [(1, 2), (2, 2)])
    assert [finding.slide_index for finding in manifest.notices if finding.code == "CONTENT_PAGINATED"] == [
        0,
        count // 2,
    ]
    assert "Carlito" in deck.result.fonts


def test_domain_errors_pass_through(tmp_path: Path) -> None:
    """The runtime sorts them by category."""
    with pytest.raises(InvalidDocument):
        child.render(request(tmp_path, {"version": "2.0"}), no_progress)


def test_pictures_behind_addresses_are_asked_for_first(tmp_path: Path) -> None:
    """The child fetches nothing: it names what it needs, and then takes what was found."""
    good, bad = "https://pictures.example/a.png", "https://pictures.example/b.png"
    nodes = [{"type": "Image", "src": url, "altText": "A", "fit": "fill"} for url in (good, bad, good)]
    nodes.append({"type": "Video", "src": "https://films.example/a.mp4", "poster": good})
    document = {"type": "Document", "meta": {}, "slides": [{"type": "Slide", "children": nodes}]}
    asked = replace(request(tmp_path, document), source_schema="paper_document")
    assert child.render(asked, no_progress) == RenderAnswer(wanted=(good, bad))
    buffer = io.BytesIO()
    Image.new("RGB", (4, 3)).save(buffer, "PNG")
    (tmp_path / "picture").write_bytes(buffer.getvalue())
    fetched = {good: FetchedPicture(file=tmp_path / "picture"), bad: FetchedPicture(reason="The host is away")}
    deck = child.render(replace(asked, fetched=fetched), no_progress).deck
    assert deck is not None
    manifest = RenderManifest.from_bytes(deck.manifest.read_bytes())
    missing = [finding for finding in manifest.notices if finding.code == "ASSET_MISSING"]
    assert [(one.component_path, one.message.split(";")[0]) for one in missing] == [
        ("slides[0].children[1]", "The host is away")
    ]
    assert manifest.pictures == {good: sha256(buffer.getvalue()).hexdigest()}
    with zipfile.ZipFile(deck.pptx) as package:
        media = [package.read(name) for name in package.namelist() if name.startswith("ppt/media/")]
    assert media == [buffer.getvalue()]


def test_addresses_of_pictures_are_those_after_filling_in(tmp_path: Path) -> None:
    """A value is quoted where an address takes it; fonts behind addresses are not asked for."""
    stamp = {"src": "https://pictures.example/{{name}}.png", "alt": "{{name}}"}
    block = {"primitive": "pageStamp", "region": {"col": 0, "row": 0, "colSpan": 4, "rowSpan": 4}, "input": stamp}
    document = {
        "version": "2.0",
        "title": "T",
        "variables": {"name": "north & south"},
        "tokens": {"embeddedFonts": [{"family": "A", "src": "https://fonts.example/a.ttf"}]},
        "slides": [{"slideType": "composition", "title": "A", "blocks": [block]}],
    }
    answer = child.render(request(tmp_path, document), no_progress)
    assert answer.wanted == ("https://pictures.example/north%20%26%20south.png",)
