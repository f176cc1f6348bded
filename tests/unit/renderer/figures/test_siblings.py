"""What stands side by side looks alike: rows are level, gaps equal, words as large as those beside them."""

import io
from itertools import pairwise
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches

from deck_documents import parse
from deck_fonts import FontBook
from renderer.compile import compile_deck
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import EMU_PER_PT, Page, Shape
from renderer.template import compile_template

BOOK = FontBook.load()
LONG = (
    "Customers with more than ten sites increasingly expect one contract, one contact and one invoice for everything "
    "that turns, and they are prepared to commit for five years when penalties are stated plainly."
)


def document(look: str, **slide: Any) -> Any:
    """A deck of one slide."""
    given = {"version": "2.0", "title": "Contracts", "theme": look, "slides": [{"title": "Service grows", **slide}]}
    return parse("protocol_v2", given)


def pages_of(look: str, **slide: Any) -> list[Page]:
    """Its pages."""
    return list(lay_out(deck_from(document(look, **slide)), BOOK)[0].pages)


def shapes(page: Page, *texts: str) -> list[Shape]:
    """Shapes whose first line is one of `texts`, in that order."""
    worded = [one for one in page.elements if isinstance(one, Shape) and one.paragraphs]
    return [next(one for one in worded if one.paragraphs[0].text == text) for text in texts]


def size_of(shape: Shape) -> float:
    """Pt of its first words."""
    return shape.paragraphs[0].runs[0].size


@pytest.mark.parametrize("look", ["dark-punch", "board", "midnight"])
def test_two_columns_of_an_agenda_are_level(look: str) -> None:
    """Rows that stand beside each other begin at one height and have one size, whatever is said in them."""
    said = ["Short", LONG[:90], "Short", LONG[:60], LONG[:60], "Short", "Short", "Short"]
    items = [
        {"label": f"Point {number}", "time": f"{number}:00", "owner": "Field service", "description": text}
        for number, text in enumerate(said, 1)
    ]
    (page,) = pages_of(look, slideType="agenda", subtitle="Nine months", insight=LONG, items=items)
    times = shapes(page, *(f"{number}:00" for number in range(1, 9)))
    assert len({size_of(shape) for shape in times}) == 1
    for left, right in zip(times[:4], times[4:], strict=True):
        assert left.frame.x != right.frame.x
        assert left.frame.y == right.frame.y
        assert left.frame.height == right.frame.height


def test_words_that_run_on_have_equal_gaps(draw: Any) -> None:
    """However long one of them is."""
    steps = [{"label": f"Step {number}", "description": LONG if number == 1 else "Short"} for number in range(8)]
    drawn = draw("cycleRing", {"steps": steps}, 700, 220)
    rows = sorted((one.frame for one in drawn.texts if "Step" in one.paragraphs[0].text), key=lambda one: one.y)
    gaps = [below.y - above.y - above.height for above, below in pairwise(rows)]
    assert len(gaps) == 7
    assert max(gaps) - min(gaps) <= EMU_PER_PT


def test_an_arrow_shows_between_the_discs_of_a_cycle(draw: Any) -> None:
    """Also between eight of them on a small ring."""
    steps = [{"label": f"Step {number}", "description": "Short"} for number in range(8)]
    drawn = draw("cycleRing", {"steps": steps}, 700, 170)
    discs = [one.frame for one in drawn.texts if one.geometry == "ellipse"][:8]
    first, second = ((one.x + one.width / 2, one.y + one.height / 2) for one in discs[:2])
    apart = ((first[0] - second[0]) ** 2 + (first[1] - second[1]) ** 2) ** 0.5
    assert apart - discs[0].width >= 13 * EMU_PER_PT


@pytest.mark.parametrize("look", ["monochrome", "paper", "terminal"])
def test_both_sides_of_a_change_are_as_large(look: str) -> None:
    """The side that says little follows the one that says too much, with its label and its figure."""
    sides = {
        "before": {"label": "Today", "figure": "81 %", "points": ["Visits by calendar"]},
        "after": {"label": "Then", "figure": "94 %", "points": [LONG, *(f"Point {number}" for number in range(7))]},
    }
    (page,) = pages_of(look, slideType="before-after", subtitle="Nine months", insight=LONG, **sides)
    before, after = ([line.runs[0].size for line in one.paragraphs[:3]] for one in shapes(page, "Today", "Then"))
    assert before == pytest.approx(after, abs=0.6)


def test_a_name_is_no_smaller_than_its_role() -> None:
    """Where one long name makes all of them small."""
    members = [
        {"name": "Großkundenbetreuung", "role": "Sales"},
        *({"name": "Service", "role": "IT"} for _ in "1234567"),
    ]
    (page,) = pages_of("default-navy", slideType="team", insight="Renewals pay for a technician", members=members)
    (shape,) = shapes(page, "Großkundenbetreuung")
    name, role = (line.runs[0].size for line in shape.paragraphs)
    assert name >= role


@pytest.mark.parametrize("look", ["default-navy", "consulting", "editorial-wide"])
def test_a_long_quote_is_what_its_page_shows(look: str) -> None:
    """At twice the size of a title that is a label above it."""
    (page,) = pages_of(look, slideType="quote", quote=LONG, subtitle="Nine months", insight="Renewals pay")
    (quote,) = shapes(page, LONG)
    (title,) = shapes(page, "Service grows")
    (conclusion,) = shapes(page, "Renewals pay")
    assert size_of(quote) >= 24
    assert size_of(quote) >= 2 * size_of(title)
    assert size_of(conclusion) >= 12


@pytest.mark.parametrize("look", ["board", "editorial-serif", "paper"])
def test_the_title_of_a_quote_is_measured_in_the_face_of_titles(look: str) -> None:
    """In that of labels, which is narrower, it ran over the words below it."""
    (page,) = pages_of(look, slideType="quote", quote=LONG, insight="Renewals pay")
    (title,) = shapes(page, "Service grows")
    assert all(run.heading for line in title.paragraphs for run in line.runs)


def on_portrait(**slide: Any) -> Any:
    """The slides of a deck on a template in portrait."""
    made = Presentation()
    wide, high = Inches(7.5) / made.slide_width, Inches(10) / made.slide_height
    made.slide_width, made.slide_height = Inches(7.5), Inches(10)
    for holder in (made.slide_master, *made.slide_layouts):
        for shape in holder.placeholders:
            shape.left, shape.top = int(shape.left * wide), int(shape.top * high)
            shape.width, shape.height = int(shape.width * wide), int(shape.height * high)
    file = io.BytesIO()
    made.save(file)
    deck = compile_deck(document("clear", **slide), BOOK, template=compile_template(file.getvalue()))
    return Presentation(io.BytesIO(deck.pptx)).slides


def test_people_on_further_narrow_pages_have_cells_for_their_words() -> None:
    """As few in a row as leave no word broken, instead of six."""
    members = [{"name": f"Datenauswertung {number}", "role": "Einsatzplanung", "text": LONG} for number in range(16)]
    pages = list(on_portrait(slideType="team", members=members))
    assert len(pages) > 1
    for page in pages:
        cells = [shape for shape in page.shapes if shape.has_text_frame and "Datenauswertung" in shape.text_frame.text]
        assert min(shape.width for shape in cells) > Inches(1.3)


def test_few_points_in_narrow_cells_are_large() -> None:
    """Of a page in portrait, whose cells would be mostly empty else."""
    fields = ("strengths", "weaknesses", "opportunities", "threats")
    (page,) = on_portrait(slideType="swot", **{field: ["Spare parts arrive in a day"] for field in fields})
    runs = [
        run
        for shape in page.shapes
        if shape.has_text_frame
        for line in shape.text_frame.paragraphs
        for run in line.runs
    ]
    assert min(run.font.size.pt for run in runs if run.text.startswith("Spare")) >= 17


def test_few_deals_on_a_narrow_page_stand_below_each_other() -> None:
    """Cards beside each other would be tall and empty, in small type."""
    items = [{"name": f"City {number}", "metrics": ["$4.1M a year", "38 sites", "6 h response"]} for number in range(3)]
    (page,) = on_portrait(slideType="tombstone-grid", items=items)
    names = [shape for shape in page.shapes if shape.has_text_frame and shape.text_frame.text.startswith("City")]
    assert len({shape.left for shape in names}) == 1
    assert len({shape.top for shape in names}) == 3
