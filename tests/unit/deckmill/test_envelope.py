"""Files hold envelopes or bare documents."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from deckmill.envelope import UnreadableInput, read_request


def _file(root: Path, content: object) -> Path:
    path = root / "deck.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("document", "schema"),
    [
        ({"version": "2.0", "title": "T", "slides": []}, "protocol_v2"),
        ({"presentationTitle": "T", "slides": []}, "agent_v1"),
        ({"type": "Document", "meta": {}, "slides": []}, "paper_document"),
    ],
)
def test_a_bare_document_gets_its_envelope(tmp_path: Path, document: dict[str, Any], schema: str) -> None:
    """The schema is told by the marks of the document."""
    assert {"sourceSchema": schema, "document": document} == read_request(_file(tmp_path, document))


def test_an_envelope_stays_as_it_is(tmp_path: Path) -> None:
    """Everything the client wrote is sent."""
    body = {"sourceSchema": "protocol_v2", "document": {}, "renderOptions": {"formats": ["pdf"]}}
    assert body == read_request(_file(tmp_path, body))


def test_what_cannot_be_used_says_why(tmp_path: Path) -> None:
    """No such file, no JSON, and JSON that is no object."""
    with pytest.raises(UnreadableInput, match="No such file"):
        read_request(tmp_path / "missing.json")
    with pytest.raises(UnreadableInput, match="no JSON object"):
        read_request(_file(tmp_path, [1]))
    (tmp_path / "torn.json").write_text("{", encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"torn.json: Not JSON at line 1"):
        read_request(tmp_path / "torn.json")


@pytest.mark.parametrize(
    ("head", "said"),
    [(b"PK\x03\x04", "presentation"), (b"%PDF-1.7", "PDF"), (b"\x89PNG\r\n", "PNG"), (b"<html>", "HTML")],
)
def test_a_file_of_another_kind_is_named(tmp_path: Path, head: bytes, said: str) -> None:
    """With what is wanted, and not with the place of its first byte that is no JSON."""
    (tmp_path / "deck").write_bytes(head + bytes(range(128, 160)))
    with pytest.raises(UnreadableInput, match=rf"{said}.* JSON"):
        read_request(tmp_path / "deck")


def test_a_command_that_reads_no_document_loads_no_rules_of_documents() -> None:
    """They take longer than all else of its start."""
    program = "import sys; import deckmill.cli; print('deck_documents' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
