"""Masters, layouts and slides are read when somebody asks for them."""

from typing import Any

import pptx

from deck_package import Package, examine_package
from deck_presentation.names import Element
from deck_presentation.parts import Parts
from deck_presentation.reading import Presentation, read_deck
from tests.unit.scorer.conftest import build_clean_deck, saved


class Noted(Parts):
    """The parts of a package, and the names of those that were parsed."""

    def __init__(self, package: Package) -> None:
        super().__init__(package)
        self.parsed: list[str] = []

    def tree(self, name: str) -> Element | None:
        """The root of an XML part."""
        self.parsed.append(name)
        return super().tree(name)


def _noted(deck: Any) -> Noted:
    package, _ = examine_package(saved(deck))
    assert package is not None
    return Noted(package)


def test_a_slide_is_read_when_it_is_asked_for() -> None:
    """The other slides and their notes are left alone, however many there are."""
    parts = _noted(build_clean_deck())
    presentation = Presentation(parts)
    assert len(presentation.slide_parts) > 3
    assert not any(name.startswith("ppt/slides/") for name in parts.parsed)
    slide = presentation.slide(2)
    assert slide is not None
    assert {name for name in parts.parsed if name.startswith("ppt/slides/")} == {presentation.slide_parts[2]}


def test_a_layout_is_read_once_for_all_of_its_slides() -> None:
    """So is its master."""
    parts = _noted(build_clean_deck())
    read_deck(parts)
    sheets = [name for name in parts.parsed if name.startswith(("ppt/slideLayouts/", "ppt/slideMasters/"))]
    assert len(sheets) == len(set(sheets))


def test_masters_and_layouts_come_in_the_order_of_powerpoint() -> None:
    """By the lists of the presentation and of each master, not by the names of parts."""
    deck = pptx.Presentation()
    listed = deck.slide_master._element.find("{*}sldLayoutIdLst")
    listed.append(listed[0])
    presentation = Presentation(_noted(deck))
    (master,) = presentation.masters
    layouts = presentation.layouts_of(master)
    assert [layout.part for layout in layouts[:2]] == [f"ppt/slideLayouts/slideLayout{number}.xml" for number in (2, 3)]
    assert layouts[-1].part == "ppt/slideLayouts/slideLayout1.xml"
    assert layouts[0].master is master


def test_a_package_without_its_main_part_is_an_empty_presentation() -> None:
    """There is nothing to read, and nothing is raised."""

    class Bare(Noted):
        def links(self, name: str) -> dict[str, tuple[str, str]]:
            return {} if not name else super().links(name)

    package, _ = examine_package(saved(pptx.Presentation()))
    assert package is not None
    presentation = Presentation(Bare(package))
    assert (presentation.slide_parts, presentation.masters, presentation.size) == ((), (), (9_144_000, 6_858_000))
