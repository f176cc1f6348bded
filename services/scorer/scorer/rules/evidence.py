"""All that the rules may look at."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from deck_documents import Places
from deck_domain.brand import Brand
from deck_domain.findings import Finding
from deck_domain.render_manifest import RenderedPage
from deck_fonts import FontBook
from deck_package import PackageFault
from deck_presentation.backdrop import Backdrop
from deck_presentation.model import Deck, Shape, Slide
from deck_presentation.parts import Parts
from deck_presentation.pictures import Pictures
from scorer.measuring.fitting import TableLayout, TextLayout, lay_out, lay_out_table


@dataclass
class Evidence:
    """What is known about one deck; measured texts are kept, so that each is set once.

    Attributes:
        deck: as it will be seen.
        parts: the package; None when it could not be opened.
        faults: what the package check found.
        fonts: to measure with; None when one that the deck needs is not installed.
        document: the input it was made from; None for a foreign deck.
        renderer_findings: what the renderer found while it made the deck.
        missing_fonts: families that are to be measured with, needed here and not installed.
        source_schema: of the document; empty when unknown.
        pages: what of the document each slide shows; none of a foreign deck, nor of one that an earlier renderer made.
        brand: what the deck's brand demands; None for a deck without one.
    """

    deck: Deck
    parts: Parts | None = None
    faults: tuple[PackageFault, ...] = ()
    fonts: FontBook | None = None
    document: dict[str, Any] | None = None
    renderer_findings: tuple[Finding, ...] = ()
    missing_fonts: tuple[str, ...] = ()
    source_schema: str = ""
    pages: tuple[RenderedPage, ...] = ()
    brand: Brand | None = None
    _backdrops: dict[int, Backdrop] = field(default_factory=dict)
    _texts: dict[tuple[int, str], TextLayout] = field(default_factory=dict)
    _tables: dict[tuple[int, str], TableLayout] = field(default_factory=dict)

    @cached_property
    def pictures(self) -> Pictures:
        """What is in the pictures of the deck."""
        return Pictures(self.deck.images.get)

    @cached_property
    def places(self) -> Places | None:
        """The places of the document; None for a foreign deck."""
        return Places(self.document, self.source_schema) if self.document is not None else None

    def origin(self, slide_index: int, shape: Shape | None = None) -> str | None:
        """Where what a slide shows, or one of its shapes, stands in the document; None where nobody knows."""
        if slide_index < len(self.pages):
            page = self.pages[slide_index]
            return page.shapes.get(shape.name, page.origin) if shape is not None else page.origin
        is_in_step = self.document is not None and len(self.document.get("slides", ())) == len(self.deck.slides)
        return f"slides[{slide_index}]" if is_in_step else None

    def backdrop(self, slide: Slide) -> Backdrop:
        """What lies behind the texts of a slide."""
        if slide.index not in self._backdrops:
            self._backdrops[slide.index] = Backdrop(self.deck, slide, self.pictures)
        return self._backdrops[slide.index]

    @property
    def why_no_fonts(self) -> str:
        """The reason of rules that measure text and cannot."""
        return f"this machine lacks fonts to measure with: {', '.join(self.missing_fonts) or 'all'}"

    @property
    def part_names(self) -> tuple[str, ...]:
        """All parts of the package, in the archive's order."""
        return self.parts.names if self.parts is not None else ()

    def text(self, slide: Slide, shape: Shape) -> TextLayout | None:
        """The text of a shape as it is set; None without text or fonts, and where no layout gives it a place."""
        if self.fonts is None or shape.body is None or not shape.has_text or shape.is_placeless:
            return None
        key = (slide.index, shape.path)
        if key not in self._texts:
            self._texts[key] = lay_out(self.fonts, shape.body, shape.box, shape.geometry)
        return self._texts[key]

    def table(self, slide: Slide, shape: Shape) -> TableLayout | None:
        """A table as it is drawn; None without a table or fonts."""
        if self.fonts is None or shape.table is None:
            return None
        key = (slide.index, shape.path)
        if key not in self._tables:
            self._tables[key] = lay_out_table(self.fonts, shape.table, shape.box)
        return self._tables[key]
