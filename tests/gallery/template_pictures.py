"""Pictures of all templates, as `GET /v1/templates/{id}/preview` serves them.

They are drawn once and kept in the package, 480 by 270 pixels: who looks for a template waits for no worker, and
no tenant's quota is touched. `make template-pictures` draws those anew whose example has changed, or all.
"""

import asyncio
import hashlib
import json
import sys
import tempfile
from pathlib import Path

from PIL import Image

from deck_documents.own_themes import worn
from deck_documents.slide_templates import TEMPLATES, SlideTemplate, filled
from tests.gallery.drawing import Studio, studio
from tests.gallery.exhibits import Cell

FOLDER = Path("services/gateway/gateway/template_pictures")
DIGESTS = FOLDER / "drawn.json"
_SIZE = (480, 270)
_COLORS = 64


def digest_of(template: SlideTemplate) -> str:
    """What tells whether a picture is of the slide that its template makes today."""
    slide = filled(template, template.example)
    return hashlib.sha256(json.dumps(slide, sort_keys=True).encode()).hexdigest()[:16]


async def _draw(place: Studio, template: SlideTemplate, scratch: Path) -> None:
    slide = filled(template, template.example)
    document = {"version": "2.0", "title": template.name, "slides": [slide], **worn("consulting_blue")}
    drawn = await place.draw(Cell(template.id, "protocol_v2", document), scratch / template.id)
    picture = Image.open(drawn.pictures[0]).convert("RGB").resize(_SIZE, Image.Resampling.LANCZOS)
    picture.quantize(_COLORS, dither=Image.Dither.NONE).save(FOLDER / f"{template.id}.png", optimize=True)


async def main(*, every: bool) -> None:
    """Draw the pictures that are not of today's slides; `every` one where that is asked for."""
    FOLDER.mkdir(exist_ok=True)
    drawn = json.loads(DIGESTS.read_text()) if DIGESTS.exists() else {}
    today = {template.id: digest_of(template) for template in TEMPLATES.values()}
    wanted = [TEMPLATES[name] for name, digest in today.items() if every or drawn.get(name) != digest]
    with tempfile.TemporaryDirectory() as scratch:
        async with studio(1, width=960) as place:
            for template in wanted:
                await _draw(place, template, Path(scratch))
    DIGESTS.write_text(json.dumps(today, indent=2, sort_keys=True) + "\n")


if __name__ == "__main__":
    asyncio.run(main(every="--all" in sys.argv))
