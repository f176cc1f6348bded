"""The renderer in a disposable child: files in, files out."""

import json
from pathlib import Path

import pytest

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
