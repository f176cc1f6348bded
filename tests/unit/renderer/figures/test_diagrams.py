"""Diagrams: their proportions are those of the document, their lines are glued, their labels whole."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from deck_documents import parse
from deck_fonts import FontBook
from renderer.compile import compile_deck
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.layout.figures.funnel import change_of
from renderer.scene import EMU_PER_PT, Connector, Line, Shape
from renderer.typesetting.numerals import numerals_of
from renderer.typesetting.typesetter import Typesetter

Draw = Callable[..., Any]
TASKS = [
    {"id": "a", "label": "Order press", "start": "Jan 2027", "end": "Mar 2027", "lane": "Plant", "progress": 60},
    {"id": "b", "label": "Install press", "start": "Apr 2027", "end": "Jun 2027", "lane": "Plant", "dependsOn": ["a"]},
    {"id": "c", "label": "Open", "start": "1 Jul 2027", "milestone": True, "lane": "People", "dependsOn": ["b"]},
]


def named(drawn: Any, text: str) -> Shape:
    """The shape that says `text`."""
    return next(shape for shape in drawn.texts if any(text in line.text for line in shape.paragraphs))


def boxes(drawn: Any, geometry: str) -> list[Any]:
    """The frames of shapes of a geometry, in their order."""
    return [one.frame for one in drawn.elements if isinstance(one, Shape) and one.geometry == geometry]


def test_bars_last_as_long_as_their_tasks(draw: Draw) -> None:
    """90 days against 91, a diamond on its day, a strip for what is done, and lines glued to both."""
    drawn = draw("ganttChart", {"tasks": TASKS, "today": "15 May 2027"}, 870, 340)
    order, install = (named(drawn, text).frame for text in ("Order press  60%", "Install press"))
    (diamond,) = boxes(drawn, "diamond")
    assert install.width / order.width == pytest.approx(91 / 90, rel=0.02)
    assert install.x == pytest.approx(order.x + order.width, abs=2 * EMU_PER_PT)
    assert diamond.x + diamond.width / 2 == pytest.approx(install.x + install.width, abs=3 * EMU_PER_PT)
    strips = [one.frame for one in drawn.elements if isinstance(one, Shape) and one.decorative and one.fill == "tx1"]
    assert strips[0].width == pytest.approx(0.6 * order.width, rel=0.01)
    links = [one for one in drawn.elements if isinstance(one, Connector)]
    assert [(one.glue_start[0][-1], one.glue_end[0][-1]) for one in links] == [("a", "b"), ("b", "c")]
    assert {"Plant", "People", "15 May 2027"} <= {line.text for shape in drawn.texts for line in shape.paragraphs}
    assert not drawn.findings


def test_labels_of_bars_are_never_cut(draw: Draw) -> None:
    """Inside where there is room, else beside, on either side."""
    tasks = [
        {
            "label": "A label that is longer than its bar by far",
            "start": f"{day}.{month}.2027",
            "end": f"{day + 6}.{month}.2027",
        }
        for month in (1, 6, 12)
        for day in (1, 20)
    ]
    drawn = draw("ganttChart", {"tasks": tasks}, 870, 340)
    drawn.holds()
    assert not drawn.findings
    assert all(
        len(drawn.setter.measure(shape.paragraphs, shape.frame.width / EMU_PER_PT).lines) == 1 for shape in drawn.texts
    )


def test_a_lane_without_tasks_is_shown(draw: Draw) -> None:
    """Once, in its place."""
    drawn = draw("ganttChart", {"tasks": TASKS, "lanes": ["Plant", "Money", "People"]}, 870, 340)
    tops = [named(drawn, lane).frame.y for lane in ("Plant", "Money", "People")]
    assert tops == sorted(tops)


def test_funnels_are_as_wide_as_their_values(draw: Draw) -> None:
    """And what is lost is told between them."""
    values = (1000, 500, 125, 250)
    stages = [{"label": f"Stage {number}", "value": value} for number, value in enumerate(values)]
    drawn = draw("funnelStages", {"stages": stages}, 870, 340)
    bars = [one.frame.width for one in drawn.elements if isinstance(one, Shape) and one.fill == "accent1"]
    assert [bar / bars[0] for bar in bars] == pytest.approx([1, 0.5, 0.125, 0.25], rel=0.01)
    texts = [line.text for shape in drawn.texts for line in shape.paragraphs]
    assert [text for text in texts if "%" in text] == ["\u221250%", "\u221275%", "+100%"]
    assert {"1,000", "500", "125", "250"} <= set(texts)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (1000, 3, "\u221299.7%"),
        (1000, 0, "\u2212100%"),
        (1000, 1000, "0%"),
        (1000, 998, "\u22120.2%"),
        (0, 5, ""),
        (3, 2, "\u221233%"),
    ],
)
def test_losses_are_rounded_honestly(before: float, after: float, told: str) -> None:
    """Never to all or to none where it is neither."""
    assert change_of(before, after, numerals_of("en-US")) == told


def test_german_figures_are_german() -> None:
    """With a comma, and a space before the sign."""
    assert change_of(1000, 3, numerals_of("de-DE")) == "\u221299,7\xa0%"


@pytest.mark.parametrize(("count", "rows"), [(3, 1), (6, 1), (7, 2), (10, 2)])
def test_many_steps_take_two_rows(draw: Draw, count: int, rows: int) -> None:
    """Read from left to right, with a turn between."""
    steps = [{"label": f"Step {number}", "description": "What happens"} for number in range(count)]
    drawn = draw("processFlow", {"steps": steps}, 870, 340)
    chevrons = boxes(drawn, "chevron")
    assert len({frame.y for frame in chevrons}) == rows
    assert all(one.x < other.x or one.y < other.y for one, other in pairwise(chevrons))
    assert not drawn.findings


def test_a_funnel_in_little_room_still_tells_by_its_widths(draw: Draw) -> None:
    """Thin bars below what they say; where even these have no room it is a list, which is told."""
    values = (12400, 6200, 3100)
    stages = [{"label": f"Stage {value}", "value": value, "description": "Within ten days"} for value in values]
    drawn = draw("funnelStages", {"stages": stages}, 240, 180)
    bars = [one.frame.width for one in drawn.elements if isinstance(one, Shape) and one.fill and not one.paragraphs]
    assert [round(bars[0] / bar, 2) for bar in bars] == [1, 2, 4]
    assert "DIAGRAM_DRAWN_AS_LIST" not in drawn.codes
    assert "DIAGRAM_DRAWN_AS_LIST" in draw("funnelStages", {"stages": stages}, 240, 60).codes


@pytest.mark.parametrize("theme", ["clear", "midnight", "paper"])
def test_a_step_that_is_set_off_stands_out_on_all_pages(theme: str) -> None:
    """Where its slide goes on over two pages, the steps of the page without it are quiet, too."""
    told = "What happens in it is told at length, with all that was asked, by whom, and what was answered. " * 2
    steps = [{"label": f"Step {number}", "description": told, "emphasis": number == 9} for number in range(1, 11)]
    document = {"version": "2.0", "title": "T", "theme": theme}
    document["slides"] = [{"slideType": "process", "title": "How it goes", "steps": steps}]  # type: ignore[assignment]
    scene, _, _ = lay_out(deck_from(parse("protocol_v2", document)), FontBook.load())
    assert len(scene.pages) > 1
    marked = [
        line.text
        for page in scene.pages
        for one in page.elements
        if isinstance(one, Shape) and one.geometry == "chevron" and one.fill not in {"bg2", None}
        for line in one.paragraphs
    ]
    assert marked in (["Step 9"], [])


def test_a_quadrant_is_set_off_by_its_document(draw: Draw) -> None:
    """On a tint of the accent, the others as cards; headings and points are on them, each at its own place."""
    cells = [{"label": f"Cell {number}", "points": ["A point"], "emphasis": number == 2} for number in range(4)]
    drawn = draw("textMatrix", {"cells": cells}, 870, 340)
    surfaces = [one.fill for one in drawn.elements if isinstance(one, Shape) and one.body is None]
    assert surfaces == ["bg2", "bg2", "accent6", "bg2"]
    places = [shape.origin.partition(".cells")[2] for shape in drawn.texts]
    assert places == [f"[{number}]{field}" for number in range(4) for field in (".label", "")]


def words_at(drawn: Any, frame: Any) -> str:
    """What the shape with `frame` says."""
    return next(shape.paragraphs[0].text for shape in drawn.texts if shape.frame == frame)


WORDY = "A label of some length that stands beside its bar"


@pytest.mark.parametrize(
    ("primitive", "content"),
    [
        (
            "ganttChart",
            {
                "tasks": [
                    {"label": "From the first to the last day", "start": "Jan 2027", "end": "Dec 2027"},
                    *[{"label": WORDY, "start": f"{day} Apr 2027", "end": f"{day + 5} Apr 2027"} for day in (1, 9, 20)],
                    *[{"label": WORDY, "start": f"{day} Aug 2027", "end": f"{day + 5} Aug 2027"} for day in (1, 9, 20)],
                ]
            },
        ),
        (
            "roadmapLanes",
            {
                "lanes": [
                    {"label": name, "items": [{"label": WORDY * 2, "description": WORDY, "start": "2027"}]}
                    for name in ("One", "Two")
                ]
            },
        ),
    ],
)
def test_the_line_of_today_is_seen_and_crosses_no_words(draw: Draw, primitive: str, content: dict[str, Any]) -> None:
    """It lies over cards, and is open where words are."""
    drawn = draw(primitive, {**content, "today": "1 Jun 2027"}, 870, 340)
    pieces = [one.frame for one in drawn.elements if isinstance(one, Shape) and one.line == Line("tx1", 1.25)]
    (x,) = {piece.x for piece in pieces}
    crossed = [shape.frame for shape in drawn.texts if shape.frame.x < x < shape.frame.x + shape.frame.width]
    middles = [frame.y + frame.height / 2 for frame in crossed if WORDY in words_at(drawn, frame)]
    assert middles
    assert not any(piece.y < middle < piece.y + piece.height for piece in pieces for middle in middles)
    assert sum(piece.height for piece in pieces) > 40 * EMU_PER_PT


def test_a_task_that_waits_for_one_on_another_slide_is_told() -> None:
    """At its own place, by the name of the other one."""
    tasks = [{"id": "first", "label": "First", "start": "Jan 2027"}]
    tasks += [{"label": f"Task {number}", "start": "Feb 2027", "end": "Apr 2027"} for number in range(28)]
    tasks += [{"label": "Last", "start": "May 2027", "dependsOn": ["first"]}]
    slide = {"slideType": "gantt", "title": "A long plan", "tasks": tasks}
    made = compile_deck(parse("protocol_v2", {"version": "2.0", "title": "Plan", "slides": [slide]}))
    told = {finding.component_path: finding.message for finding in made.findings}
    assert "'first' on another slide" in told["slides[0].tasks[29].dependsOn"]


def test_one_card_that_is_short_does_not_make_all_words_small(draw: Draw) -> None:
    """The others keep their type, and the short one has what it can hold."""
    items = [{"label": f"Item {number}", "start": f"Q{number} 2027"} for number in range(1, 5)]
    short = {"label": "The price list of all depots and of all the shops", "start": "1 Feb 2027", "end": "20 Feb 2027"}
    lanes = [{"label": "Wide", "items": items}, {"label": "Short", "items": [short]}]
    drawn = draw("roadmapLanes", {"lanes": lanes}, 870, 340)
    wide, narrow = (named(drawn, text).paragraphs[0].runs[0].size for text in ("Item 1", "The price"))
    assert wide >= 18 > narrow


@pytest.mark.parametrize("word", ["Internationalisation", "\u30ea\u30cf\u30d3\u30ea\u30c6\u30fc\u30b7\u30e7\u30f3"])
@pytest.mark.parametrize("follows", ["Mar 2027", "1 Dec 2027"])
def test_a_word_that_is_wider_than_its_card_stands_beside_it(draw: Draw, word: str, follows: str) -> None:
    """Whole, in the free room before the next card, which has a row of its own where there is none."""
    items = [{"label": word, "start": "1 Feb 2027", "end": "20 Feb 2027"}, {"label": "Next", "start": follows}]
    lanes = [{"label": "Lane", "items": items}, {"label": "Other", "items": [{"label": "All", "start": "2027"}]}]
    drawn = draw("roadmapLanes", {"lanes": lanes}, 870, 340)
    words, other = named(drawn, word), named(drawn, "Next")
    inner = words.frame.width / EMU_PER_PT
    assert len(Typesetter(FontBook.load()).measure(words.paragraphs, inner).lines) == 1
    is_above = words.frame.y + words.frame.height <= other.frame.y
    assert is_above or words.frame.x + words.frame.width <= other.frame.x
    assert not drawn.findings


@pytest.mark.parametrize(
    ("primitive", "content"),
    [
        ("cycleRing", {"steps": [{"label": f"Step {n}"} for n in range(8)], "center": "Loop"}),
        ("pyramidLevels", {"levels": [{"label": f"Level {n}", "description": "Words"} for n in range(7)]}),
        ("swotGrid", {name: ["A point"] * 4 for name in ("strengths", "weaknesses", "opportunities", "threats")}),
        ("prosAndCons", {"pros": ["For"] * 5, "cons": ["Against"] * 5, "verdict": "So be it"}),
        (
            "roadmapLanes",
            {"lanes": [{"label": f"L{n}", "items": [{"label": "I", "start": "Q1 2027"}]} for n in range(6)]},
        ),
    ],
)
def test_diagrams_hold_many_parts(draw: Draw, primitive: str, content: dict[str, Any]) -> None:
    """On a whole slide without a word about it."""
    drawn = draw(primitive, content, 870, 340)
    drawn.holds()
    assert not drawn.findings


STEPS = [{"label": name, "description": "Words"} for name in ("Listen", "Decide", "Act")]
SWOT = {name: ["A point"] for name in ("strengths", "weaknesses", "opportunities", "threats")}
SIDES = {"pros": ["Fast", "Known"], "cons": ["Costly"], "prosLabel": "For", "consLabel": "Against"}


@pytest.mark.parametrize(
    ("slide_type", "content"),
    [
        ("process", {"steps": STEPS}),
        ("swot", SWOT),
        ("matrix", {"cells": [{"label": f"Cell {number}", "points": ["A point"]} for number in range(4)]}),
        ("pros-cons", SIDES),
        ("pyramid", {"levels": STEPS}),
        ("cycle", {"steps": [{"label": step["label"]} for step in STEPS]}),
        (
            "timeline",
            {"events": [{"label": f"Event {month}", "date": f"{month} 2027"} for month in ("Jan", "May", "Dec")]},
        ),
        ("roadmap", {"lanes": [{"label": "Shop", "items": [{"label": "Portal", "start": "Q1 2027"}]}]}),
        ("gantt", {"tasks": [{"label": "Order", "start": "Jan 2027", "end": "Mar 2027"}]}),
        ("funnel", {"stages": [{"label": f"Stage {value}", "value": value} for value in (900, 300, 100)]}),
    ],
)
def test_looks_and_neighbours_choose_between_two_compositions(slide_type: str, content: dict[str, Any]) -> None:
    """A look with cards begins with these, one without them is open; the next slide of the kind takes the other."""
    shown = {theme: geometries(theme, slide_type, content) for theme in ("clear", "editorial-serif")}
    assert shown["clear"][0] != shown["clear"][1]
    assert shown["clear"][0] != shown["editorial-serif"][0]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Why we should have a pool of our own", ("Pros", "Cons")),
        ("Warum wir einen eigenen Pool für die Pflege brauchen", ("Vorteile", "Nachteile")),
        ("なぜ燃料を転換するのか", ("メリット", "デメリット")),
    ],
)
def test_sides_without_names_have_those_of_the_language(title: str, names: tuple[str, str]) -> None:
    """What speaks for and against is said in words, and not by its signs alone; names of the document go before."""
    sides = {"slideType": "pros-cons", "title": title, "pros": [title], "cons": [title]}
    document = {"version": "2.0", "title": title, "slides": [sides, {**sides, "prosLabel": "1."}]}
    scene, *_ = lay_out(deck_from(parse("protocol_v2", document)), FontBook.load())
    shapes = [[one for one in page.elements if isinstance(one, Shape)] for page in scene.pages]
    said = [{line.text for one in page for line in one.paragraphs} for page in shapes]
    assert set(names) <= said[0]
    assert {"1.", names[1]} <= said[1]
    assert names[0] not in said[1]


def geometries(theme: str, slide_type: str, content: dict[str, Any]) -> list[Counter[str]]:
    """Of what two slides of a kind show after each other in a look, and on how many heights their words begin."""
    slides = [{"slideType": slide_type, "title": title, **content} for title in ("First", "Second")]
    document = {"version": "2.0", "title": "Deck", "theme": theme, "slides": slides}
    scene, *_ = lay_out(deck_from(parse("protocol_v2", document)), FontBook.load())
    return [
        Counter(
            f"{one.geometry} {one.fill} {one.line is not None} {bool(one.paragraphs)}"
            for one in page.elements
            if isinstance(one, Shape)
        )
        + Counter({"heights": len({one.frame.y for one in page.elements if isinstance(one, Shape) and one.paragraphs})})
        for page in scene.pages
    ]


def test_labels_stand_above_the_strip_of_what_is_done_as_far_as_bars_are_high(draw: Draw) -> None:
    """In a crowded plan the strip takes no room from them: they stay in their bars."""
    tasks = [{"label": f"Task {number}", "start": "2027", "progress": 50} for number in range(13)]
    for count in (3, 13):
        drawn = draw("ganttChart", {"tasks": tasks[:count]}, 870, 340)
        bar = named(drawn, "Task 1")
        assert bar.body is not None
        height = drawn.setter.measure(bar.paragraphs, 500).height
        foot = bar.body.insets[3]
        assert foot > 0 or count > 3
        assert height + foot <= bar.frame.height / EMU_PER_PT + 0.01 or foot == 0


def test_from_right_to_left_lines_end_at_the_near_side_of_a_milestone() -> None:
    """A diamond is its own mirror image: turned round, its sides would be counted from the other one."""
    tasks = [
        {"id": "a", "label": "طلب", "start": "2027-01-01", "end": "2027-03-31"},
        {"label": "البدء", "start": "2027-07-01", "milestone": True, "dependsOn": ["a"]},
    ]
    slide = {"slideType": "gantt", "title": "خطة العمل", "tasks": tasks}
    scene, *_ = lay_out(
        deck_from(parse("protocol_v2", {"version": "2.0", "title": "خطة العمل", "slides": [slide]})), FontBook.load()
    )
    (page,) = scene.pages
    (link,) = (one for one in page.elements if isinstance(one, Connector))
    (diamond,) = (one for one in page.elements if isinstance(one, Shape) and one.geometry == "diamond")
    assert link.glue_end == (diamond.name, 3)
    assert not diamond.turn.flip_h
    assert link.end[0] == pytest.approx(diamond.frame.x + diamond.frame.width, abs=EMU_PER_PT)


@pytest.mark.parametrize("count", range(3, 9))
def test_words_in_the_middle_of_a_ring_keep_off_its_discs(count: int, draw: Draw) -> None:
    """However many there are."""
    steps = [{"label": f"Step {number}", "description": "Words"} for number in range(count)]
    drawn = draw("cycleRing", {"steps": steps, "center": "One loop a month"}, 870, 340)
    drawn.holds()


def test_long_words_in_the_middle_of_a_ring_are_whole(draw: Draw) -> None:
    """They stand where the ring is widest, between its discs."""
    steps = [{"label": f"Step {number}", "description": "Words"} for number in range(6)]
    drawn = draw("cycleRing", {"steps": steps, "center": "Verbesserung"}, 560, 340)
    centre = named(drawn, "Verbesserung")
    assert not drawn.setter.measure(centre.paragraphs, centre.frame.width / EMU_PER_PT).broken_words


def test_words_beside_a_broad_pyramid_follow_their_labels_and_are_no_larger() -> None:
    """Level by level, as they are read."""
    levels = [{"label": f"Ebene {number}", "description": "What it means"} for number in range(7)]
    slide = {"slideType": "pyramid", "title": "Levels", "levels": levels}
    document = {"version": "2.0", "title": "Deck", "theme": "paper", "slides": [slide]}
    scene, *_ = lay_out(deck_from(parse("protocol_v2", document)), FontBook.load())
    shown = [
        one for one in scene.pages[0].elements if isinstance(one, Shape) and one.paragraphs and ".levels" in one.origin
    ]
    texts = [shape.paragraphs[0].text for shape in shown]
    assert texts == [text for level in levels for text in (level["label"], level["description"])]
    label, words = (shape.paragraphs[0].runs[0].size for shape in shown[:2])
    assert words <= label


def test_a_long_word_at_the_top_does_not_make_all_labels_of_a_pyramid_small() -> None:
    """Where it leaves less than 16 pt inside the levels, labels stand beside them."""
    names = ("Verantwortung", "Können", "Wollen", "Handeln")
    levels = [{"label": name, "description": "Ein Satz dazu"} for name in names]
    slide = {"slideType": "pyramid", "title": "Stufen", "levels": levels}
    document = {"version": "2.0", "title": "Deck", "theme": "paper", "slides": [slide]}
    page = lay_out(deck_from(parse("protocol_v2", document)), FontBook.load())[0].pages[0]
    lines = [line for one in page.elements if isinstance(one, Shape) for line in one.paragraphs]
    assert min(line.runs[0].size for line in lines if line.text in names) >= 16


def test_the_fuller_row_of_a_swot_is_higher(draw: Draw) -> None:
    """Six points below three: all are larger than half of the height allows for six, and none leaves its card."""
    few, many = ["One", "Two", "Three"], ["One", "Two", "Three", "Four", "Five", "Six"]
    content = {"strengths": few, "weaknesses": few[:1], "opportunities": many, "threats": few[:2]}
    drawn = draw("swotGrid", content, 820, 340)
    drawn.holds()
    sizes = {line.runs[0].size for shape in drawn.texts for line in shape.paragraphs if line.text in many}
    full = draw("swotGrid", {**content, "strengths": many}, 820, 340)
    smaller = {line.runs[0].size for shape in full.texts for line in shape.paragraphs if line.text in many}
    assert len(sizes) == 1
    assert min(sizes) >= max(smaller) + 2
    weak, threat = (named(drawn, text).frame.y / EMU_PER_PT - 50 for text in ("Weaknesses", "Threats"))
    assert threat - weak < 155


def test_labels_that_are_too_long_for_boxes_on_a_ring_stand_beside_it(draw: Draw) -> None:
    """In a small region, numbered as the steps on the ring are."""
    labels = ["北部倉庫の開業", "在庫表の統一", "レンタル機のセンサー", "新しい配車"]
    drawn = draw("cycleRing", {"steps": [{"label": label} for label in labels]}, 430, 190)
    drawn.holds()
    assert not drawn.findings


def test_names_that_lines_would_cross_stand_in_a_column(draw: Draw) -> None:
    """Where they are short enough for one; else each is at its bar."""
    tasks = [
        {"label": f"Task {number} of a long plan", "start": f"{number} Mar 2027", "end": f"{number + 2} Mar 2027"}
        for number in range(2, 26, 2)
    ]
    drawn = draw("ganttChart", {"tasks": tasks, "today": "8 Mar 2027"}, 620, 340)
    assert len({named(drawn, task["label"]).frame.x for task in tasks}) == 1
    drawn.holds()
    for task in tasks:
        task["label"] += ", with a name that is longer than a third of the slide"
    drawn = draw("ganttChart", {"tasks": tasks[:4]}, 870, 340)
    assert len({named(drawn, task["label"]).frame.x for task in tasks[:4]}) > 1


def test_a_lane_of_a_roadmap_that_no_page_holds_goes_on_over_pages() -> None:
    """Each card stands once, at a readable size, in a lane of its name, and a finding leads to it in the document."""
    words = "Move every customer record into the shared register and switch off the four older systems. " * 2
    items = [{"label": f"Step {month}", "start": f"{month}/2027", "description": words} for month in range(1, 13)]
    items[9]["description"] = "Unbreakable" * 40
    lanes = [{"label": name, "items": items} for name in ("Shop", "Data")]
    slide = {"slideType": "roadmap", "title": "Two lanes in twelve months", "lanes": lanes}
    document = {"version": "2.0", "title": "Deck", "slides": [slide]}
    scene, found, _ = lay_out(deck_from(parse("protocol_v2", document)), FontBook.load())
    shown = [one for page in scene.pages for one in page.elements if isinstance(one, Shape) and one.paragraphs]
    names = Counter(shape.paragraphs[0].text for shape in shown)
    assert [names[f"Step {month}"] for month in range(1, 13)] == [2] * 12
    assert names["Shop"] > 1 < names["Data"]
    steps = [shape for shape in shown if shape.paragraphs[0].text.startswith("Step ")]
    assert min(run.size for shape in steps for line in shape.paragraphs for run in line.runs) >= 10
    assert {one.component_path for one in found if one.code == "OVERFLOW_BODY_TEXT"} <= {
        "slides[0].lanes[0].items[9]",
        "slides[0].lanes[1].items[9]",
    }


def test_a_name_of_a_lane_is_told_of_where_the_document_has_it(draw: Draw) -> None:
    """In the list of lanes, or at the first task that names it."""
    name = "Departments " * 16
    tasks = [{"label": f"Task {n}", "start": "2027", "lane": name if n else "Short"} for n in range(8)]
    named_by_task = draw("ganttChart", {"tasks": tasks[:2]}, 400, 130)
    named_by_list = draw("ganttChart", {"tasks": tasks[:2], "lanes": ["Short", name]}, 400, 130)
    paths = [[one.component_path for one in drawn.findings] for drawn in (named_by_task, named_by_list)]
    assert "slides[0].blocks[0].input.tasks[1].lane" in paths[0]
    assert "slides[0].blocks[0].input.lanes[1]" in paths[1]


def test_figures_of_plans_and_funnels_are_those_of_the_document(draw: Draw) -> None:
    """Half a per cent is not rounded away, and small values do not read alike."""
    tasks = [{"label": "Rinse", "start": "Jan 2027", "end": "Mar 2027", "progress": done} for done in (12.5, 40)]
    assert named(draw("ganttChart", {"tasks": tasks}, 870, 340), "12.5%")
    assert named(draw("ganttChart", {"tasks": tasks}, 870, 340), "Rinse  40%")
    stages = [{"label": "Dose", "value": value} for value in (0.00067, 0.00054)]
    drawn = draw("funnelStages", {"stages": stages}, 870, 340)
    assert named(drawn, "0.00067")
    assert named(drawn, "0.00054")


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_plan_of_few_tasks_fills_its_area(count: int, draw: Draw) -> None:
    """With air between bars that are hardly fatter than those of others."""
    months = ("Jan 2027", "Mar 2027", "May 2027", "Jul 2027")
    tasks = [{"label": f"Task {n}", "start": month, "id": f"t{n}"} for n, month in enumerate(months[:count])]
    drawn = draw("ganttChart", {"tasks": tasks}, 870, 340)
    bars = [one.frame for one in drawn.elements if isinstance(one, Shape) and ".tasks." in one.name]
    middle = [bar.y + bar.height / 2 for bar in bars]
    assert len(bars) == count
    assert (max(middle) - min(middle)) * count / (count - 1) > 0.8 * 340 * EMU_PER_PT
    assert max(bar.height for bar in bars) < 56 * EMU_PER_PT


@pytest.mark.parametrize("height", [200, 260, 340])
def test_words_in_bars_stand_above_what_is_done(height: int, draw: Draw) -> None:
    """The strip along the foot of a bar cuts no letter; a bar too low for both has its words beside it."""
    spans = [("Jan", "Jun"), ("Feb", "Aug"), ("Mar", "Nov"), ("Jan", "Sep"), ("May", "Dec"), ("Apr", "Oct")]
    tasks = [
        {"label": "Depot opens", "start": f"{start} 2027", "end": f"{end} 2027", "progress": 60} for start, end in spans
    ]
    drawn = draw("ganttChart", {"tasks": tasks}, 870, height)
    inside = [one for one in drawn.elements if isinstance(one, Shape) and ".tasks." in one.name and one.paragraphs]
    for bar in inside:
        (run,) = bar.paragraphs[0].runs
        assert bar.frame.height / EMU_PER_PT - bar.body.insets[3] >= run.size


def test_a_roadmap_keeps_katakana_whole_where_smaller_type_does(draw: Draw) -> None:
    """Cards are set smaller rather than broken within a word; what no size holds on a line stays as it was."""
    word = "\u30de\u30b9\u30bf\u30fc\u30c7\u30fc\u30bf\u30af\u30ec\u30f3\u30b8\u30f3\u30b0"
    items = [
        {"label": word, "start": "2027-01", "end": "2027-03"},
        {"label": "\u79fb\u884c", "start": "2027-04", "end": "2027-12"},
    ]
    drawn = draw("roadmapLanes", {"lanes": [{"label": "A", "items": items}]}, 870, 340)
    card = named(drawn, word)
    (run,) = card.paragraphs[0].runs
    inner = card.frame.width / EMU_PER_PT - card.body.insets[0] - card.body.insets[2]
    assert Typesetter(FontBook.load()).width(word, run.size, bold=True) <= inner
    assert run.size >= 11


def test_sides_are_named_in_the_language_of_the_deck() -> None:
    """In Polish, too, which once had the English words."""
    slide = {
        "slideType": "pros-cons",
        "title": "Wynaj\u0105\u0107 czy zbudowa\u0107 magazyn",
        "pros": ["Dost\u0119pny od marca"],
    }
    document = {
        "version": "2.0",
        "title": "Bank",
        "slides": [{**slide, "cons": ["Dro\u017cej po sze\u015bciu latach"]}],
    }
    page = lay_out(deck_from(parse("protocol_v2", document)), FontBook.load())[0].pages[0]
    assert {"Zalety", "Wady"} <= {
        line.text for one in page.elements if isinstance(one, Shape) for line in one.paragraphs
    }


def test_a_diagram_without_room_uses_the_height_of_its_cards(draw: Draw) -> None:
    """Its parts stand below each other in type that a card of 80 pt carries, in the middle of it."""
    drawn = draw("pyramidLevels", {"levels": [{"label": name} for name in ("One", "Two", "Three")]}, 180, 260)
    card = named(drawn, "Two")
    assert card.paragraphs[0].runs[0].size >= 20
    assert card.body is not None
    assert abs(card.body.insets[1] - card.body.insets[3]) < 1
    assert card.body.insets[1] > 15


def test_a_cycle_in_a_low_area_is_a_ring(draw: Draw) -> None:
    """Half a page is room for one: its discs are smaller, and no number is below 9 pt."""
    steps = [{"label": label, "description": "in a sentence"} for label in ("Find", "Fund", "Follow")]
    drawn = draw("cycleRing", {"steps": steps, "center": "3 years"}, 410, 150)
    ring, *discs = boxes(drawn, "ellipse")
    assert ring.width == ring.height > 0
    assert len(discs) == 2 * len(steps)
    numbers = [
        run.size for one in drawn.texts if one.geometry == "ellipse" for line in one.paragraphs for run in line.runs
    ]
    assert min(numbers) >= 9.0
    assert not drawn.findings


def test_descriptions_of_steps_are_no_larger_than_their_labels(draw: Draw) -> None:
    """A word that breaks in any size makes neither the other labels small nor what is said of them large."""
    labels = [
        "Arrive",
        "Register",
        "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft",
        "Leave",
    ]
    drawn = draw(
        "processFlow", {"steps": [{"label": label, "description": "What is done"} for label in labels]}, 870, 340
    )
    arrive, register, leave = (
        named(drawn, label).paragraphs[0].runs[0].size for label in ("Arrive", "Register", "Leave")
    )
    assert arrive == register == leave > named(drawn, "Donau").paragraphs[0].runs[0].size
    said = {line.runs[0].size for one in drawn.texts for line in one.paragraphs if line.text == "What is done"}
    assert max(said) <= arrive


def test_few_boxes_are_no_narrow_list(draw: Draw) -> None:
    """Four teams below one take more than half of the width, though a list would leave their names larger."""
    teams = ["導入支援", "カスタマーサクセス", "サポート", "解約防止"]
    children = [{"label": team, "role": "8名"} for team in teams]
    root = {"label": "佐藤 美咲", "role": "顧客成功部長"}
    drawn = draw("orgTree", {"root": root, "children": children}, 725, 355)
    frames = [one.frame for one in drawn.texts]
    across = max(one.x + one.width for one in frames) - min(one.x for one in frames)
    assert across > 0.5 * drawn.area.width * EMU_PER_PT


def test_agendas_with_times_have_no_numbers(draw: Draw) -> None:
    """A number among times would be read as one; without any time, the items are counted."""
    items = [
        {"label": f"Item {letter}", "time": None if letter == "B" else f"9:{number}0"}
        for number, letter in enumerate("ABCDE")
    ]
    timed = draw("agendaList", {"items": items}, 870, 340)
    assert "2" not in {line.text for one in timed.texts for line in one.paragraphs}
    counted = draw("agendaList", {"items": [{"label": item["label"]} for item in items]}, 870, 340)
    assert "2" in {line.text for one in counted.texts for line in one.paragraphs}


def test_narrow_cards_keep_readable_type(draw: Draw) -> None:
    """Three deals in half a row have the largest type that they have room for."""
    tiles = [{"name": name, "subtitle": "EUR 1.2 M"} for name in ("City bank", "County", "Estate")]
    drawn = draw("tombstoneStack", {"tiles": tiles, "columns": 3}, 410, 100)
    assert min(run.size for one in drawn.texts for line in one.paragraphs for run in line.runs) >= 12.0


@pytest.mark.parametrize(
    "slide", [{"slideType": "closing", "title": "Thanks"}, {"slideType": "agenda", "title": "Agenda"}]
)
def test_slides_without_items_are_drawn(slide: dict[str, Any]) -> None:
    """Lists that a document leaves out are as good as empty."""
    opening = {"slideType": "title-body", "title": "T", "body": ["One", "Two"]}
    document = {"version": "2.0", "title": "T", "slides": [opening, {"slideType": "section", "title": "S"}, slide]}
    scene, _, _ = lay_out(deck_from(parse("protocol_v2", document)), FontBook.load())
    assert len(scene.pages) == 3


def test_icons_and_names_of_chevrons_are_in_the_middle(draw: Draw) -> None:
    """What is free above an icon is free below the longest name, and all icons are in one line."""
    steps = [{"label": name, "icon": "ear"} for name in ("Listen", "Weigh what was said against what is true")]
    drawn = draw("processFlow", {"steps": steps}, 870, 300)
    chevrons = [one for one in drawn.elements if isinstance(one, Shape) and one.geometry == "chevron"]
    icons = [one.frame for one in drawn.elements if isinstance(one, Shape) and "icon" in one.name.lower()]
    assert len({icon.y for icon in icons}) == 1
    long, box = chevrons[1], chevrons[1].frame
    words = drawn.setter.measure(list(long.paragraphs), box.width / EMU_PER_PT - 36).height
    assert long.body
    above, below = icons[0].y - box.y, box.height - (long.body.insets[1] + words) * EMU_PER_PT
    assert above / EMU_PER_PT == pytest.approx(below / EMU_PER_PT, abs=3)


@pytest.mark.parametrize(("label", "line"), [("北部倉庫の開業", 1.3), ("Depot opens", 1.2)])
def test_names_keep_off_the_strip_of_what_is_done(label: str, line: float, draw: Draw) -> None:
    """Ideographs fill more of their line than Latin letters: on low bars the strip ran through them, and through p."""
    tasks = [
        {"label": label, "start": f"2027-{n:02}-01", "end": f"2027-{n + 3:02}-28", "progress": 60} for n in range(1, 9)
    ]
    for height in range(110, 300, 10):
        drawn = draw("ganttChart", {"tasks": tasks}, 870, height)
        for bar in (one for one in drawn.texts if any("%" in line.text for line in one.paragraphs)):
            strips = [one.frame for one in drawn.elements if isinstance(one, Shape) and one.fill == "tx1"]
            foot = max((one.height for one in strips), default=0)
            if bar.fill:
                assert bar.paragraphs[0].runs[0].size * line * EMU_PER_PT + foot <= bar.frame.height + EMU_PER_PT
