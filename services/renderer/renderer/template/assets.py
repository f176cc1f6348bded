"""Pictures that masters and layouts carry: logos among them."""

import hashlib
from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from deck_package import Package
from renderer.layout.geometry import Rect
from renderer.template.model import Asset
from renderer.template.placeholders import Drawn, placeholder_of, shapes_of
from renderer.template.xml import A, P, R, child

_BACKGROUND, _LOGO = 0.6, 0.1


def assets_of(package: Package, parts: Sequence[str], page: Rect) -> tuple[Asset, ...]:
    """The pictures of masters and layouts, each where it stands, in order."""
    return tuple(asset for part in parts for asset in _assets(package, part, page))


def all_present(package: Package, parts: Sequence[str]) -> bool:
    """Whether every picture that `parts` refer to is in the file."""
    rows = (row for part in parts for row in package.relationships(part))
    return all(row.external or row.target in package for row in rows if row.kind == "image")


def _assets(package: Package, part: str, page: Rect) -> Iterator[Asset]:
    targets = {row.id: row.target for row in package.relationships(part) if not row.external}
    root = package.xml(part)
    background = child(root, f"{P}cSld", f"{P}bg")
    if background is not None and (media := _media(background, targets)) in package:
        yield _asset(package, "background", media, "Background", on=part, box=page)
    for drawn in shapes_of(root):
        media = _media(drawn.element, targets)
        if media in package and drawn.box is not None and placeholder_of(drawn.element) is None:
            yield _asset(package, _kind(drawn, page), media, _name(drawn.element), on=part, box=drawn.box)


def _asset(package: Package, kind: str, media: str, name: str, *, on: str, box: Rect) -> Asset:
    return Asset(kind, media, name, on, box, hashlib.sha256(package.read(media)).hexdigest())


def _kind(drawn: Drawn, page: Rect) -> str:
    assert drawn.box is not None
    share = drawn.box.width * drawn.box.height / (page.width * page.height)
    named = "logo" in _name(drawn.element).casefold()
    return "logo" if named or share <= _LOGO else "background" if share >= _BACKGROUND else "picture"


def _media(element: _Element, targets: dict[str, str]) -> str:
    blip = next(element.iter(f"{A}blip"), None)
    return targets.get(blip.get(f"{R}embed", ""), "") if blip is not None else ""


def _name(element: _Element) -> str:
    found = next(element.iter(f"{P}cNvPr"), None)
    return found.get("name", "") if found is not None else ""
