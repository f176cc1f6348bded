"""Reading what people keep in files: a bare document, or the envelope around it."""

import sys
from pathlib import Path
from typing import Any

from deck_domain.errors import InvalidDocument

STDIN = Path("-")
"""What stands for standard input."""
_NO_JSON = ("invalid_json", "invalid_encoding")
_ZIP = b"PK\x03\x04"


class UnreadableInput(Exception):
    """The file cannot be used; the message says why."""


def read_request(path: Path) -> dict[str, Any]:
    """The request body of a file, or of standard input for `-`: the envelope as it is, a bare document in an envelope.

    Raises UnreadableInput when there is no such file or it is no JSON, and InvalidDocument for JSON that is refused.
    """
    # Loads the rules of all schemas, which takes longer than all else of a command; most commands read no document.
    from deck_documents import decode_json, schema_of  # noqa: PLC0415

    try:
        data = sys.stdin.buffer.read() if path == STDIN else path.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"cannot read {path}: {error.strerror}") from None
    if path == STDIN and not data:
        raise UnreadableInput("cannot read -: there is nothing on standard input, or nothing more")
    try:
        body = decode_json(data)
    except InvalidDocument as error:
        if error.violations[0].code in _NO_JSON:
            raise UnreadableInput(f"cannot read {path}: {_other_kind(data) or error.message}") from None
        raise
    if not isinstance(body, dict):
        raise UnreadableInput(f"{path} holds no JSON object")
    return body if "document" in body else {"sourceSchema": schema_of(body), "document": body}


def _other_kind(data: bytes) -> str:
    """Sentences about a file of another kind; "" for text that is meant to be JSON."""
    from deck_package.file_kinds import name_known_kind  # noqa: PLC0415 - as above

    if data.startswith(_ZIP):
        return "The file is a presentation or another zip, and no JSON. `deckmill check` is for decks."
    kind = None if data.startswith(b"{") else name_known_kind(data[:16])
    return f"{kind} Give a JSON document." if kind else ""
