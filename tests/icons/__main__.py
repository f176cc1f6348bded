"""Converts the chosen icons of the npm package `lucide-static`. Usage: `python -m tests.icons PACKAGE_FOLDER`.

Strokes become paths of moves, lines, curves and closings in hundredths of Lucide's units (its page is 24 x 24), so that
nothing is left to work out when a slide is drawn.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from deck_documents.paper_document.nodes import CustomGeometry
from renderer.nodes.freeforms import freeform_of
from tests.icons import page
from tests.icons.chosen import ROOT, chosen

DATA = ROOT / "services/renderer/renderer/icons"
NAMES = ROOT / "libs/deck_documents/icon_names.py"
_UNITS = 0.1
"""From thousandths, in which freeforms count, to hundredths."""
_LETTERS = {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "close": "Z"}
_DOT = 0.1
"""A stroke as short as this is a dot: not every reader draws round ends of what has no length."""
_Step = tuple[str, tuple[tuple[int, int], ...]]
_HEAD = """\
# {count} icons of Lucide {version} (https://lucide.dev), under the licences beside this file; written by `make icons`.
# Name, other words for it, and its strokes in hundredths of a page of 24 x 24: M, L, C and Z as in SVG.
"""


def main(package: Path) -> None:
    """Write data, licence, names and the page that shows them."""
    drawn = json.loads((package / "icon-nodes.json").read_text("utf-8"))
    words = json.loads((package / "tags.json").read_text("utf-8"))
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    paths = {name: _strokes(drawn[name]) for name in sorted(chosen())}
    rows = [f"{name}\t{','.join(words.get(name, ()))}\t{path}" for name, path in paths.items()]
    head = _HEAD.format(count=len(rows), version=version)
    (DATA / "lucide.tsv").write_text(head + "\n".join(rows) + "\n", "utf-8")
    (DATA / "LICENSE").write_text((package / "LICENSE").read_text("utf-8"), "utf-8")
    NAMES.write_text(_names_module(list(paths)), "utf-8")
    page.write(paths)


def _names_module(names: list[str]) -> str:
    listed = "\n".join(f'    "{name}",' for name in names)
    return (
        '"""The names of icons that documents may give; `make icons` writes them, docs/icons.md shows them."""\n\n'
        f"ICON_NAMES: tuple[str, ...] = (\n{listed}\n)\n"
    )


def _strokes(nodes: list[tuple[str, dict[str, str]]]) -> str:
    """All strokes of an icon as one path."""
    return "".join(step for tag, given in nodes for step in _steps(_path(tag, given)))


def _steps(path: str) -> Iterator[str]:
    form, _ = freeform_of(CustomGeometry(path=path, width=24, height=24))
    for name, points in _with_dots(form.steps):
        yield _LETTERS[name] + " ".join(str(round(number * _UNITS)) for point in points for number in point)


def _with_dots(steps: Iterable[_Step]) -> Iterator[_Step]:
    """`steps` in which a stroke that is a dot is long enough to be drawn."""
    before: tuple[int, int] = (0, 0)
    for name, points in steps:
        is_dot = name == "lnTo" and max(abs(points[0][0] - before[0]), abs(points[0][1] - before[1])) < _DOT * 1000
        drawn = ((before[0] + round(_DOT * 1000), before[1]),) if is_dot else points
        yield name, drawn
        before = drawn[-1] if drawn else before


def _path(tag: str, given: dict[str, str]) -> str:
    """An element of SVG as the `d` of a path."""
    match tag:
        case "path":
            return given["d"]
        case "line":
            return f"M{given['x1']} {given['y1']}L{given['x2']} {given['y2']}"
        case "polyline" | "polygon":
            return f"M{given['points'].replace(',', ' ')}" + ("Z" if tag == "polygon" else "")
        case "circle" | "ellipse":
            x, y = float(given["cx"]), float(given["cy"])
            across, down = float(given.get("rx") or given["r"]), float(given.get("ry") or given["r"])
            half = f"a{across} {down} 0 1 0"
            return f"M{x - across} {y}{half} {2 * across} 0{half} {-2 * across} 0Z"
        case "rect":
            return _rectangle(given)
        case _:
            raise ValueError(f"no icon has had a {tag} before")


def _rectangle(given: dict[str, str]) -> str:
    x, y, width, height = (float(given.get(name, 0)) for name in ("x", "y", "width", "height"))
    across = float(given.get("rx") or given.get("ry") or 0)
    down = float(given.get("ry") or across)
    corner = f"a{across} {down} 0 0 1"
    return (
        f"M{x + across} {y}h{width - 2 * across}{corner} {across} {down}v{height - 2 * down}{corner} {-across} {down}"
        f"h{2 * across - width}{corner} {-across} {-down}v{2 * down - height}{corner} {across} {-down}Z"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
