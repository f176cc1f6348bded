"""The table of content types (`[Content_Types].xml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from deck_package.faults import PackageFault

CONTENT_TYPES = "[Content_Types].xml"
_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_PRESENTATIONML = "application/vnd.openxmlformats-officedocument.presentationml."
MAIN_TYPES = frozenset(f"{_PRESENTATIONML}{kind}.main+xml" for kind in ("presentation", "template", "slideshow"))
"""Content types of a main part that we open: .pptx, .potx and .ppsx."""


@dataclass(frozen=True, slots=True)
class ContentTypes:
    """Content types by part name, else by extension; both compare without regard to case."""

    overrides: Mapping[str, str]
    defaults: Mapping[str, str]

    def of(self, part: str) -> str | None:
        """Content type of a part, None when the table does not name one."""
        extension = part.rpartition(".")[2].casefold()
        return self.overrides.get(part.casefold()) or self.defaults.get(extension)


def read_content_types(root: etree._Element) -> tuple[ContentTypes, list[PackageFault]]:
    """Read the table; what is declared twice is a fault, and the first one counts."""
    overrides: dict[str, str] = {}
    defaults: dict[str, str] = {}
    faults = []
    for element in root:
        table, attribute = (overrides, "PartName") if element.tag == f"{_NS}Override" else (defaults, "Extension")
        if element.tag not in {f"{_NS}Override", f"{_NS}Default"}:
            continue
        key = unquote(element.get(attribute, "")).lstrip("/")
        if key.casefold() in table:
            message = f"The content type of {key} is declared twice; PowerPoint will offer to repair the file."
            faults.append(PackageFault("content_type_duplicate", message, key))
        table.setdefault(key.casefold(), element.get("ContentType", ""))
    return ContentTypes(overrides, defaults), faults
