"""Digests of every deck that we can make: `python -m tests.support.digests` lists them, to compare two states.

Each line is the sha256 of a deck, that of what the renderer says about it, that of its report, its score, and its name.
"""

import json
import multiprocessing
import re
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from deck_runtime.children.work import no_progress
from renderer.child import render
from renderer.orders import RenderOrder
from scorer.child import handle as score
from scorer.orders import ScoreOrder
from tests.gallery.exhibits import exhibits
from tests.support.corpus import compiled

# Reports name the rules that judged them; a rise of that number alone is no difference between two states.
_RULESET, _FIRST_RULESET = re.compile(rb'(?<="rulesetVersion": )"[^"]*"'), b'"1.0.0"'


def documents() -> Iterator[tuple[str, str, Any]]:
    """Name, schema and document of the corpus (the examples among them) and of every cell of the gallery."""
    for name, (schema, document) in compiled.documents().items():
        yield f"corpus/{name}", schema, document
    for exhibit in exhibits():
        for cell in (cell for row in exhibit.rows for cell in row):
            yield f"gallery/{exhibit.name}/{cell.caption.replace(', ', '-')}", cell.schema, cell.document


def digest(named: tuple[str, str, Any]) -> str:
    """The line of one document."""
    name, schema, document = named
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "document.json")
        source.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        made = render(RenderOrder(schema, source, Path(folder)), no_progress).deck
        if made is None:
            raise ValueError(f"{name} shows pictures behind addresses")
        scored = score(ScoreOrder(Path(folder), made.pptx, source, schema, made.manifest), no_progress)
        report = scored.report.read_bytes()
        files = (made.pptx.read_bytes(), made.manifest.read_bytes(), _RULESET.sub(_FIRST_RULESET, report))
        digests = " ".join(sha256(file).hexdigest() for file in files)
        points = json.loads(report)["deckScore"]
    return f"{digests} {points:3} {name}"


def main() -> None:
    """List all of them, in order."""
    with multiprocessing.Pool() as pool:
        for line in pool.imap(digest, documents(), chunksize=4):
            sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
