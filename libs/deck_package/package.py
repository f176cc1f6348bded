"""A presentation whose archive is sound: its parts, relationships, content types and slides."""

import re
from functools import cached_property

from lxml import etree

from deck_package.archive import Archive
from deck_package.content_types import ContentTypes
from deck_package.relationships import Relationship, read_relationships, rels_name, spellings
from deck_package.safe_xml import parse_xml

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_KEPT_XML_BYTES = 32 * 1024 * 1024
"""Of text whose trees are kept; the trees take about ten times as much."""
_DIGITS = re.compile("[0-9]{1,18}")
_DEFAULT_SLIDE_SIZE = (9_144_000, 6_858_000)
"""EMU; 10 x 7.5 in, for presentations that do not say."""


class Package:
    """Parts of a presentation by name, without a leading slash (`ppt/slides/slide1.xml`).

    Parsed parts are kept and shared, up to a limit: do not change them. Close it, or use it in a `with` statement.
    """

    def __init__(self, archive: Archive, content_types: ContentTypes) -> None:
        self._archive = archive
        self._content_types = content_types
        self._trees: dict[str, etree._Element] = {}
        self._kept_bytes = 0
        self._relationships: dict[str, tuple[Relationship, ...]] = {}

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __contains__(self, part: str) -> bool:
        return part in self._names

    def close(self) -> None:
        """Release the file; parts that were not read yet cannot be read any more."""
        self._archive.close()

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self._archive.names)

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return spellings(self._archive.names)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all parts in the archive's order, relationship parts among them."""
        return self._archive.names

    def size(self, part: str) -> int:
        """Inflated size of a part in bytes. Raises KeyError."""
        return self._archive.size(part)

    def read(self, part: str) -> bytes:
        """Bytes of a part. Raises KeyError."""
        return self._archive.read(part)

    def xml(self, part: str) -> etree._Element:
        """Root of a parsed part. Raises KeyError, or UnsafeXmlError where the examination found a fault in it."""
        if part in self._trees:
            return self._trees[part]
        root = parse_xml(self.read(part))
        self._kept_bytes += self.size(part)
        if self._kept_bytes <= _KEPT_XML_BYTES:
            self._trees[part] = root
        return root

    def content_type(self, part: str) -> str | None:
        """Content type of a part, None when it has none."""
        return self._content_types.of(part)

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """Relationships of a part in the order of the file, the package's own for ""."""
        if part not in self._relationships:
            name = rels_name(part)
            found = read_relationships(self.xml(name), part, self._spellings) if name in self else ()
            self._relationships[part] = found
        return self._relationships[part]

    def related(self, part: str, kind: str) -> str | None:
        """First part of this package that `part` is related to by a kind (`slideLayout`), None when there is none."""
        for relationship in self.relationships(part):
            if relationship.kind == kind and not relationship.external and relationship.target in self:
                return relationship.target
        return None

    @cached_property
    def presentation(self) -> str:
        """Name of the main part. Raises KeyError when there is none."""
        part = self.related("", "officeDocument")
        if part is None:
            raise KeyError("officeDocument")
        return part

    @cached_property
    def slides(self) -> tuple[str, ...]:
        """Names of the slide parts as they are shown, hidden ones among them; those whose part is missing left out."""
        return tuple(name for _, name in self.slide_entries if name is not None and name in self)

    @cached_property
    def slide_entries(self) -> tuple[tuple[str, str | None], ...]:
        """Slide id and part name of each entry of the list of slides; None where its relationship is missing."""
        targets = {rel.id: rel.target for rel in self.relationships(self.presentation) if not rel.external}
        entries = self.xml(self.presentation).iterfind(f"{_P}sldIdLst/{_P}sldId")
        return tuple((entry.get("id", ""), targets.get(entry.get(_R_ID, ""))) for entry in entries)

    def is_hidden(self, slide: str) -> bool:
        """Whether a slide is left out when the presentation is shown."""
        return self.xml(slide).get("show", "1") in {"0", "false"}

    @cached_property
    def slide_size(self) -> tuple[int, int]:
        """Width and height of all slides in EMU; (0, 0) when they are no numbers."""
        size = self.xml(self.presentation).find(f"{_P}sldSz")
        if size is None:
            return _DEFAULT_SLIDE_SIZE
        width, height = (_DIGITS.fullmatch(size.get(name, "").strip()) for name in ("cx", "cy"))
        return (int(width[0]), int(height[0])) if width and height else (0, 0)
