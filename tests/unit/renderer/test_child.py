"""The renderer in a disposable child: files in, files out."""

import io
import json
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from deck_domain.errors import InvalidDocument
from deck_domain.findings import Finding
from renderer import child


def request(tmp_path: Path, document: object) -> dict[str, str]:
    """A request whose document lies in a file."""
    path = tmp_path / "document.json"
    path.write_text(json.dumps(document))
    return {"source_schema": "protocol_v2", "document": str(path), "out": str(tmp_path)}


def test_a_deck_and_its_manifest_are_written(tmp_path: Path) -> None:
    """The answer names them; notices are findings on the wire; progress counts slides."""
    child.warm()
    points = ["word " * 200] * 8
    document = {
        "version": "2.0",
        "title": "T",
        "slides": [{"slideType": "title-body", "title": "A", "body": points}] * 2,
    }
    seen: list[tuple[int, int]] = []
    answer = child.handle(request(tmp_path, document), lambda done, total: seen.append((done, total)))
    manifest = json.loads(Path(answer["manifest"]).read_text())
    assert Path(answer["pptx"]).read_bytes()[:2] == b"PK"
    count = answer["slide_count"]
    assert count > 2
    assert (manifest["slide_count"], manifest["title"], seen) == (count, "T", [(1, 2), (2, 2)])
    notices = [Finding.from_wire(notice) for notice in manifest["notices"]]
    assert [notice.slide_index for notice in notices if notice.code == "CONTENT_PAGINATED"] == [0, count // 2]
    assert "Carlito" in answer["fonts"]


def test_domain_errors_pass_through(tmp_path: Path) -> None:
    """The runtime sorts them by category."""
    with pytest.raises(InvalidDocument):
        child.handle(request(tmp_path, {"version": "2.0"}), lambda done, total: None)


def test_pictures_behind_addresses_are_asked_for_first(tmp_path: Path) -> None:
    """The child fetches nothing: it names what it needs, and then takes what was found."""
    good, bad = "https://pictures.example/a.png", "https://pictures.example/b.png"
    nodes = [{"type": "Image", "src": url, "altText": "A", "fit": "fill"} for url in (good, bad, good)]
    nodes.append({"type": "Video", "src": "https://films.example/a.mp4", "poster": good})
    document = {"type": "Document", "meta": {}, "slides": [{"type": "Slide", "children": nodes}]}
    asked = request(tmp_path, document) | {"source_schema": "paper_document"}
    assert child.handle(asked, lambda done, total: None) == {"wanted": [good, bad]}
    buffer = io.BytesIO()
    Image.new("RGB", (4, 3)).save(buffer, "PNG")
    (tmp_path / "picture").write_bytes(buffer.getvalue())
    index = tmp_path / "fetched.json"
    index.write_text(json.dumps({good: {"file": str(tmp_path / "picture")}, bad: {"reason": "The host is away"}}))
    answer = child.handle(asked | {"fetched": str(index)}, lambda done, total: None)
    manifest = json.loads(Path(answer["manifest"]).read_text())
    missing = [notice for notice in manifest["notices"] if notice["code"] == "ASSET_MISSING"]
    assert [(one["componentPath"], one["message"].split(";")[0]) for one in missing] == [
        ("slides[0].children[1]", "The host is away")
    ]
    assert manifest["pictures"] == {good: sha256(buffer.getvalue()).hexdigest()}
    with zipfile.ZipFile(answer["pptx"]) as package:
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
    answer = child.handle(request(tmp_path, document), lambda done, total: None)
    assert answer == {"wanted": ["https://pictures.example/north%20%26%20south.png"]}
