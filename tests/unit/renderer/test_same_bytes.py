"""The same document gives the same bytes, whatever the process."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator

from deck_documents import parse
from renderer.compile import compile_deck
from tests.gallery.exhibits import exhibits


def digests() -> Iterator[str]:
    """Of a deck of every kind and theme: its name and what its bytes come to."""
    for exhibit in exhibits():
        cell = exhibit.rows[0][-1]
        pptx = compile_deck(parse(cell.schema, cell.document)).pptx
        yield f"{exhibit.name} {hashlib.sha256(pptx).hexdigest()}"


def test_two_processes_write_the_same_bytes() -> None:
    """Every kind of slide and every theme, with another order of hashes and at another time."""
    environment = os.environ | {"PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "PYTHONPATH": os.pathsep.join(sys.path)}
    other = subprocess.run(
        [sys.executable, __file__], env=environment, check=True, capture_output=True, encoding="utf-8"
    ).stdout.splitlines()
    assert other == list(digests())


if __name__ == "__main__":
    print(*digests(), sep="\n")  # noqa: T201 - read by the test
