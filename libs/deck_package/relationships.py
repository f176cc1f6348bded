"""Relationships between parts (ECMA-376 part 2, chapter 6.5)."""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

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


def read_relationships(root: etree._Element, part: str) -> tuple[Relationship, ...]:
    """Relationships of `part` from its parsed .rels; an internal target that leaves the package begins with `../`."""
    return tuple(_read(element, part) for element in root.iter(_RELATIONSHIP))


def _read(element: etree._Element, part: str) -> Relationship:
    target = element.get("Target", "")
    external = element.get("TargetMode", "Internal") == "External"
    return Relationship(
        id=element.get("Id", ""),
        type=element.get("Type", ""),
        target=target if external else _resolve(target, part),
        external=external,
    )


def _resolve(target: str, part: str) -> str:
    """A target that is a fragment alone lies in the part itself."""
    path, folder = unquote(target.partition("#")[0]), posixpath.dirname(part)
    if not path:
        return part or "."
    return posixpath.normpath(path[1:] if path.startswith("/") else posixpath.join(folder, path))
