"""Relationships between parts (ECMA-376 part 2, chapter 6.5)."""

import posixpath
import re
from collections.abc import Container
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

_CLIMBS = re.compile(r"\A(?:\.\./)+")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relationship:
    """One link from a part.

    Attributes:
        id: `rId1`.
        type: the whole type URI.
        target: name of the part it leads to without a leading slash; the address itself when external.
        external: whether it leads out of the package.
    """

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """Last word of the type: `slide`, `image`, `hyperlink`."""
        return self.type.rsplit("/", 1)[-1]


def rels_name(part: str) -> str:
    """Name of the part that holds the relationships of `part`; the package's own for ""."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def source_name(rels: str) -> str:
    """The inverse of `rels_name`."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def read_relationships(root: etree._Element, part: str, names: Container[str]) -> tuple[Relationship, ...]:
    """Relationships of `part` from its parsed .rels; `names` are those of all parts.

    An internal target that leaves the package begins with `../`. One that climbs too far on its way to a part does
    not: steps above the root lead nowhere (RFC 3986, section 5.2.4), and LibreOffice writes such.
    """
    return tuple(_read(element, part, names) for element in root.iter(_RELATIONSHIP))


def _read(element: etree._Element, part: str, names: Container[str]) -> Relationship:
    target = element.get("Target", "")
    external = element.get("TargetMode", "Internal") == "External"
    return Relationship(
        id=element.get("Id", ""),
        type=element.get("Type", ""),
        target=target if external else _resolve(target, part, names),
        external=external,
    )


def _resolve(target: str, part: str, names: Container[str]) -> str:
    """A target that is a fragment alone lies in the part itself."""
    path, folder = unquote(target.partition("#")[0]), posixpath.dirname(part)
    if not path:
        return part or "."
    found = posixpath.normpath(path[1:] if path.startswith("/") else posixpath.join(folder, path))
    inside = _CLIMBS.sub("", found)
    return inside if inside in names else found
