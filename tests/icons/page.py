"""docs/icons.md: all icons by their groups, with a drawing of each group."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from tests.icons.chosen import ROOT, chosen

PAGE = ROOT / "docs/icons.md"
_IMAGES = ROOT / "docs/images"
_COLUMNS, _WIDTH, _HEIGHT, _ICON = 6, 160, 72, 28
_HEAD = """\
# Icons

{count} icons of [Lucide](https://lucide.dev) (ISC licence, some of them from Feather under the MIT licence), written
into decks as native freeforms: lines that take the colours of the theme and can be edited in PowerPoint. `make icons`
writes this page.

A document names one where a field is called `icon`, or `icons` for the points of a `title-body`, an addition of this
server. A name that is not here is no fault: no icon is drawn, and the finding `ICON_UNKNOWN` gives the three nearest
names, also by what an icon stands for ("lorry" is a `truck`). Icons are never chosen for you. On pages that run from
right to left, those that point along the line are turned round.
"""


def write(paths: dict[str, str]) -> None:
    """Write the page and its drawings; `paths` are the strokes of each icon."""
    for old in _IMAGES.glob("icons-*.svg"):
        old.unlink()
    PAGE.write_text(page(), "utf-8")
    for group, names in groups():
        (_IMAGES / _file(group)).write_text(_drawing(names, paths), "utf-8")


def groups() -> Iterator[tuple[str, list[str]]]:
    """Each group with its names, in the order of the list of chosen ones."""
    for group, pairs in groupby(chosen().items(), key=itemgetter(1)):
        yield group, [name for name, _ in pairs]


def page() -> str:
    """The text of the page."""
    parts = [_HEAD.format(count=len(chosen()))]
    for group, names in groups():
        listed = textwrap.fill(" ".join(f"`{name}`" for name in names), 150, break_on_hyphens=False)
        parts.append(f"## {group}\n![{group}](images/{_file(group)})\n\n{listed}\n")
    return "\n".join(parts)


def _file(group: str) -> str:
    return f"icons-{group.lower().replace(' ', '-')}.svg"


def _drawing(names: Sequence[str], paths: dict[str, str]) -> str:
    """The icons of a group in a grid, each above its name, on a ground that reads in light and in dark."""
    rows = -(-len(names) // _COLUMNS)
    width, height = _COLUMNS * _WIDTH, rows * _HEIGHT
    cells = "\n".join(_cell(name, paths[name], number) for number, name in enumerate(names))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
        f'<rect width="{width}" height="{height}" fill="#F8FAFC"/>\n{cells}\n</svg>\n'
    )


def _cell(name: str, path: str, number: int) -> str:
    row, column = divmod(number, _COLUMNS)
    middle, top = column * _WIDTH + _WIDTH / 2, row * _HEIGHT + 12
    place = f"translate({middle - _ICON / 2:g} {top}) scale({_ICON / 2400:.5f})"
    stroke = 'fill="none" stroke="#1F2937" stroke-width="200" stroke-linecap="round" stroke-linejoin="round"'
    set_in = 'font-family="sans-serif" font-size="11" text-anchor="middle" fill="#475569"'
    words = f'<text x="{middle:g}" y="{top + 46}" {set_in}>{name}</text>'
    return f'<path transform="{place}" d="{path}" {stroke}/>{words}'
