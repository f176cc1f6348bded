"""Pages with more on them than they hold well, and with less: nothing small stands beside what is empty."""

import io
import zipfile
from itertools import pairwise

import pytest

from deck_documents import parse
from deck_fonts import FontBook
from renderer.compile import compile_deck
from renderer.deck.from_protocol import deck_from
from renderer.deck.slides.stories import TeamSlide
from renderer.layout import lay_out
from renderer.layout.figures.kpi_words import is_wordy
from renderer.layout.paging import _weight
from renderer.scene import Element, Page, Shape
from renderer.typesetting.phrases import splits_label
from tests.gallery.pictures import landscape
from tests.gallery.slide_types import document, slide
from tests.gallery.wording import Json, Size, words_in

BOOK = FontBook.load()


def part_text(pptx: bytes, name: str) -> str:
    """A part of a file."""
    with zipfile.ZipFile(io.BytesIO(pptx)) as package:
        return package.read(name).decode()


def pages(kind: str, language: str, size: Size, look: str, **more: object) -> tuple[Page, ...]:
    """The pages of a slide of the gallery in a look."""
    words = words_in(language)
    made: Json = document(words, {**slide(kind, words, size), **more}, theme=look)
    return lay_out(deck_from(parse("protocol_v2", made)), BOOK)[0].pages


def texts(page: Page) -> dict[str, list[Shape]]:
    """The shapes with words, by the last part of their places in the document."""
    found: dict[str, list[Shape]] = {}
    for one in page.elements:
        if isinstance(one, Shape) and one.paragraphs:
            found.setdefault(one.origin.partition(".")[2], []).append(one)
    return found


def smallest(*shapes: Element) -> float:
    """The smallest type in some shapes, in pt."""
    said = (one.paragraphs for one in shapes if isinstance(one, Shape))
    return min(run.size for lines in said for line in lines for run in line.runs)


def of(page: Page, *places: str) -> list[Shape]:
    """The shapes that show what stands at places that begin so."""
    return [shape for place, shapes in texts(page).items() if place.startswith(places) for shape in shapes]


@pytest.mark.parametrize(
    ("kind", "language", "look", "items", "counts"),
    [
        ("agenda", "japanese", "consulting", "items", [8, 8]),
        ("team", "english", "clear", "members", [8, 8, 8]),
        ("executive-summary", "english", "board", "proofs", [2, 6]),
        ("tombstone-grid", "german", "default-navy", "items", [4, 8]),
        ("tombstone-grid", "arabic", "paper", "items", [4, 8]),
    ],
)
def test_no_item_is_left_alone_on_a_last_page(
    kind: str, language: str, look: str, items: str, counts: list[int]
) -> None:
    """Pages are filled as evenly as fits: 15 and 1, 12, 11 and 1, 7 and 1 would fit, too; deals stand in full rows."""
    made = pages(kind, language, "overfull", look)
    found = [{place.partition("]")[0] for place in texts(page) if place.startswith(f"{items}[")} for page in made]
    assert [len(one) for one in found] == counts


def test_the_bytes_of_a_picture_take_no_room_on_a_page() -> None:
    """A person with a portrait weighs as much as one without."""
    member: Json = {"name": "Ada", "role": "Lead"}
    image: Json = {"src": landscape(), "alt": "A valley"}
    team: Json = {"slideType": "team", "title": "Team", "members": [member, {**member, "image": image}]}
    (read,) = deck_from(parse("protocol_v2", document(words_in("english"), team))).slides
    assert isinstance(read, TeamSlide)
    plain, pictured = read.members
    assert _weight(plain) == _weight(pictured)


@pytest.mark.parametrize("look", ["default-navy", "dark-punch", "clear", "consulting"])
def test_the_words_of_a_section_take_what_is_free_below_them(look: str) -> None:
    """No names of other sections stand there on a page that is alone."""
    (page,) = pages("section", "german", "overfull", look)
    assert smallest(*of(page, "body")) >= 10.0


@pytest.mark.parametrize("look", ["default-navy", "editorial-serif", "midnight", "board", "clear"])
def test_a_long_quote_is_read_before_what_is_said_besides(look: str) -> None:
    """It is twice as large as its title, or that leads the page; neither is smaller than the conclusion."""
    (page,) = pages("quote", "english", "overfull", look)
    quote = smallest(*(one for one in of(page, "quote") if one.name == "Quote"))
    title, conclusion = smallest(*of(page, "title")), smallest(*of(page, "insight"))
    assert title >= quote or quote >= 2 * title
    assert quote >= conclusion
    assert title >= conclusion >= 12.0


@pytest.mark.parametrize("language", ["japanese", "arabic"])
def test_scripts_without_italics_stand_upright(language: str) -> None:
    """Also in a placeholder that slants its words, where the file says so."""
    words = words_in(language)
    made = document(words, slide("quote", words, "small"), theme="paper")
    (page,) = lay_out(deck_from(parse("protocol_v2", made)), BOOK)[0].pages
    (quote,) = (one for one in of(page, "quote") if one.name == "Quote")
    assert {(run.italic, run.upright) for line in quote.paragraphs for run in line.runs} == {(False, True)}
    assert ' i="0"' in part_text(compile_deck(parse("protocol_v2", made), BOOK).pptx, "ppt/slides/slide1.xml")


@pytest.mark.parametrize(
    ("value", "wordy"),
    [
        ("7,213,700,550円", False),
        ("94.37%から96%", False),
        ("六月の稼働に向けて計画どおり進行中", True),
        ("on track for June", True),
    ],
)
def test_a_long_figure_with_its_unit_is_no_phrase(value: str, *, wordy: bool) -> None:
    """Digits are no letters of one."""
    assert is_wordy(value) is wordy


@pytest.mark.parametrize("kind", ["cycle", "pyramid"])
@pytest.mark.parametrize("look", ["editorial-serif", "clear", "midnight"])
def test_a_long_description_takes_the_room_of_short_ones(kind: str, look: str) -> None:
    """Instead of all of them in tiny type, in rows of one height."""
    (page,) = pages(kind, "english", "overfull", look)
    field = "steps" if kind == "cycle" else "levels"
    assert smallest(*of(page, f"{field}[")) >= 12.0
    boxes = [one.frame for one in of(page, f"{field}[")]
    assert all(one.y + one.height <= other.y for one, other in pairwise(boxes))


def test_five_deals_leave_no_hole() -> None:
    """They stand below each other, their figures on one line each."""
    words = words_in("english")
    (page,) = pages("tombstone-grid", "english", "small", "clear", items=words["deals"][:5])
    names = [
        one.frame for place, (one, *_) in texts(page).items() if place.startswith("items[") and "metrics" not in place
    ]
    assert len({(one.x, one.width) for one in names}) == 1
    figures = [one for one in of(page, "items[") if one.origin.endswith("metrics[0]")]
    assert len(figures) == 5
    assert smallest(*figures) >= 15.0


def test_a_line_of_metrics_ends_between_two_of_them() -> None:
    """The blanks within a short metric are no-break spaces."""
    (page,) = pages("tombstone-grid", "german", "full", "midnight")
    said = [line.text for one in of(page, "items[") for line in one.paragraphs if "\u2003" in line.text]
    assert any("38\u00a0Standorte" in line for line in said)


@pytest.mark.parametrize("look", ["default-navy", "dark-punch", "consulting", "monochrome"])
def test_the_decision_of_a_closing_is_as_large_as_its_steps(look: str) -> None:
    """Its band is taller where more is asked."""
    (page,) = pages("closing", "english", "full", look)
    assert smallest(*of(page, "decision")) >= smallest(*of(page, "steps[0]"))


def test_few_events_without_descriptions_stand_on_both_sides_of_a_line() -> None:
    """Rows of them would leave the right half of a page empty."""
    (page,) = pages("timeline", "english", "small", "consulting")
    boxes = [one.frame for one in of(page, "events[")]
    assert len(boxes) == 3
    assert len({box.y for box in boxes}) == 2
    assert max(box.x + box.width for box in boxes) > 0.6 * 960 * 12_700
    dots = [one.frame for one in page.elements if isinstance(one, Shape) and one.geometry == "ellipse"]
    for box, dot in zip(boxes, sorted(dots, key=lambda one: one.x), strict=True):
        assert box.x <= dot.x + dot.width
        assert dot.x <= box.x + box.width


def test_a_long_description_stands_in_a_row() -> None:
    """A card that is as narrow as those beside it would be high, and they would be empty."""
    page, _ = pages("timeline", "english", "overfull", "default-navy")
    dates = [
        one.frame.x for one in of(page, "events[") if one.paragraphs[0].text in {"Jan", "Mar", "Apr", "Jun", "Aug"}
    ]
    assert len(dates) == 5
    assert len(set(dates)) == 1


def test_many_remarks_take_more_of_the_width() -> None:
    """Nearly half of it, before they are small."""
    width = {
        size: of(pages("chart", "english", size, "terminal")[0], "remarks")[0].frame.width
        for size in ("full", "overfull")
    }
    assert width["overfull"] > 1.2 * width["full"]


def test_a_small_claim_is_not_lost_on_a_panel() -> None:
    """Below a title that is small for its length, the claim stands above its proofs."""
    page, *_ = pages("executive-summary", "german", "overfull", "monochrome")
    assert of(page, "claim")[0].frame.height < 60 * 12_700


@pytest.mark.parametrize("look", ["default-navy", "editorial-serif"])
def test_rows_of_a_swot_share_the_height_by_their_type(look: str) -> None:
    """Paragraphs in one cell do not make the points of another tiny."""
    (page,) = pages("swot", "english", "overfull", look)
    sizes = [smallest(*of(page, field)) for field in ("strengths", "weaknesses", "opportunities", "threats")]
    assert min(sizes) >= 8.5


def test_a_conclusion_gives_way_to_content_that_has_too_little_room() -> None:
    """It is 20 pt large otherwise."""
    size = {
        size: smallest(*of(pages("before-after", "english", size, "board")[0], "insight"))
        for size in ("full", "overfull")
    }
    assert size == {"full": 20.0, "overfull": 16.0}


def test_a_label_of_three_lines_may_break_a_word_of_katakana() -> None:
    """As one of two lines."""
    assert splits_label("レンタル機のセンサー", ["レンタル", "機のセン", "サー"])
    assert not splits_label("レンタル機のセンサー", ["レンタル", "機の", "センサー"])


def test_a_word_in_a_name_is_whole_on_a_narrow_page() -> None:
    """Cards stand in shorter rows there, on two pages if need be."""
    words = words_in("german")
    made = document(words, slide("tombstone-grid", words, "full"), theme="clear", tokens={"canvas": {"ratio": "4:3"}})
    scene, found, _ = lay_out(deck_from(parse("protocol_v2", made)), BOOK)
    assert "TEXT_BREAK_ANYWHERE" not in {finding.code for finding in found}
    names = [one for page in scene.pages for one in of(page, "items[")]
    assert len({one.frame.x for one in names}) < 4


@pytest.mark.parametrize(
    "content",
    [
        {"slideType": "gantt", "tasks": [{"label": "Order", "start": "Jan 2027", "end": "Mar 2027"}]},
        {"slideType": "roadmap", "lanes": [{"label": "Shop", "items": [{"label": "Portal", "start": "Q1 2027"}]}]},
    ],
)
def test_a_plan_of_one_task_stands_in_the_middle(content: Json) -> None:
    """It left the lower half of the page empty."""
    made = document(words_in("english"), {**content, "title": "One"}, theme="clear")
    (page,) = lay_out(deck_from(parse("protocol_v2", made)), BOOK)[0].pages
    (task,) = (one for one in of(page, "tasks[", "lanes[") if one.paragraphs[0].text in {"Order", "Portal"})
    middle = (task.frame.y + task.frame.height / 2) / 12_700
    assert 250 < middle < 330


@pytest.mark.parametrize("look", ["consulting", "terminal"])
def test_an_opening_that_ends_with_nothing_to_say_leaves_no_empty_half(look: str) -> None:
    """Its title stands right above the only line, in the middle of the page, and the line is large."""
    cover: Json = {"slideType": "title-body", "title": "Service pays for the depot", "body": ["Renewals carry it"]}
    made = document(words_in("english"), {**cover, "role": "opening"}, theme=look)
    (page,) = lay_out(deck_from(parse("protocol_v2", made)), BOOK)[0].pages
    (title,), (line,) = of(page, "title"), of(page, "body")
    assert smallest(line) >= 20.0
    assert 300 < (title.frame.y + title.frame.height) / 12_700 < 350
    assert line.frame.y - title.frame.y - title.frame.height < 50 * 12_700
