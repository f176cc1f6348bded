"""`make pairs`: the same content by Deckmill and by four other tools, drawn beside each other for docs/pairs.md.

PowerPoint files are drawn by our previewer; Marp draws its pages itself, with Chromium.
"""

import argparse
import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from deck_domain.job_options import Format
from deck_runtime.children.pool import ChildPool
from deckmill.terminal import out
from previewer.orders import DRAWING, PreviewOrder
from renderer.orders import RENDERING, RenderOrder
from tests.pairs import by_deckmill, by_python_pptx, markdown

_HERE = Path(__file__).parent
_NODE = _HERE.parents[1] / ".make/pairs"
_SECONDS = 120.0
_COLUMNS, _WIDTH, _GAP, _CAPTION = 3, 640, 12, 26
_QUALITY = 80
_TOOLS = ("Deckmill", "PptxGenJS", "python-pptx", "pandoc", "Marp")
_PARTS = {
    "cover": "The first page",
    "points": "Three causes and what follows",
    "figures": "Four figures",
    "table": "Three options",
    "bridge": "A bridge between two totals",
    "dates": "Five dates",
    "chart": "One claim, six bars",
    "people": "Who is responsible",
    "asks": "What is asked for",
    "years": "Two lines over years that are not all there",
    "steps": "Five steps, one of them critical",
    "risks": "Four risks, two ways",
}


async def main(page: Path) -> int:
    """Write the page and its pictures beside it."""
    content = json.loads((_HERE / "content.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="deckmill-pairs-") as folder:
        root = Path(folder)
        decks = {
            "Deckmill": await _deckmill(content, root / "deckmill"),
            "PptxGenJS": _pptxgenjs(root / "pptxgenjs.pptx"),
            "python-pptx": _written(root / "python-pptx.pptx", by_python_pptx.build(content)),
            "pandoc": _pandoc(content, root),
        }
        drawn = dict(zip(decks, await _drawn(decks, root), strict=True))
        drawn["Marp"] = _marp(content, root)
        for tool, pictures in drawn.items():
            if len(pictures) != len(_PARTS):
                raise ValueError(f"{tool} made {len(pictures)} slides of {len(_PARTS)} parts: they would not be pairs")
        for number, name in enumerate(_PARTS):
            target = page.parent / f"images/pairs-{name}.webp"
            _sheet([drawn[tool][number] for tool in _TOOLS]).save(target, quality=_QUALITY, method=6)
    page.write_text(_text(), encoding="utf-8")
    out.print(f"{len(_PARTS)} pairs in {page}")
    return 0


async def _deckmill(content: dict[str, Any], folder: Path) -> Path:
    folder.mkdir()
    source = folder / "document.json"
    source.write_text(json.dumps(by_deckmill.document(content)), encoding="utf-8")
    pool = ChildPool(RENDERING, 1)
    pool.start()
    try:
        made = (await pool.run(RenderOrder("protocol_v2", source, folder), timeout=_SECONDS)).deck
    finally:
        await pool.close()
    assert made is not None
    return made.pptx


def _pptxgenjs(target: Path) -> Path:
    subprocess.run(["node", _NODE / "write_deck.js", _HERE / "content.json", target], check=True)
    return target


def _written(target: Path, data: bytes) -> Path:
    target.write_bytes(data)
    return target


def _pandoc(content: dict[str, Any], root: Path) -> Path:
    source, target = root / "pandoc.md", root / "pandoc.pptx"
    source.write_text(markdown.for_pandoc(content), encoding="utf-8")
    subprocess.run(["pandoc", source, "--slide-level=1", "-o", target], check=True)
    return target


def _marp(content: dict[str, Any], root: Path) -> list[Path]:
    source = root / "marp.md"
    source.write_text(markdown.for_marp(content), encoding="utf-8")
    browser = os.environ | {"CHROME_PATH": shutil.which("chromium") or "", "CHROME_NO_SANDBOX": "1"}
    marp = _NODE / "node_modules/.bin/marp"
    subprocess.run(
        [marp, source, "--images", "png", "--no-stdin", "-o", root / "marp.png"],
        check=True,
        env=browser,
        stderr=subprocess.DEVNULL,
    )
    return sorted(root.glob("marp.*.png"))


async def _drawn(decks: dict[str, Path], root: Path) -> list[list[Path]]:
    pool = ChildPool(DRAWING, 1)
    pool.start()
    try:
        drawn = []
        for tool, deck in decks.items():
            folder = root / f"{tool} drawn"
            folder.mkdir()
            slides = (await pool.run(PreviewOrder(deck, folder, width=2 * _WIDTH), timeout=_SECONDS)).slides
            drawn.append([slide.files[Format.PNG] for slide in slides])
        return drawn
    finally:
        await pool.close()


def _sheet(pictures: Sequence[Path]) -> Image.Image:
    """All in one size, ours first, each named."""
    high = _WIDTH * 9 // 16
    across, down = _WIDTH + _GAP, high + _CAPTION + _GAP
    sheet = Image.new("RGB", (_COLUMNS * across + _GAP, 2 * down + _GAP), "#E8EAED")
    draw = ImageDraw.Draw(sheet)
    for number, (tool, picture) in enumerate(zip(_TOOLS, pictures, strict=True)):
        x, y = _GAP + number % _COLUMNS * across, _GAP + number // _COLUMNS * down
        with Image.open(picture) as image:
            small = image.convert("RGB")
            small.thumbnail((_WIDTH, high), Image.Resampling.LANCZOS)
        sheet.paste(small, (x, y))
        draw.text((x, y + small.height + 3), tool, "#111827", ImageFont.load_default(16))
    return sheet


def _text() -> str:
    parts = [f"## {caption}\n\n![{caption}](images/pairs-{name}.webp)\n" for name, caption in _PARTS.items()]
    return "\n".join([(_HERE / "introduction.md").read_text(encoding="utf-8"), *parts])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path, help="the page to write; its pictures go into images/ beside it")
    sys.exit(asyncio.run(main(parser.parse_args().page)))
