"""Reading what people keep in files: a bare document, or the envelope around it."""

from pathlib import Path
from typing import Any

from deck_documents import decode_json, schema_of


class UnreadableInput(Exception):
    """The file cannot be used; the message says why."""


def read_request(path: Path) -> dict[str, Any]:
    """The request body of a file: the envelope as it is, a bare document in an envelope.

    Raises UnreadableInput when there is no such file, and InvalidDocument when it is no JSON.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"cannot read {path}: {error.strerror}") from None
    body = decode_json(data)
    if not isinstance(body, dict):
        raise UnreadableInput(f"{path} holds no JSON object")
    return body if "document" in body else {"sourceSchema": schema_of(body), "document": body}
