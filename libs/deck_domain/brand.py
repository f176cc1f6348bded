"""What a brand demands of a deck: made once from a compiled template, read by the rules that hold decks against it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields

from deck_domain.records import from_json, to_json


@dataclass(frozen=True, slots=True)
class BrandChoice:
    """The brand pack that a deck shall be built on, by its id, or a version of one; neither for none."""

    pack_id: str | None = None
    version_id: str | None = None

    def __bool__(self) -> bool:
        """Whether one is chosen."""
        return self.pack_id is not None or self.version_id is not None


@dataclass(frozen=True, slots=True)
class BrandLogo:
    """A logo that the template shows.

    Attributes:
        sha256: of the picture's bytes, lower-case hex; decks built on the template carry the same bytes.
        name: of its shape, for people.
        on: the part that shows it, a master or a layout (`ppt/slideMasters/slideMaster1.xml`).
    """

    sha256: str
    name: str
    on: str


@dataclass(frozen=True, slots=True)
class BrandPlaceholder:
    """A placeholder of a layout: its OOXML type (`obj` where it has none), its index, its name."""

    kind: str
    idx: int | None
    name: str


@dataclass(frozen=True, slots=True)
class BrandLayout:
    """A layout of the template.

    Attributes:
        part: its name in the package, in the template as in decks built on it; programs that save a deck may change it.
        name: what people see; survives saving.
        type: `obj`, `titleOnly`, ...; "" where it has none.
        placeholders: in the order of the file.
    """

    part: str
    name: str
    type: str
    placeholders: tuple[BrandPlaceholder, ...] = ()


@dataclass(frozen=True, slots=True)
class Brand:
    """What a deck must keep to so that it is on brand.

    Attributes:
        fonts: families as the template writes them (`Calibri`, `Yu Gothic`): of its theme, for every script that it
            names one for, and of its placeholders, each once. Where `scripts` lacks `ea` or `cs`, the template names
            none for those scripts, and a deck may take any.
        scripts: the scripts that the theme names a family for: some of latin, ea, cs.
        palette: #RRGGBB by theme slot (dk1, lt1, dk2, lt2, accent1 to accent6, hlink, folHlink).
        colors: #RRGGBB in upper case that the template's own parts and decks built on it use beside `palette`: what
            its layouts write literally, and what the renderer mixes of the palette.
        logos: none where the template shows none: then none is demanded.
        layouts: all that slides may be built on.
        missing_placeholders: those that slides ask for and no layout has, as sentences for people.
        support_level: certified, supported or unsafe.
        placeholder_coverage: 0..1, of the placeholders that slides ask for.
    """

    fonts: tuple[str, ...]
    palette: Mapping[str, str]
    layouts: tuple[BrandLayout, ...]
    scripts: tuple[str, ...] = ("latin",)
    colors: tuple[str, ...] = ()
    logos: tuple[BrandLogo, ...] = ()
    missing_placeholders: tuple[str, ...] = ()
    support_level: str = "supported"
    placeholder_coverage: float = 1.0

    def to_bytes(self) -> bytes:
        """The file: JSON in UTF-8, the same for the same brand."""
        return json.dumps(to_json(self), ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Brand":
        """The brand in a file; keys that a later version added are passed over.

        Raises UnreadableRecord, or ValueError for what is no JSON.
        """
        content = json.loads(data)
        if isinstance(content, dict):
            content = {one.name: content[one.name] for one in fields(cls) if one.name in content}
        return from_json(cls, content)
