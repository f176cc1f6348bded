"""Pages that open a deck, part it and close it, in the looks that compose them differently."""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR

from deck_documents.parsing import parse
from deck_documents.theme_names import THEMES
from deck_fonts import FontBook
from deck_presentation.contrast import contrast
from renderer.compile import CompiledDeck, compile_deck
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.layout.covers.plans import plan_of
from renderer.layout.covers.quote_plan import quote_plan
from renderer.looks import look_named, theme_of
from renderer.scene import Layout, Picture, Shape
from renderer.scene.theme import rgb
from renderer.template import compile_template
from tests.gallery.slide_types import document
from tests.gallery.wording import LANGUAGES, words_in

LOOKS = ("clear", "dark-punch", "consulting", "default-navy")
"""One for each way to open a deck."""
KPIS = {
    "slideType": "kpi-grid",
    "title": "Figures",
    "items": [{"label": "A", "value": "1"}, {"label": "B", "value": "2"}],
}


def deck(language: str, **root: object) -> dict[str, Any]:
    """A deck with an opening, two sections and a closing."""
    words = words_in(language)
    agenda = words["agenda"]
    return document(
        words,
        {
            "slideType": "title-body",
            "title": words["deck"],
            "eyebrow": words["eyebrow"],
            "subtitle": "Q3 2026",
            "body": agenda[:3],
            "source": words["words"]["support"],
        },
        {"slideType": "title-body", "title": agenda[0], "body": [agenda[1]]},
        KPIS,
        {
            "slideType": "section",
            "title": agenda[3],
            "body": [words["words"]["lead"]],
            "number": "II",
            "footnotes": [agenda[7]],
        },
        KPIS,
        {
            "slideType": "closing",
            "title": words["words"]["next"],
            "steps": [{"text": text, "owner": agenda[6], "date": "Q4 2026"} for text in words["points"][:3]],
            "decision": words["words"]["footer"],
            "contact": words["words"]["company"],
            "source": words["words"]["support"],
        },
        **root,
    )


def compiled(given: dict[str, Any], **options: Any) -> CompiledDeck:
    """The deck of a document."""
    return compile_deck(parse("protocol_v2", given), FontBook.load(), **options)


def slides_of(made: CompiledDeck) -> list[Any]:
    """Its slides, as another reader has them."""
    return list(Presentation(io.BytesIO(made.pptx)).slides)


def words_on(slide: Any) -> str:
    """All that a slide says; blanks that tie figures to their units are blanks here, as in the document."""
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame).replace("\xa0", " ")


def texts(part: object) -> Iterator[str]:
    """What readers see of a slide of the document."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, list):
        yield from (text for one in part for text in texts(one))
    elif isinstance(part, dict):
        yield from (text for key, one in part.items() if key != "slideType" for text in texts(one))


def test_every_way_to_open_is_shown() -> None:
    """The looks of these tests have all that there are."""
    assert {look_named(name).manner.opening for name in LOOKS} == {"A", "B", "C", "picture"}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_covers_stand_on_layouts_of_their_own_and_say_all(look: str, language: str) -> None:
    """With nothing to report, and each word of the document on its slide."""
    given = deck(language, theme=look)
    made = compiled(given)
    slides = slides_of(made)
    assert not made.findings
    assert [slide.slide_layout.name for slide in slides][::5] == ["Opening", "Closing"]
    assert [slide.slide_layout.name for slide in slides][1:4:2] == ["Section", "Section"]
    for slide, said in zip(slides, given["slides"], strict=True):
        assert [text for text in texts(said) if text not in words_on(slide)] == []


@pytest.mark.parametrize("look", LOOKS)
def test_no_word_leaves_the_page(look: str) -> None:
    """However long title, lines and steps are."""
    words = words_in("german")
    long = words["paragraphs"][0]
    slides = [
        {"slideType": "title-body", "role": role, "title": words["titles"]["overfull"], "body": [long] * 4}
        for role in ("opening", "section", "closing")
    ]
    steps = [{"text": long, "owner": words["units"][0]["label"], "date": "31. Dezember 2027"}] * 12
    slides.append({"slideType": "closing", "title": "Ende", "steps": steps, "decision": words["longInsight"]})
    presentation = Presentation(io.BytesIO(compiled(document(words, *slides, theme=look)).pptx))
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= presentation.slide_width
            assert shape.top + shape.height <= presentation.slide_height


@pytest.mark.parametrize("look", LOOKS)
def test_lines_of_an_opening_are_alike(look: str) -> None:
    """None of three answers is more than the others: they have one size, one weight and one ink."""
    lines = ["What we promised", "What became of it", "What we ask for"]
    opening = {"slideType": "title-body", "title": "One year on", "subtitle": "Board, 3 May 2027", "body": lines}
    slide = slides_of(compiled({"version": "2.0", "title": "T", "theme": look, "slides": [opening, KPIS]}))[0]
    paragraphs = [one for shape in slide.shapes if shape.has_text_frame for one in shape.text_frame.paragraphs]
    runs = [one.runs[0] for one in paragraphs if one.text in lines]
    looks = {(run.font.size, run.font.bold, run.font.color.theme_color, run.font.color.brightness) for run in runs}
    assert (len(runs), len(looks)) == (3, 1)


def test_a_long_word_widens_the_panel() -> None:
    """It does not break."""
    word = "Donaudampfschiffbetriebsgesellschaft"
    slides = [{"slideType": "title-body", "title": word, "body": ["Eins"]}, KPIS]
    made = compiled(document(words_in("german"), *slides, theme="clear"))
    title = slides_of(made)[0].shapes.title
    assert title.text_frame.paragraphs[0].runs[0].font.size.pt >= 22
    assert not made.findings


def test_sections_tell_how_far_the_deck_has_come() -> None:
    """All of their names on each, and which of them it is."""
    slides = slides_of(compiled(deck("english", theme="clear")))
    names = [words_in("english")["agenda"][index] for index in (0, 3)]
    assert all(name in words_on(slides[number]) for name in names for number in (1, 3))
    assert "01" in words_on(slides[1])
    assert "II" in words_on(slides[3])


def test_content_keeps_its_kind_of_page() -> None:
    """The role takes a short first slide for what its type shows."""
    given = deck("english")
    given["slides"][0]["role"] = given["slides"][1]["role"] = "content"
    layouts = [slide.slide_layout.name for slide in slides_of(compiled(given))]
    assert not {"Opening", "Section"} & set(layouts[:3])


def test_a_role_without_effect_is_said() -> None:
    """Figures do not close a deck."""
    made = compiled(document(words_in("english"), KPIS, {**KPIS, "role": "closing"}))
    assert [(one.code, one.component_path) for one in made.findings] == [("OPTION_WITHOUT_EFFECT", "slides[1].role")]


def test_a_thank_you_answers_the_opening() -> None:
    """A closing without steps stands on the layout of the opening, contact and all."""
    end = {"slideType": "closing", "title": "Thank you", "contact": "desk@pumps.example"}
    for look in LOOKS:
        last = slides_of(compiled(document(words_in("english"), KPIS, end, theme=look)))[-1]
        assert last.slide_layout.name == "Opening"
        assert "desk@pumps.example" in words_on(last)


def test_templates_show_all_words_on_their_own_covers() -> None:
    """In the placeholders of a title slide and a section header."""
    file = io.BytesIO()
    Presentation().save(file)
    given = deck("english")
    slides = slides_of(compiled(given, template=compile_template(file.getvalue())))
    names = [slide.slide_layout.name for slide in slides]
    assert (names[0], names[1], names[3]) == ("Title Slide", "Section Header", "Section Header")
    for slide, said in zip(slides, given["slides"], strict=True):
        assert [text for text in texts(said) if text not in words_on(slide)] == []


def test_titles_of_agent_v1_use_the_same_pages() -> None:
    """The first opens the deck with its company, one between others is a section."""
    title = {"pattern": "title", "content": {"title": "Strategy", "subtitle": "Q3 2026", "prose": ["Why we grow"]}}
    points = {"pattern": "bullets", "content": {"title": "Points", "bulletPoints": ["One", "Two"]}}
    given = {"presentationTitle": "Deck", "companyName": "Northwind", "slides": [title, points, title, points]}
    made = compile_deck(parse("agent_v1", given), FontBook.load())
    slides = slides_of(made)
    assert [slide.slide_layout.name for slide in slides][::2] == ["Opening", "Section"]
    assert words_on(slides[0]).count("Northwind") == 1
    assert all(text in words_on(slides[0]) for text in ("Strategy", "Q3 2026", "Why we grow"))


def test_watermarks_are_seen_on_strong_grounds() -> None:
    """In the ink of the ground: in that of pages they would vanish."""
    tokens = {"chrome": {"footer": {"enabled": True, "watermark": "DRAFT"}}}
    first = slides_of(compiled(deck("english", theme="board", tokens=tokens)))[0]
    (mark,) = (shape for shape in first.shapes if shape.name == "Watermark")
    color = mark.text_frame.paragraphs[0].runs[0].font.color
    assert color.theme_color == MSO_THEME_COLOR.BACKGROUND_1


def test_titles_of_ideographs_break_at_their_spaces() -> None:
    """And not inside a word; where all fits on a line, there is none."""
    for look, lines in (("clear", 2), ("consulting", 1)):
        slides = [{"slideType": "title-body", "title": "2027年度上期 事業報告", "body": ["取締役会"]}, KPIS]
        title = slides_of(compiled(document(words_in("japanese"), *slides, theme=look)))[0].shapes.title
        assert len(title.text_frame.text.split("\v")) == lines


@pytest.mark.parametrize("look", [*LOOKS, "terminal", "editorial-wide"])
def test_date_and_audience_can_be_read(look: str) -> None:
    """In fourteen points at the least, also where a look sets its text smaller."""
    first = slides_of(compiled(deck("english", theme=look)))[0]
    sizes = [
        run.font.size.pt
        for shape in first.shapes
        if shape.has_text_frame and shape.text_frame.text == "Q3 2026"
        for run in shape.text_frame.paragraphs[0].runs
    ]
    assert sizes
    assert min(sizes) >= 14


def test_addresses_on_a_last_slide_are_no_steps() -> None:
    """They stand below the thanks, without numbers."""
    end = {"slideType": "title-body", "title": "Thank you", "body": ["hello@pumps.example", "pumps.example"]}
    last = slides_of(compiled(document(words_in("english"), KPIS, KPIS, end)))[-1]
    assert last.slide_layout.name == "Opening"
    assert {"hello@pumps.example", "pumps.example"} <= set(words_on(last).split("\n"))
    assert "1" not in words_on(last).split("\n")


@pytest.mark.parametrize("decision", [None, "Approve the lease"])
def test_a_band_at_the_foot_of_a_closing_has_words_on_it(decision: str | None) -> None:
    """Without any, only its edge is left, and the steps have its room."""
    steps = [{"text": "Sign the lease"}, {"text": "Order the oven"}]
    end = {"slideType": "closing", "title": "What happens next", "steps": steps}
    made = compiled(
        document(words_in("english"), KPIS, end | ({"decision": decision} if decision else {}), theme="paper")
    )
    page = list(Presentation(io.BytesIO(made.pptx)).slides)[-1]
    height = page.part.package.presentation_part.presentation.slide_height
    edge = max(shape.height for shape in page.slide_layout.shapes if shape.top + shape.height >= height)
    bands = [shape for shape in page.shapes if shape.top + shape.height >= height]
    lowest = max(shape.top + shape.height for shape in page.shapes if shape.has_text_frame and shape.text_frame.text)
    assert edge < height * 0.05
    assert len(bands) == (1 if decision else 0)
    assert decision or lowest > height * 0.8


def test_whom_to_ask_stands_on_the_band_of_a_page_that_has_nothing_else() -> None:
    """Where date and audience stand on the opening that it answers."""
    end = {"slideType": "closing", "title": "Thank you", "contact": "desk@pumps.example"}
    made = compiled(document(words_in("english"), KPIS, end, theme="paper"))
    page = list(Presentation(io.BytesIO(made.pptx)).slides)[-1]
    height = page.part.package.presentation_part.presentation.slide_height
    band = next(shape for shape in page.shapes if shape.top + shape.height >= height)
    contact = next(s for s in page.shapes if s.has_text_frame and "desk@" in s.text_frame.text)
    assert band.top <= contact.top
    assert contact.top + contact.height <= band.top + band.height


def test_a_numbered_section_that_asks_to_open_its_deck_is_told_that_the_number_is_why() -> None:
    """So that who wants the opening knows what to remove."""
    section = {"slideType": "section", "title": "Where we stand", "role": "opening"}
    said = [
        [finding.message for finding in compiled(document(words_in("english"), one, KPIS)).findings]
        for one in (section, {**section, "number": "1"})
    ]
    assert said == [
        [],
        ["An opening has no place for a number: the role 'opening' of a section with a `number` has no effect here."],
    ]


@pytest.mark.parametrize("look", ["monochrome", "paper"])
def test_looks_with_centred_titles_centre_their_covers_and_quotes(look: str) -> None:
    """Title, subtitle and quote stand in the middle of the page, as the titles of other pages do."""
    opening = {"slideType": "title-body", "title": "A library", "subtitle": "Annual report", "body": ["12 May 2027"]}
    quote = {
        "slideType": "quote",
        "title": "A reader says",
        "quote": "I came for the warmth.",
        "by": {"name": "I. Mar"},
    }
    document = {"version": "2.0", "title": "D", "theme": look, "slides": [opening, KPIS, quote]}
    pages = lay_out(deck_from(parse("protocol_v2", document)), FontBook.load())[0].pages
    for page, said in ((pages[0], "A library"), (pages[0], "Annual report"), (pages[2], "I came for the warmth.")):
        shape = next(
            one for one in page.elements if isinstance(one, Shape) and said in [p.text for p in one.paragraphs]
        )
        assert {line.align for line in shape.paragraphs} == {"ctr"}
        assert abs(shape.frame.x + shape.frame.width / 2 - 480 * 12_700) < 12_700


def test_an_opening_is_the_title_slide_of_its_file() -> None:
    """PowerPoint leaves footers off title slides, and rules know by the kind of its title that it is a name."""
    made = compile_deck(parse("protocol_v2", deck("english", theme="clear")))
    opened = Presentation(io.BytesIO(made.pptx)).slides[0]
    layout = opened.slide_layout
    assert layout._element.get("type") == "title"
    kinds = [shape.element.ph.get("type") for shape in opened.placeholders]
    assert kinds[0] == "ctrTitle"
    assert set(kinds) <= {"ctrTitle", "subTitle"}
    assert {shape.element.ph.get("type") for shape in layout.placeholders} == {"ctrTitle", "subTitle", "sldNum"}


@pytest.mark.parametrize("look", [*LOOKS, "board", "midnight", "editorial-serif"])
def test_no_text_is_translucent(look: str) -> None:
    """LibreOffice cuts translucent glyphs at the edge of their line, so that Arabic words lost their first letter."""
    made = compile_deck(parse("protocol_v2", deck("arabic", theme=look)))
    with zipfile.ZipFile(io.BytesIO(made.pptx)) as package:
        slides = [package.read(name).decode() for name in package.namelist() if name.startswith("ppt/slides/slide")]
    assert slides
    assert not [slide for slide in slides if re.search(r"<a:rPr[^>]*>(?:(?!</a:rPr>).)*<a:alpha", slide)]


@pytest.mark.parametrize("name", ["section", "closing", "quote"])
def test_no_two_looks_compose_a_page_alike_in_grey(name: Layout) -> None:
    """Where panels and words stand, how words are aligned, and how light each ground is, in four steps."""
    seen: dict[object, str] = {}
    for look in map(look_named, THEMES):
        theme = theme_of(look, "Noto Sans CJK JP", "Arial")
        plan = quote_plan(look, theme) if name == "quote" else plan_of(name, look, theme)
        grounds = [plan.fill, *(style["fill"] for _, style in plan.marks), plan.foot_ground.fill]
        boxes = [(round(box.x / 60), round(box.y / 60), round(box.width / 60)) for box, _ in plan.marks]
        shown = (tuple(boxes), plan.align, tuple(lightness(theme.hex_of(fill)) for fill in grounds))
        assert shown not in seen, (look.name, seen.get(shown))
        seen[shown] = look.name


def lightness(color: str) -> int:
    """0..3: how light #RRGGBB is in grey."""
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return int(0.299 * red + 0.587 * green + 0.114 * blue) // 64


@pytest.mark.parametrize("look", ["editorial-wide", "dark-punch", "paper", "midnight"])
def test_who_said_it_is_read_after_the_words(look: str) -> None:
    """Also where the name stands on a panel or a band, apart from them."""
    slide = {"slideType": "quote", "title": "Said", "quote": "It was warm.", "by": {"name": "Ann Lee"}}
    made = compiled(document(words_in("english"), slide, theme=look))
    texts_in_order = [shape.text_frame.text for shape in slides_of(made)[0].shapes if shape.has_text_frame]
    said = [text for text in texts_in_order if text in {"Said", "It was warm.", "Ann Lee"}]
    assert said == ["Said", "It was warm.", "Ann Lee"]


@pytest.mark.parametrize("look", ["paper", "consulting", "terminal"])
def test_the_band_of_an_opening_has_words_on_it(look: str) -> None:
    """A date, an audience or a company; without any, an edge of it is left."""
    bands = {}
    for line in ("A life in wine", "Board of directors, 14 October 2026"):
        opening = {"slideType": "title-body", "title": "Haldor Brekke", "body": [line]}
        made = compiled(document(words_in("english"), opening, KPIS, theme=look))
        deck_file = Presentation(io.BytesIO(made.pptx))
        height = deck_file.slide_height or 0
        shapes = [*deck_file.slides[0].shapes, *deck_file.slides[0].slide_layout.shapes]
        bands[line] = max(one.height for one in shapes if one.top + one.height >= height)
    plain, dated = bands.values()
    assert plain < height * 0.05 < height * 0.15 < dated


@pytest.mark.parametrize("look", ["paper", "consulting", "terminal"])
@pytest.mark.parametrize("dated", [False, True])
@pytest.mark.parametrize("pictured", [False, True])
def test_a_title_alone_stands_over_a_panel_and_not_on_half_a_page(look: str, dated: bool, pictured: bool) -> None:
    """A motif or the picture of the slide reaches from the title to the foot, or to the band of a date."""
    drawing = (
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E"
        "%3Crect width='9' height='9' fill='red'/%3E%3C/svg%3E"
    )
    opening = {
        "slideType": "section",
        "role": "opening",
        "title": "Haldor Brekke",
        "subtitle": "A life in wine",
        **({"body": ["14 October 2026"]} if dated else {}),
        **({"image": {"src": drawing, "alt": "Red"}} if pictured else {}),
    }
    page, found, is_bare = page_of(document(words_in("english"), opening, KPIS, theme=look))
    assert is_bare  # an edge of the layout would be seen through a translucent picture
    assert not [finding for finding in found if finding.code == "OPTION_WITHOUT_EFFECT"]
    height = 540 * 12_700
    title = next(one for one in page if one.name == "Title")
    panel = next(one for one in page if isinstance(one, Picture) or one.fill)
    band = [one for one in page if isinstance(one, Shape) and one.fill and one.frame.y > height * 0.8]
    assert isinstance(panel, Picture) is pictured
    assert title.frame.y + title.frame.height <= panel.frame.y <= height * 0.6
    foot = band[0].frame.y if band else height
    assert bool(band) is dated
    assert abs(panel.frame.y + panel.frame.height - foot) < 12_700


@pytest.mark.parametrize("look", ["default-navy", "midnight", "editorial-serif"])
def test_a_title_alone_stands_in_the_middle_of_its_panel(look: str) -> None:
    """And not at the top of one that is empty below it."""
    title = {"pattern": "title", "content": {"title": "Haldor Brekke"}}
    points = {"pattern": "bullets", "content": {"title": "Points", "bulletPoints": ["One", "Two"]}}
    given = parse("agent_v1", {"presentationTitle": "Deck", "theme": look, "slides": [title, points]})
    page = lay_out(deck_from(given), FontBook.load())[0].pages[0].elements
    panel = next(one for one in page if isinstance(one, Shape) and one.fill == "bg1").frame
    words = next(one for one in page if one.name == "Title").frame
    assert abs((words.y + words.height / 2) - (panel.y + panel.height / 2)) < 12 * 12_700


def page_of(given: dict[str, Any]) -> tuple[list[Any], list[Any], bool]:
    """What the first page of a document shows, what there is to say, and whether its layout is hidden."""
    scene, found, _ = lay_out(deck_from(parse("protocol_v2", given)), FontBook.load())
    return list(scene.pages[0].elements), list(found), scene.pages[0].bare


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("sections", [1, 2, 6])
def test_what_a_section_says_is_seen_and_keeps_apart(look: str, sections: int) -> None:
    """Title, lines, notes, sources and names, on the grounds that they stand on, however many sections there are."""
    part = {
        "slideType": "section",
        "title": "How we pay for it",
        "body": ["The credit line in detail"],
        "source": "Ledger 2026",
        "footnotes": ["Without rental"],
    }
    slides = [KPIS, *({**part, "title": f"Part {number}"} for number in range(sections)), KPIS]
    given = document(words_in("english"), *slides, theme=look)
    scene, found, _ = lay_out(deck_from(parse("protocol_v2", given)), FontBook.load())
    assert not found
    for page in scene.pages[1:-1]:
        words = [one for one in page.elements if isinstance(one, Shape) and one.paragraphs]
        for one, other in combinations(words, 2):
            a, b = one.frame, other.frame
            is_apart = a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
            assert is_apart, (one.name, other.name)
        bars = [one for one in page.elements if isinstance(one, Shape) and one.decorative and one.frame.height < 80_000]
        for one in words:
            assert not [
                bar
                for bar in bars
                if bar.frame.y < one.frame.y + one.frame.height - 12_700
                and (
                    bar.frame.y + bar.frame.height > one.frame.y + 12_700
                    and bar.frame.x < one.frame.x + one.frame.width
                    and bar.frame.x + bar.frame.width > one.frame.x
                )
            ]


@pytest.mark.parametrize("look", ["consulting", "paper", "clear"])
def test_numerals_are_seen_in_a_bright_accent(look: str) -> None:
    """Quotation marks and numbers of steps are in the accent for text where the accent vanishes on the page."""
    quote = {"slideType": "quote", "title": "Said", "quote": "It was warm.", "by": {"name": "Ann Lee"}}
    steps = [{"text": "Sign", "owner": "Legal"}, {"text": "Open", "owner": "Works"}]
    slides = [KPIS, quote, {"slideType": "closing", "title": "Next", "steps": steps}]
    tokens = {"palette": {"accent": "#FFD400"}}
    scene, _, _ = lay_out(
        deck_from(parse("protocol_v2", document(words_in("english"), *slides, theme=look, tokens=tokens))),
        FontBook.load(),
    )
    marked = [
        (run.text, run.color, rgb(run.color, scene.theme))
        for page in scene.pages[1:]
        for one in page.elements
        if isinstance(one, Shape) and one.fill is None
        for line in one.paragraphs
        for run in line.runs
        if run.text in {"1", "2"}
    ]
    assert marked
    assert all(contrast(hue, scene.theme.hex_of("bg1")) >= 3 for *_, hue in marked)
