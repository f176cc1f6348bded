"""Relationships between parts (ECMA-376 part 2, chapter 6.5)."""

import posixpath
import re
from collections.abc import Iterable, Mapping
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
        written: the name of the part as the relationship has it, where the file spells it in other letters: PowerPoint
            compares names without regard to case, LibreOffice and most libraries do not. Empty where both agree.
    """

    id: str
    type: str
    target: str
    external: bool
    written: str = ""

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


def spellings(names: Iterable[str]) -> dict[str, str]:
    """Names of parts as the file has them, by what is left of them without regard to case, as readers compare them."""
    return {name.casefold(): name for name in names}


def read_relationships(root: etree._Element, part: str, names: Mapping[str, str]) -> tuple[Relationship, ...]:
    """Relationships of `part` from its parsed .rels; `names` are the `spellings` of all parts.

    An internal target that leaves the package begins with `../`. One that climbs too far on its way to a part does
    not: steps above the root lead nowhere (RFC 3986, section 5.2.4), and LibreOffice writes such.
    """
    return tuple(_read(element, part, names) for element in root.iter(_RELATIONSHIP))


def _read(element: etree._Element, part: str, names: Mapping[str, str]) -> Relationship:
    target = element.get("Target", "")
    external = element.get("TargetMode", "Internal") == "External"
    named, found = (target, target) if external else _resolve(target, part, names)
    return Relationship(
        id=element.get("Id", ""),
        type=element.get("Type", ""),
        target=found,
        external=external,
        written="" if named == found else named,
    )


def _resolve(target: str, part: str, names: Mapping[str, str]) -> tuple[str, str]:
    """The part that a target names, and as the file spells it. A fragment alone lies in the part itself."""
    path, folder = unquote(target.partition("#")[0]), posixpath.dirname(part)
    if not path:
        return part or ".", part or "."
    found = posixpath.normpath(path[1:] if path.startswith("/") else posixpath.join(folder, path))
    inside = _CLIMBS.sub("", found)
    spelled = names.get(inside.casefold())
    return (inside, spelled) if spelled is not None else (found, found)
