"""`make gallery`: contact sheets of all that can be drawn, below `out/gallery/`."""

import argparse
import asyncio
import os
import shutil
import sys
import tempfile
import time
from itertools import groupby
from pathlib import Path

from deckmill.terminal import out
from tests.gallery.contact_sheet import contact_sheet
from tests.gallery.drawing import Drawn, Studio, studio
from tests.gallery.exhibits import Exhibit, exhibits, kinds_in_looks


async def main(arguments: argparse.Namespace) -> int:
    """Draw the sheets whose name has `--only` in it; exit code 1 when there is none, or a document was not taken."""
    every = [*exhibits(), *kinds_in_looks()]
    chosen = [exhibit for exhibit in every if arguments.only in exhibit.name]
    if not chosen:
        out.print(f"Nothing is called {arguments.only!r}: the sheets are {', '.join(one.name for one in every)}.")
        return 1
    target = Path(arguments.out)
    if not arguments.only:
        shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="deckmill-gallery-") as root:
        async with studio(arguments.processes) as place:
            results = await asyncio.gather(*(show(exhibit, place, Path(root), target) for exhibit in chosen))
    if not arguments.only:
        (target / "README.md").write_text(_index(chosen), encoding="utf-8")
    out.print(f"{len(chosen)} sheets in {target}, {time.monotonic() - started:.0f} s")
    return 1 if any(found.refusal for sheet in results for found in sheet) else 0


async def show(exhibit: Exhibit, place: Studio, root: Path, target: Path) -> list[Drawn]:
    """Draw one sheet and write it."""
    folder = root / exhibit.name
    drawn = await asyncio.gather(
        *(
            asyncio.gather(*(place.draw(cell, folder / f"{line}-{column}") for column, cell in enumerate(row)))
            for line, row in enumerate(exhibit.rows)
        )
    )
    contact_sheet(exhibit, drawn).save(target / f"{exhibit.name}.png")
    shutil.rmtree(folder)
    return [found for row in drawn for found in row]


def _index(shown: list[Exhibit]) -> str:
    lines = [
        "# Gallery",
        "",
        "Rows are languages, columns are small, full and overfull content. On sheets of looks, rows are looks.",
    ]
    for group, sheets in groupby(shown, key=lambda exhibit: exhibit.group):
        lines += ["", f"## {group.capitalize()}s", ""]
        lines += [f"- [{sheet.title}]({sheet.name}.png)" for sheet in sheets]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="part of a sheet's name, such as org-chart or theme-")
    parser.add_argument("--out", default="out/gallery", help="folder for the sheets")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many decks are drawn at once")
    sys.exit(asyncio.run(main(parser.parse_args())))
