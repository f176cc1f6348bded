"""Adjustments on scenes: what is drawn moves, grows and changes colour, and all else stays as it was."""

import pytest

from renderer.feedback import revise
from renderer.scene import Connector, Element, Page, Shape, Table
from renderer.slide_author import scene_of
from tests.unit.renderer.feedback.plans import BRIEFS, Json, planned

_INCH = 914_400


def _drawn(plan: Json) -> tuple[Page, tuple[str, ...]]:
    _, scene, _, _, told = scene_of(plan)
    return scene.pages[0], told


def _pages(name: str, feedback: str) -> tuple[Page, Page, tuple[str, ...]]:
    """The page before, the page after, and what is told of it."""
    plan = planned(BRIEFS[name])
    revision = revise(plan, feedback)
    assert revision.done
    return (_drawn(plan)[0], *_drawn(revision.plan))


def _called(page: Page, name: str) -> Element:
    return next(one for one in page.elements if one.name == name)


def _saying(page: Page, text: str) -> Shape:
    shapes = (one for one in page.elements if isinstance(one, Shape))
    return next(one for one in shapes if text in [line.text for line in one.paragraphs])


@pytest.mark.parametrize(
    ("feedback", "x", "y"),
    [
        ("move the title 0.5 inches to the right", 0.5, 0.0),
        ("move the title 2.54 cm down", 0.0, 1.0),
        ("Verschiebe den Titel 12,7 mm nach rechts", 0.5, 0.0),
        ("move the title 0.2 in left and 36 pt down", -0.2, 0.5),
    ],
)
def test_a_title_moves_as_far_as_is_said(feedback: str, x: float, y: float) -> None:
    """Its left and upper edges; everything else stays."""
    before, after, told = _pages("kpis", feedback)

    old, new = _called(before, "Title").frame, _called(after, "Title").frame
    assert (new.x - old.x, new.y - old.y) == pytest.approx((x * _INCH, y * _INCH), abs=100)
    assert [one for one in before.elements if one.name != "Title"] == [
        one for one in after.elements if one.name != "Title"
    ]
    assert told == ()


def test_what_would_leave_the_page_goes_as_far_as_the_page() -> None:
    """And that is told."""
    _, after, told = _pages("kpis", "move the title 9 inches up")

    assert _called(after, "Title").frame.y == 0
    assert "as far as the slide goes" in told[0]


def test_a_table_is_narrower_in_all_its_columns() -> None:
    """In proportion, its left edge where it was."""
    before, after, _ = _pages("table", "make the table 2 inches narrower")

    old, new = _called(before, "Table"), _called(after, "Table")
    assert isinstance(old, Table)
    assert isinstance(new, Table)
    assert old.frame.width - new.frame.width == 2 * _INCH
    assert sum(new.widths) == pytest.approx(new.frame.width, abs=10)
    assert new.frame.x == old.frame.x


def test_lines_follow_the_box_that_they_lead_to() -> None:
    """Their other end stays."""
    before, after, _ = _pages("org", "move CFO 1 inch to the right")

    ends = [
        [(one.start[0], one.end[0]) for one in page.elements if isinstance(one, Connector) and one.glue_end]
        for page in (before, after)
    ]
    moved = [(old, new) for old, new in zip(*ends, strict=True) if old != new]
    assert [(new[0] - old[0], new[1] - old[1]) for old, new in moved] == [(0, _INCH)]


def test_headers_grow_and_push_down_what_has_room() -> None:
    """All four by the same, and the points below them stand lower."""
    before, after, told = _pages("swot", "make the headers much larger")

    sizes = {_saying(after, name).paragraphs[0].runs[0].size for name in ("Strengths", "Weaknesses", "Threats")}
    assert sizes == {33.5}
    assert _saying(after, "Fleet").frame.y > _saying(before, "Fleet").frame.y
    assert told == ()


def test_text_that_has_no_room_grows_as_far_as_it_fits_and_says_so() -> None:
    """In a box that stays where it is."""
    before, after, told = _pages("org", "make the labels 60pt")

    assert _saying(after, "Platform").frame.width == _saying(before, "Platform").frame.width
    assert _saying(after, "Platform").paragraphs[0].runs[0].size < 60
    assert "no further" in told[0]


def test_small_text_is_raised_and_large_text_stays() -> None:
    """As "increase font size to 13pt": a floor; page numbers are no text of the slide."""
    before, after, _ = _pages("funnel", "increase font_size to 13pt")

    sizes = [
        {one.name: one.paragraphs[0].runs[0].size for one in page.elements if isinstance(one, Shape) and one.paragraphs}
        for page in (before, after)
    ]
    assert min(size for name, size in sizes[1].items() if name != "Page number") >= 13
    assert {name: size for name, size in sizes[0].items() if size >= 13}.items() <= sizes[1].items()


def test_a_colour_that_could_not_be_read_on_its_fill_is_left_and_told() -> None:
    """White in the white cells of a table; a readable one is taken."""
    plan = planned(BRIEFS["pros"]) | {"theme": "default-navy"}
    _, after_told = _drawn(revise(plan, "make the headers #0B1A30").plan)

    assert all("could not be read" in sentence for sentence in after_told)
    page, told = _drawn(revise(plan, "make the headers orange").plan)
    assert _saying(page, "Pros").paragraphs[0].runs[0].color == "#EA580C"
    assert told == ()


def test_adjustments_follow_what_is_renamed() -> None:
    """A red key figure stays red under its new name."""
    plan = revise(planned(BRIEFS["kpis"]), "make Churn red").plan

    page, told = _drawn(revise(plan, "rename Churn to Losses").plan)

    colors = {line.text: line.runs[0].color for line in _saying(page, "Losses").paragraphs}
    assert colors["Losses"] == "#DC2626"
    assert told == ()


def test_what_is_gone_is_no_longer_adjusted() -> None:
    """Removed after it was coloured, and no word of it."""
    plan = revise(planned(BRIEFS["kpis"]), "make Churn red").plan

    _, told = _drawn(revise(plan, "remove Churn").plan)

    assert told == ()


def test_figures_with_a_sign_beside_them_grow_with_those_without() -> None:
    """All of a board alike, the arrows too."""
    before, after, _ = _pages("kpis", "make the values larger")

    grown = [
        {new.paragraphs[number].runs[0].size - line.runs[0].size for number, line in enumerate(old.paragraphs)}
        for old, new in zip(before.elements, after.elements, strict=True)
        if isinstance(old, Shape) and isinstance(new, Shape) and ".items[" in old.origin
    ]
    assert all(one == grown[0] and max(one) > 0 for one in grown)


def test_headers_that_the_language_of_a_deck_names_are_headers() -> None:
    """A SWOT in German, whose document says none of the four words."""
    plan = planned("SWOT der Bäckerei: Stärken: die Lage und das Team; Schwächen: alte Öfen und die Miete")

    page, told = _drawn(revise(plan, "Mach die Überschriften rot").plan)

    assert _saying(page, "Stärken").paragraphs[0].runs[0].color == "#DC2626"
    assert told == ()
