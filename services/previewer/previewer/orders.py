"""What the previewer asks of its children, and what they answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from deck_domain.deck_diff import DeckDiff
from deck_domain.job_options import Format
from deck_runtime.children.work import ChildWork

FORMATS = (Format.PNG, Format.THUMBNAIL, Format.WEBP, Format.PDF)
"""What may be asked for: three pictures of each slide, and one file of the whole deck."""


class Route(StrEnum):
    """How slides were drawn.

    Attributes:
        PDF: all from a PDF that a warm LibreOffice wrote.
        TILES: some painted by a warm LibreOffice.
        COLD: by a LibreOffice started for this deck.
        CACHE: not at all, all were found.
    """

    PDF = "pdf"
    TILES = "tiles"
    COLD = "cold"
    CACHE = "cache"


@dataclass(frozen=True, slots=True)
class CachePlace:
    """Where pictures of earlier jobs lie, and on whose behalf they are used."""

    folder: Path
    tenant: str
    job: str


@dataclass(frozen=True, slots=True)
class PreviewOrder:
    """Draw a deck, or some of its slides.

    Attributes:
        pptx: the deck.
        out: an existing folder for the pictures.
        formats: what to make.
        width: px of the pictures.
        cold: by a LibreOffice of its own.
        slides: the first and one past the last, 0-based; those that the deck does not have are passed over. All if
            None.
        cache: where pictures are kept, if anywhere.
    """

    pptx: Path
    out: Path
    formats: frozenset[Format] = frozenset({Format.PNG})
    width: int = 1920
    cold: bool = False
    slides: tuple[int, int] | None = None
    cache: CachePlace | None = None

    @property
    def pictures(self) -> frozenset[Format]:
        """The formats that are pictures."""
        return self.formats - {Format.PDF}

    def paths(self, index: int) -> dict[Format, Path]:
        """Where the pictures of slide `index` (0-based) shall lie, by format."""
        names = {
            Format.PNG: f"slide-{index + 1}.png",
            Format.THUMBNAIL: f"thumbnail-{index + 1}.png",
            Format.WEBP: f"slide-{index + 1}.webp",
        }
        return {name: self.out / file for name, file in names.items() if name in self.formats}


@dataclass(frozen=True, slots=True)
class SlidePictures:
    """The pictures of slide `index` (0-based), by format; `width` and `height` are px of the large ones."""

    index: int
    width: int
    height: int
    files: Mapping[Format, Path]


@dataclass(frozen=True, slots=True)
class PreviewAnswer:
    """What was drawn.

    Attributes:
        slides: in their order.
        pdf: where it was asked for.
        slide_count: slides of the deck.
        cached_slides: how many of `slides` came from the cache.
        kept_bytes: how much was added to the cache.
        route: how the others were drawn.
        isolation: how far the process is confined.
        engine: LibreOffice and its version.
    """

    slides: tuple[SlidePictures, ...]
    pdf: Path | None
    slide_count: int
    cached_slides: int
    kept_bytes: int
    route: Route
    isolation: str
    engine: str


@dataclass(frozen=True, slots=True)
class DesktopOrder:
    """Open a deck, print it and save a copy.

    Attributes:
        pptx: the deck.
        last_word: whether a LibreOffice that fails has refused the deck; else it may have been LibreOffice's fault.
    """

    pptx: Path
    last_word: bool


@dataclass(frozen=True, slots=True)
class Attempted:
    """One thing that was tried, and what went wrong with it; nothing when it succeeded."""

    errors: tuple[str, ...] = ()
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """What LibreOffice did with a deck; what comes after something that failed was not tried.

    Attributes:
        opened: why it did not open; no errors when it did.
        printed: as a PDF, of so many pages.
        saved: as a copy.
        kept: what of the deck the copy lacks, as errors.
    """

    opened: Attempted
    printed: Attempted | None = None
    saved: Attempted | None = None
    kept: Attempted | None = None

    @property
    def passed(self) -> bool:
        """Whether all was tried and nothing went wrong."""
        tried = (self.opened, self.printed, self.saved, self.kept)
        return all(each is not None and not each.errors for each in tried)


@dataclass(frozen=True, slots=True)
class DesktopAnswer:
    """What became of it; `backend` is what opened it, with its version."""

    trial: Trial
    slide_count: int
    backend: str


@dataclass(frozen=True, slots=True)
class DrawnSlide:
    """The pictures of a slide.

    Attributes:
        sha256: of the large one, lower-case hex.
        pixels: how many that has.
        thumbnail: the small one.
        picture: the large one; None where nobody needs it, since the other deck has the same.
    """

    sha256: str
    pixels: int
    thumbnail: Path
    picture: Path | None = None


@dataclass(frozen=True, slots=True)
class DrawnDeck:
    """A deck and what was made of it before.

    Attributes:
        pptx: the deck.
        manifest: what the renderer said about it, if it is there.
        slides: its pictures, in order.
    """

    pptx: Path
    manifest: Path | None
    slides: tuple[DrawnSlide, ...]


@dataclass(frozen=True, slots=True)
class CompareOrder:
    """Compare a deck with its baseline; marked pictures go to `out`, an existing folder."""

    baseline_job_id: str
    before: DrawnDeck
    after: DrawnDeck
    out: Path


@dataclass(frozen=True, slots=True)
class MarkedPicture:
    """The picture of a slide that marks what changed; sizes in px."""

    slide_index: int
    path: Path
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class CompareAnswer:
    """What differs, and a picture of each slide whose picture differs."""

    diff: DeckDiff
    marked: tuple[MarkedPicture, ...]


DRAWING = ChildWork("previewer.child", PreviewOrder, PreviewAnswer)
"""For who draws alone."""

Order = PreviewOrder | DesktopOrder | CompareOrder
Answer = PreviewAnswer | DesktopAnswer | CompareAnswer

# A record may be one of several whose keys differ, which no type says of a class.
CHILD_WORK: ChildWork[Order, Answer] = ChildWork("previewer.child", cast("Any", Order), cast("Any", Answer))
"""Children do any of them: one LibreOffice is as good as the other."""
