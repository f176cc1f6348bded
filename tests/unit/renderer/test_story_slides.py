"""Slides that tell: agenda, executive summary, quote, team, picture with text, before and after."""

import io
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_FILL, MSO_THEME_COLOR

from deck_documents.parsing import parse
from deck_domain.errors import InvalidDocument
from deck_fonts import FontBook
from renderer.compile import CompiledDeck, compile_deck
from renderer.deck.blocks.stories import FocalPoint
from renderer.layout.figures.people import rows_of
from renderer.layout.figures.portraits import initials
from renderer.layout.photos import focused
from renderer.media.decoding import decode
from renderer.template import compile_template
from renderer.typesetting.typesetter import Typesetter
from tests.gallery.pictures import landscape
from tests.gallery.primitives import slide as block_slide
from tests.gallery.slide_types import document, slide
from tests.gallery.wording import LANGUAGES, SIZES, Size, words_in
from tests.unit.renderer.test_covers import texts

KINDS = ("agenda", "executive-summary", "quote", "team", "picture-text", "before-after")
LOOKS = ("clear", "midnight", "editorial-serif", "consulting", "paper")
SECTION = {"slideType": "section", "title": "Where we stand"}


def compiled(*slides: dict[str, Any], template: bytes | None = None, **root: Any) -> CompiledDeck:
    """The deck of some slides."""
    parsed = parse("protocol_v2", document(words_in("english"), *slides, **root))
    return compile_deck(parsed, FontBook.load(), template=compile_template(template) if template else None)


def pages_of(made: CompiledDeck) -> Any:
    """The slides as another reader has them."""
    return Presentation(io.BytesIO(made.pptx)).slides


@pytest.mark.parametrize("theme", ["paper", "board", "terminal"])
def test_the_figure_of_a_proof_keeps_together(theme: str) -> None:
    """A sign for per cent never stands on a line of its own."""
    proofs = [{"text": "Gas doubled", "figure": figure} for figure in ("+104 %", "41", "\u20ac1,250,000")]
    slide = {"slideType": "executive-summary", "title": "Why now", "claim": "Old ovens cost more", "proofs": proofs}
    (page,) = pages_of(compiled(slide, theme=theme))
    for shape in (shape for shape in page.shapes if "1,250,000" in getattr(shape, "text", "")):
        run = next(run for line in shape.text_frame.paragraphs for run in line.runs if "1,250,000" in run.text)
        assert run.font.size.pt * 0.45 * len(run.text) < shape.width.pt


def test_a_figure_of_ideographs_keeps_together() -> None:
    """Which could break between any two of them."""
    proofs = [
        {"text": "\u53d7\u6ce8\u304c\u524d\u5e74\u6bd42.3\u500d", "figure": figure}
        for figure in ("\u00a51,534\u5104", "78.25%")
    ]
    slide = {
        "slideType": "executive-summary",
        "title": "\u9ed2\u5b57\u5316",
        "claim": "\u539f\u4fa1\u304c\u4e0b\u56de\u308b",
        "proofs": proofs,
    }
    (page,) = pages_of(compiled(slide, theme="midnight"))
    (shape,) = (shape for shape in page.shapes if "1,534" in getattr(shape, "text", ""))
    size = shape.text_frame.paragraphs[0].runs[0].font.size.pt
    assert shape.width.pt > size * (0.5 * len("\u00a51,534") + 1)


def test_labels_of_agenda_tiles_begin_on_one_line() -> None:
    """However much is said below them."""
    items = [
        {"label": "Where we stand"},
        {"label": "Two hubs", "time": "9:30", "owner": "Service", "description": "Sites"},
    ]
    slide = {"slideType": "agenda", "title": "Two decisions", "items": items}
    (page,) = pages_of(compiled(slide, theme="board"))
    tiles = [shape for shape in page.shapes if shape.has_text_frame and shape.text_frame.text[:1] in {"1", "2"}]
    spaces = {tile.text_frame.paragraphs[1].space_before for tile in tiles if len(tile.text_frame.paragraphs) > 1}
    assert len(spaces) == 1
    assert next(iter(spaces)).pt > 40


def test_bullets_on_the_accent_have_the_ink_of_their_words() -> None:
    """Black ones, as this look has them on paper, would not be seen there."""
    side = {"label": "Then", "points": ["Slow", "Dear"]}
    slide = {"slideType": "before-after", "title": "A hub cuts standstill", "before": side, "after": side}
    made = compiled(slide, theme="consulting")
    (page,) = pages_of(made)
    (after,) = (shape for shape in page.shapes if shape.name == "After")
    line = after.text_frame.paragraphs[1]
    bullet, ink = line._p.find(".//{*}buClr")[0], line.runs[0]._r.find(".//{*}solidFill")[0]
    assert bullet.get("val") == ink.get("val")


def words_on(page: Any) -> str:
    """All that a slide says."""
    said = "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)
    return said.replace("\u00a0", " ")


def seen(given: dict[str, Any]) -> list[str]:
    """What readers see of a slide: all texts but those about pictures."""
    return [
        text
        for key, part in given.items()
        for text in texts(_without_pictures(part))
        if key not in {"slideType", "notes", "image"}
    ]


def _without_pictures(part: Any) -> Any:
    if isinstance(part, list):
        return [_without_pictures(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {key: _without_pictures(one) for key, one in part.items() if key != "image"}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_on_its_page(look: str, language: str) -> None:
    """In all kinds, few and normal, with nothing to report."""
    slides = [slide(kind, words_in(language), size) for kind in KINDS for size in SIZES[:2]]
    made = compiled(*slides, theme=look)
    assert [finding.message for finding in made.findings] == []
    for page, given in zip(pages_of(made), slides, strict=True):
        assert [text for text in seen(given) if text not in words_on(page)] == []


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_leaves_the_page(look: str) -> None:
    """However much there is; what is too much goes on, or is said.

    An executive summary of eight long proofs fits in looks without a panel for its claim.
    """
    made = compiled(*(slide(kind, words_in("german"), "overfull") for kind in KINDS), theme=look)
    presentation = Presentation(io.BytesIO(made.pptx))
    for page in presentation.slides:
        for shape in page.shapes:
            assert min(shape.left, shape.top) >= 0
            assert shape.left + shape.width <= presentation.slide_width
            assert shape.top + shape.height <= presentation.slide_height
    told = {finding.component_path.partition(".")[0] for finding in made.findings if finding.component_path}
    assert told >= {f"slides[{index}]" for index in (0, 3, 4)}


def test_an_agenda_without_items_lists_the_sections() -> None:
    """Where it comes again, the section that began last is in the accent."""
    agenda = {"slideType": "agenda", "title": "Agenda"}
    pages = pages_of(compiled(agenda, SECTION, agenda, {**SECTION, "title": "What we ask"}))
    for page in (pages[0], pages[2]):
        assert {"Where we stand", "What we ask"} <= set(words_on(page).split("\n"))
    assert [_in_accent(page) for page in (pages[0], pages[2])] == [[], ["Where we stand"]]


def _in_accent(page: Any) -> list[str]:
    """The last lines of what is filled with the accent."""
    filled = [shape for shape in page.shapes if shape.has_text_frame and shape.fill.type == MSO_FILL.SOLID]
    return [
        shape.text_frame.paragraphs[-1].text
        for shape in filled
        if shape.fill.fore_color.theme_color == MSO_THEME_COLOR.ACCENT_2
    ]


@pytest.mark.parametrize(
    ("given", "pointer"),
    [
        ({"slideType": "agenda", "title": "A"}, "/slides/0/items"),
        ({"slideType": "agenda", "title": "A", "items": [{"label": "B"}], "current": 2}, "/slides/0/current"),
        ({"slideType": "agenda", "title": "A", "items": []}, "/slides/0/items"),
        ({"slideType": "team", "title": "A", "members": []}, "/slides/0/members"),
        ({"slideType": "executive-summary", "title": "A", "proofs": [{"text": "B"}]}, "/slides/0/proofs"),
        ({"slideType": "quote", "title": "A"}, "/slides/0/quote"),
        ({"slideType": "picture-text", "title": "A", "body": ["B"]}, "/slides/0/image"),
        ({"slideType": "before-after", "title": "A", "before": {"label": "B"}}, "/slides/0/after"),
    ],
)
def test_what_cannot_be_shown_is_refused(given: dict[str, Any], pointer: str) -> None:
    """With the place to mend."""
    with pytest.raises(InvalidDocument) as refused:
        compiled(given)
    assert pointer in {violation.pointer for violation in refused.value.violations}


def test_people_without_a_portrait_have_initials() -> None:
    """Two letters, one where letters join or ideographs stand."""
    assert [
        initials(name) for name in ("Head of Product", "Legal", "R&D (pumps)", "営業部長", "رئيس الخدمات", "-")
    ] == [
        "HP",
        "L",
        "RP",
        "営",
        "ر",
        "-",
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Dr. Annegret Schulze-Wischeler", "AS"),
        ("Prof. Dr.-Ing. Max Muster", "MM"),
        ("Dr Jane Roe", "JR"),
        ("J. Robert Hale", "JH"),
        ("Dr.", "D"),
        ("د. سلمى الحربي", "س"),
        ("العقود", "ع"),
        ("الخدمة الميدانية", "خ"),
        ("م. فيصل العتيبي", "ف"),
        ("Jane Doe, MD", "JD"),
        ("Doe, Jane", "DJ"),
        ("Nurse, ward 4b", "N"),
        ("Ward 4", "W"),
        ("4711", "4"),
    ],
)
def test_titles_and_numbers_are_no_initials(name: str, shown: str) -> None:
    """Titles before a name, what follows it after a comma, and figures beside words."""
    assert initials(name) == shown


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_few_next_steps_have_owner_and_date_below(count: int) -> None:
    """Beside a panel, where up to three leave the height for it; more keep them in columns."""
    steps = [{"text": f"Renew contract {n}", "owner": "Purchasing", "date": f"{n} May"} for n in range(1, count + 1)]
    made = compiled({"slideType": "closing", "title": "What happens next", "steps": steps})
    lines = words_on(pages_of(made)[0]).split("\n")
    assert not made.findings
    assert ("Purchasing   1 May" in lines) == (count <= 3)
    assert ("Purchasing" in lines) == (count > 3)


def test_a_portrait_that_cannot_be_had_is_told() -> None:
    """Its initials stand for it."""
    member = {"name": "Head of Product", "image": {"src": "data:image/png;base64,AAAA"}}
    made = compiled({"slideType": "team", "title": "Team", "members": [member]})
    assert [(one.code, one.component_path) for one in made.findings] == [
        ("ASSET_MISSING", "slides[0].members[0].image.src")
    ]
    assert "HP" in words_on(pages_of(made)[0])


def test_the_focal_point_stays_in_sight() -> None:
    """As near to the middle as the edges of the picture allow."""
    picture = decode(landscape())
    assert focused(picture, FocalPoint(0.5, 0.5), 540, 540).crop == pytest.approx((21.875, 0, 21.875, 0))
    assert focused(picture, FocalPoint(1.0, 0.5), 540, 540).crop == pytest.approx((43.75, 0, 0, 0))
    assert focused(picture, FocalPoint(0.0, 0.5), 540, 540).crop == pytest.approx((0, 0, 43.75, 0))
    assert focused(picture, FocalPoint(0.5, 0.9), 960, 270).crop == pytest.approx((0, 50, 0, 0))


def test_no_row_of_people_is_much_shorter_than_the_others() -> None:
    """Of up to twenty-four."""
    for count in range(1, 25):
        rows = rows_of(count)
        assert sum(rows) == count
        assert max(rows) <= 6
        assert rows[-1] * 2 >= rows[0]


def test_on_a_template_every_word_is_shown() -> None:
    """In the room of its layouts."""
    file = io.BytesIO()
    Presentation().save(file)
    slides = [slide(kind, words_in("english"), "full") for kind in KINDS]
    for page, given in zip(pages_of(compiled(*slides, template=file.getvalue())), slides, strict=True):
        assert [text for text in seen(given) if text not in words_on(page)] == []


BLOCKS = ("quoteBlock", "agendaList", "proofList", "teamGrid", "beforeAfter", "nextSteps")


@pytest.mark.parametrize("size", SIZES[:2])
def test_the_same_stand_as_blocks(size: Size) -> None:
    """With every word, and nothing to report but regions that are small for their block."""
    slides = [block_slide(kind, words_in("english"), size) for kind in BLOCKS]
    made = compiled(*slides)
    assert [finding.message for finding in made.findings if finding.code != "REGION_BELOW_MINIMUM"] == []
    for page, given in zip(pages_of(made), slides, strict=True):
        said = [text for text in texts(_without_pictures(given["blocks"][0]["input"])) if text not in words_on(page)]
        assert said == []


@pytest.mark.parametrize(("language", "difference"), [("german", "+3 Prozentpunkte"), ("japanese", "3ポイント上昇")])
@pytest.mark.parametrize("look", LOOKS)
def test_a_difference_is_not_broken_within_a_word(look: str, language: str, difference: str) -> None:
    """In a small region, too, the gap between the halves is as wide as its longest word."""
    block = block_slide("beforeAfter", words_in(language), "small")
    block["blocks"][0]["input"]["difference"] = difference
    made = compiled(block, theme=look)
    assert "TEXT_BREAK_ANYWHERE" not in {finding.code for finding in made.findings}
    (found,) = (shape for shape in pages_of(made)[0].shapes if shape.name == "Difference")
    words = Typesetter(FontBook.load())
    size = found.text_frame.paragraphs[0].runs[0].font.size.pt
    longest = difference if language == "japanese" else "Prozentpunkte"
    assert words.width(longest, size, bold=True) <= found.width.pt
