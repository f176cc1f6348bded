"""What is seen from afar: who leads, what few words make of their page."""

from itertools import combinations
from typing import Any

import pytest

from deck_documents import parse
from deck_documents.theme_names import THEMES
from deck_fonts import FontBook
from deck_presentation.contrast import contrast
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.layout.charts.telling_apart import difference
from renderer.scene import EMU_PER_PT, Chart, Connector, Page, Shape, Table
from renderer.scene.theme import rgb, theme_for
from renderer.typesetting.phrases import tears_katakana
from renderer.typesetting.typesetter import Typesetter

BOOK = FontBook.load()
POINT_OF_CHEVRON = 14.0
"""What its point and its notch keep text off, in pt."""


def page_of(look: str, slide: dict[str, Any]) -> Page:
    """The page of a deck of one slide."""
    document = {"version": "2.0", "title": "Deck", "theme": look, "slides": [{"title": "How it is done", **slide}]}
    return lay_out(deck_from(parse("protocol_v2", document)), BOOK)[0].pages[0]


def shape(page: Page, text: str) -> Shape:
    """The one that begins with `text`."""
    shapes = (one for one in page.elements if isinstance(one, Shape) and one.paragraphs)
    return next(one for one in shapes if one.paragraphs[0].text.startswith(text))


def units(*pairs: tuple[str, str | None]) -> dict[str, Any]:
    """An org chart of names, each below another."""
    nodes = [{"id": name, "label": name, **({"parentId": above} if above else {})} for name, above in pairs]
    return {"slideType": "org-chart", "nodes": nodes}


def test_an_organisation_shows_who_leads() -> None:
    """Heads are in the accent, those right below them on its tint, whatever the order of the document."""
    page = page_of("clear", units(("Crew", "Service"), ("Service", "Board"), ("Board", None), ("Council", None)))
    fills = {name: shape(page, name).fill for name in ("Board", "Council", "Service", "Crew")}
    assert fills == {"Board": "accent1", "Council": "accent1", "Service": "accent6", "Crew": "bg2"}


def test_no_ideograph_is_left_alone_on_the_last_line() -> None:
    """Where smaller type would not help, the box is so much narrower that the line above gives some of its own."""
    steps = [{"label": label} for label in ("歩留まり改善", "原因分析", "対策実施と標準化", "横展開", "効果測定")]
    chevron = shape(page_of("clear", {"slideType": "process", "title": "方針", "steps": steps}), "対策実施")
    assert chevron.body is not None
    left, _, right, _ = chevron.body.insets
    inner = chevron.frame.width / EMU_PER_PT - left - right - 2 * POINT_OF_CHEVRON
    measured = Typesetter(BOOK).measure(chevron.paragraphs, inner)
    assert len(measured.lines) == 2
    assert not measured.lone


@pytest.mark.parametrize(
    ("terms", "numerals"),
    [
        ("Rule {}: milk below six degrees", 0),
        ("Artikel {}: Milch unter sechs Grad", 0),
        ("\u7b2c{}\u6761\uff1a\u725b\u4e73\u306f6\u5ea6\u4ee5\u4e0b", 0),
        ("Rule A{}: milk below six degrees", 0),
        ("Depot {}0: milk below six degrees", 1),
        ("Milk is below six degrees in depot {}", 1),
    ],
)
def test_points_that_count_themselves_have_no_numerals_beside_them(terms: str, numerals: int) -> None:
    """Beside "Rule 1" stands no 01, which says it again; names that have figures but do not count keep theirs."""
    page = page_of("consulting", {"slideType": "title-body", "body": [terms.format(n) for n in range(1, 5)]})
    shown = [one.paragraphs[0].text for one in page.elements if isinstance(one, Shape) and one.paragraphs]
    assert sum(text.startswith("01") for text in shown) == numerals


def test_boxes_without_a_head_are_all_alike() -> None:
    """Where nobody stands below another, nobody leads."""
    page = page_of("clear", units(("Service", None), ("Pumps", None), ("Rental", None)))
    assert {shape(page, name).fill for name in ("Service", "Pumps", "Rental")} == {"accent6"}


@pytest.mark.parametrize("count", [3, 4, 5])
def test_short_steps_fill_their_page_with_numerals(count: int) -> None:
    """Steps of one word have numerals far larger than titles, and arrows between them still."""
    steps = [{"label": f"Step{number}"} for number in range(count)]
    page = page_of("consulting", {"slideType": "process", "steps": steps})
    numerals = [shape(page, str(number)) for number in range(1, count + 1)]
    assert min(one.paragraphs[0].runs[0].size for one in numerals) >= 60
    ends = [one.frame.x + one.frame.width for one in numerals]
    assert all(after.frame.x - end >= 50 * EMU_PER_PT for end, after in zip(ends, numerals[1:], strict=False))


@pytest.mark.parametrize(("icon", "arrows"), [("truck", 4), (None, 3)])
def test_a_row_of_icons_says_that_more_follow(icon: str | None, arrows: int) -> None:
    """Numerals count on in the next row; behind the last icon of a row an arrow leads on, up to the edge of the row."""
    steps = [{"label": f"Step{n}", "description": "What is done", **({"icon": icon} if icon else {})} for n in range(5)]
    page = page_of("consulting", {"slideType": "process", "steps": steps})
    links = [one for one in page.elements if isinstance(one, Connector)]
    assert len(links) == arrows
    right = max(one.frame.x + one.frame.width for one in (shape(page, step["label"]) for step in steps))
    assert max(end for one in links for end in (one.start[0], one.end[0])) <= right + EMU_PER_PT


@pytest.mark.parametrize(
    ("title", "quote", "mark"),
    [
        ("Was Kunden sagen", "Jeder zehnte Vertrag bezahlt eine Stelle in der Werkstatt.", "\u00bb"),
        ("Ce que disent les clients", "Un contrat sur dix paie le poste d'un technicien.", "\u00ab"),
        ("What customers say", "Every tenth contract pays for one technician.", "\u201c"),
    ],
)
def test_a_quotation_begins_as_its_language_has_it(title: str, quote: str, mark: str) -> None:
    """The raised mark of English ends a quotation in German, and is none in French."""
    page = page_of("clear", {"slideType": "quote", "title": title, "quote": quote})
    (found,) = (one for one in page.elements if one.name == "Quotation mark")
    assert isinstance(found, Shape)
    assert found.paragraphs[0].text == mark


def test_halves_end_with_what_they_say() -> None:
    """A point on each side leaves no empty column of colour; eight take the height there is."""

    def height(points: int) -> float:
        side = {"label": "Side", "points": [f"Parts are on shelf {number}" for number in range(points)]}
        page = page_of("clear", {"slideType": "before-after", "before": side, "after": side})
        return max(one.frame.height for one in page.elements if one.name == "Before") / EMU_PER_PT

    assert height(1) <= 0.65 * height(8)


@pytest.mark.parametrize("look", ["clear", "paper", "default-navy"])
@pytest.mark.parametrize("turn", [0, 1])
def test_a_single_point_on_each_side_stands_in_the_middle_of_its_card(look: str, turn: int) -> None:
    """As much is free below it as above, whether the look has cards or rules; two take a row each."""
    slide = {"slideType": "pros-cons", "title": "We lease", "pros": ["No capital is tied up"], "cons": ["Rents rise"]}
    document = {"version": "2.0", "title": "Deck", "theme": look, "slides": [slide] * (turn + 1)}
    page = lay_out(deck_from(parse("protocol_v2", document)), BOOK)[0].pages[turn]
    heading, point = shape(page, "Pros").frame, shape(page, "No capital")
    assert point.body is not None
    assert point.body.anchor == "ctr"
    assert point.frame.height >= 3 * heading.height
    assert point.paragraphs[0].indent >= 0.8 * point.paragraphs[0].runs[0].size


def test_rows_of_an_agenda_in_two_columns_are_level() -> None:
    """Also where the second column has one less."""
    items = [{"label": f"Item number {number}"} for number in range(1, 14)]
    page = page_of("clear", {"slideType": "agenda", "items": items})
    left, right = (shape(page, f"Item number {number}").frame for number in (5, 12))
    assert left.y + left.height / 2 == pytest.approx(right.y + right.height / 2, abs=EMU_PER_PT)


def test_labels_of_a_timeline_keep_on_one_line_beside_descriptions() -> None:
    """They take more than their usual share where it does not suffice, since few rows have more to say."""
    events = [{"date": f"{year}", "label": "Meters read from afar"} for year in (2027, 2028, 2031)]
    events += [{"date": "2035", "label": "Losses below a tenth", "description": "42 km replaced"}]
    drawn = page_of("editorial-serif", {"slideType": "timeline", "events": events})
    label = shape(drawn, "Meters read")
    assert Typesetter(BOOK).measure(label.paragraphs, label.frame.width / EMU_PER_PT).height <= (
        1.6 * label.paragraphs[0].runs[0].size
    )


def test_columns_of_options_are_as_wide_as_each_other() -> None:
    """Where their texts leave the room, and the first column keeps what it needs."""
    rows = [
        {"label": "Cost", "values": ["18.2 m", "24.9 m", "61.0 m"]},
        {"label": "Open while building", "values": ["no", "yes", "yes"]},
    ]
    columns = ["What counts", "Rebuild in place", "South wing", "New"]
    page = page_of("clear", {"slideType": "comparison-table", "columns": columns, "rows": rows * 2})
    (table,) = (one for one in page.elements if isinstance(one, Table))
    assert max(table.widths[1:]) - min(table.widths[1:]) <= EMU_PER_PT
    assert len(set(table.heights[1:])) == 1


@pytest.mark.parametrize("look", ["clear", "default-navy", "monochrome"])
@pytest.mark.parametrize("steps", [1, 2, 3])
def test_few_steps_without_owners_take_the_page(look: str, steps: int) -> None:
    """The last ends in the lower third; a single one has no number."""
    words = [{"text": f"Approve plan {number}"} for number in range(steps)]
    page = page_of(look, {"slideType": "closing", "title": "We ask", "steps": words})
    last = shape(page, f"Approve plan {steps - 1}").frame
    assert (last.y + last.height) / EMU_PER_PT >= 0.6 * 540
    numbers = [
        one for one in page.elements if isinstance(one, Shape) and one.paragraphs and one.paragraphs[0].text == "1"
    ]
    assert bool(numbers) == (steps > 1)


@pytest.mark.parametrize("look", ["clear", "paper", "consulting"])
def test_initials_are_as_large_as_their_disc(look: str) -> None:
    """They are a sign: the size of titles does not bound them."""
    page = page_of(look, {"slideType": "team", "members": [{"name": "Ana Ruiz"}, {"name": "Tom Field"}]})
    disc = shape(page, "AR")
    assert disc.paragraphs[0].runs[0].size >= 0.28 * disc.frame.height / EMU_PER_PT


def test_a_long_role_takes_no_name_with_it() -> None:
    """A word of a role that is wider than its cell is set smaller, and names are as large as without it."""

    def name_size(role: str) -> float:
        members = [{"name": "Ana Ruiz", "role": "Sales"}, {"name": "Tom Field", "role": role}]
        page = page_of("clear", {"slideType": "team", "members": members * 3})
        return shape(page, "Ana Ruiz").paragraphs[0].runs[0].size

    assert name_size("Produktverantwortungsuebernahmebeauftragter") == name_size("Pumps")


def test_names_on_a_map_keep_off_its_middle_lines() -> None:
    """A name whose dot lies on a line between quadrants stands above or below that line."""
    companies = [
        {"name": "Brava", "x": 70, "y": 50},
        {"name": "Kora", "x": 20, "y": 50},
        {"name": "Ilo", "x": 50, "y": 80},
    ]
    page = page_of("clear", {"slideType": "market-map", "companies": companies})
    plot = max(
        (one for one in page.elements if one.name != "Title"), key=lambda one: one.frame.width * one.frame.height
    )
    middle_x = plot.frame.x + plot.frame.width // 2
    middle_y = plot.frame.y + plot.frame.height // 2
    for name in ("Brava", "Kora"):
        frame = shape(page, name).frame
        assert frame.y >= middle_y or frame.y + frame.height <= middle_y
    frame = shape(page, "Ilo").frame
    assert frame.x >= middle_x or frame.x + frame.width <= middle_x


def test_lines_of_a_plan_go_behind_no_bar_if_they_can() -> None:
    """A line leaves at the end of its task where one from the middle would run behind another bar."""
    tasks = [
        {"id": "a", "label": "Order", "start": "Jan 2027", "end": "Mar 2027"},
        {"id": "b", "label": "Plan", "start": "Jan 2027", "end": "Apr 2027"},
        {"id": "c", "label": "Install", "start": "Aug 2027", "end": "Sep 2027", "dependsOn": ["a"]},
    ]
    page = page_of("clear", {"slideType": "gantt", "tasks": tasks})
    (line,) = (one for one in page.elements if isinstance(one, Connector))
    assert line.bend is not None
    between = shape(page, "Plan").frame
    assert line.start[0] + line.bend * (line.end[0] - line.start[0]) >= between.x + between.width


def test_a_line_from_a_task_that_goes_on_joins_both_starts() -> None:
    """Where the second task begins in the first, its arrow comes from the left and is hidden by neither."""
    tasks = [
        {"id": "a", "label": "Order", "start": "Jan 2027", "end": "Jun 2027"},
        {"id": "b", "label": "Hire", "start": "Feb 2027", "end": "Aug 2027", "dependsOn": ["a"]},
    ]
    page = page_of("clear", {"slideType": "gantt", "tasks": tasks})
    (line,) = (one for one in page.elements if isinstance(one, Connector))
    assert line.bend is not None
    assert line.start[0] + line.bend * (line.end[0] - line.start[0]) < line.start[0] < line.end[0]


@pytest.mark.parametrize(
    ("history", "places"), [([70, 80, 81], "bt"), ([99, 88, 94], "tt"), ([60, 90, 70], "bb"), ([5, 5], "tt")]
)
def test_labels_of_a_small_line_keep_off_it(history: list[int], places: str) -> None:
    """Where the line rises from its first point or falls to its last, the label stands below."""
    page = page_of(
        "clear", {"slideType": "kpi-grid", "items": [{"label": "Fix", "value": "81", "history": history}] * 2}
    )
    chart = next(one for one in page.elements if isinstance(one, Chart))
    labels = chart.series[0].labels
    assert labels is not None
    assert f"{labels.positions[0]}{labels.positions[-1]}" == places


def test_long_words_of_a_header_take_no_rows_with_them() -> None:
    """A header of long compounds is set smaller by itself, with its words whole; the cells stay readable from afar."""
    heads = ["Slotbuchungssystem", "Warteschlangenmanagement", "Telefonvermittlung", "Zufallsauswahlverfahren"]
    values = ["hoch", "mittel", "niedrig", "offen", "hoch"]
    rows = [{"label": label, "values": values} for label in ("Komfort", "Kosten")]
    slide = {"slideType": "comparison-table", "columns": ["Kriterium", *heads, "Disponentenentscheidung"]}
    page = page_of("clear", {**slide, "rows": rows, "recommended": 2})
    (table,) = (one for one in page.elements if isinstance(one, Table))
    head, *cells = ([cell.paragraphs[0].runs[0].size for cell in row] for row in table.rows)
    assert min(size for row in cells for size in row) >= 14
    assert 10 <= min(head) < 14
    assert max(size for row in cells for size in row) <= min(head) + 5
    tick = next(one for one in page.elements if one.name == "Icon check")
    assert tick.frame.height <= min(head) * EMU_PER_PT
    inner = [width / EMU_PER_PT - 14 for width in table.widths]
    setter = Typesetter(BOOK)
    assert not [
        cell
        for cell, wide in zip(table.rows[0], inner, strict=True)
        if setter.measure(cell.paragraphs, wide).broken_words
    ]


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize(
    ("kind", "title"), [("bar", "Gas leads"), ("doughnut", "Gas leads"), ("doughnut", "How it is done")]
)
def test_what_is_left_over_can_be_seen(look: str, kind: str, title: str) -> None:
    """Bars and slices that stand back, "Others" among them, have a contrast of 3 to the page and to its panels."""
    names = ["Gas", "Rivers", "Heat", "Others"]
    series = [{"name": "Sources", "values": [4, 3, 2, 1]}]
    slide = {"slideType": "chart", "chart": {"chartType": kind, "categories": names, "series": series}}
    document = {"version": "2.0", "title": "Deck", "theme": look, "slides": [{"title": title, **slide}]}
    scene, _, _ = lay_out(deck_from(parse("protocol_v2", document)), BOOK)
    drawn = next(one for one in scene.pages[0].elements if isinstance(one, Chart))
    for color in drawn.series[0].points:
        for ground in ("bg1", "bg2"):
            assert contrast(rgb(color, scene.theme), scene.theme.hex_of(ground)) >= 3


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize(("kind", "parts"), [("bar", 2), ("bar", 3), ("bar", 4), ("doughnut", 4), ("doughnut", 5)])
def test_parts_of_a_chart_are_seen_and_told_apart(look: str, kind: str, parts: int) -> None:
    """Greys that stand back on paper are alike on a dark page: there they lie further from each other."""
    names = ["Gas", "Rivers", "Heat", "Waste", "Wood"][:parts]
    series = [{"name": name, "values": [3, 2, 4]} for name in names]
    chart: dict[str, Any] = {"chartType": kind, "categories": ["2027", "2029", "2031"], "series": series}
    if kind == "doughnut":
        chart |= {"categories": names, "series": [{"name": "Sources", "values": [5, 4, 3, 2, 1][:parts]}]}
    slide = {"slideType": "chart", "chart": chart}
    document = {"version": "2.0", "title": "Deck", "theme": look, "slides": [{"title": "How it is done", **slide}]}
    scene, findings, _ = lay_out(deck_from(parse("protocol_v2", document)), BOOK)
    assert "CHART_PARTS_LOOK_ALIKE" not in {finding.code for finding in findings}
    drawn = next(one for one in scene.pages[0].elements if isinstance(one, Chart))
    colors = drawn.series[0].points if kind == "doughnut" else [one.color for one in drawn.series]
    shown = [rgb(color or "", scene.theme) for color in colors]
    assert min(difference(one, other) for one, other in combinations(shown, 2)) >= 9
    assert min(contrast(color, scene.theme.hex_of("bg1")) for color in shown) >= 3


@pytest.mark.parametrize(("steps", "least"), [(1, 26), (2, 24), (6, 14)])
def test_a_single_decision_is_the_statement_of_its_page(steps: int, least: float) -> None:
    """The fewer the steps of a closing, the larger they are."""
    words = [{"text": f"Approve plan {number} for next year"} for number in range(steps)]
    document = {
        "version": "2.0",
        "title": "Deck",
        "theme": "clear",
        "slides": [{"slideType": "closing", "title": "We ask", "steps": words}],
    }
    page = lay_out(deck_from(parse("protocol_v2", document)), BOOK)[0].pages[0]
    assert shape(page, "Approve plan 0").paragraphs[0].runs[0].size >= least


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("others", [1, 2, 3])
def test_series_beside_the_one_that_is_meant_are_told_apart(look: str, others: int) -> None:
    """The greys that stand back differ from each other, too: the legend names each of them."""
    names = ["Gas", "Rivers", "Heat", "Waste"][: others + 1]
    series = [{"name": name, "values": [3 + n, 2, 4]} for n, name in enumerate(names)]
    chart = {"chartType": "line", "categories": ["2027", "2029", "2031"], "series": series, "legend": {}}
    slide = {"slideType": "chart", "title": "Gas leads", "chart": chart}
    document = {"version": "2.0", "title": "Deck", "theme": look, "slides": [slide]}
    scene, findings, _ = lay_out(deck_from(parse("protocol_v2", document)), BOOK)
    assert "CHART_PARTS_LOOK_ALIKE" not in {finding.code for finding in findings}
    drawn = next(one for one in scene.pages[0].elements if isinstance(one, Chart))
    shown = [rgb(one.color or "", scene.theme) for one in drawn.series]
    assert min(contrast(color, scene.theme.hex_of("bg1")) for color in shown) >= 3


@pytest.mark.parametrize("look", [look for look in THEMES if look in {"midnight", "dark-punch", "terminal"}])
@pytest.mark.parametrize("slices", [6, 7, 8])
def test_many_slices_are_told_apart_on_dark_pages(look: str, slices: int) -> None:
    """Tints and greys of six to eight slices, as viewers reckon them, are no two alike."""
    names = [f"Part {letter}" for letter in "ABCDEFGH"][:slices]
    data = {
        "chartType": "pie",
        "categories": names,
        "series": [{"name": "Sources", "values": [9, 8, 7, 6, 5, 4, 3, 2][:slices]}],
    }
    slide = {"slideType": "chart", "title": "How it is done", "chart": data}
    scene, _, _ = lay_out(
        deck_from(parse("protocol_v2", {"version": "2.0", "title": "Deck", "theme": look, "slides": [slide]})), BOOK
    )
    points = next(one for one in scene.pages[0].elements if isinstance(one, Chart)).series[0].points
    colors = [rgb(color, scene.theme, scene.theme.hex_of("bg1")) for color in points]
    assert min(difference(one, other) for one, other in combinations(colors, 2)) > 10


def test_colors_are_reckoned_as_viewers_do() -> None:
    """Lightness is multiplied and shifted in hue, saturation and lightness, as DrawingML has it."""
    theme = theme_for("#0F5C5C")
    assert rgb("accent1 lumMod:65000 lumOff:35000", theme) == "#23D5D5"
    assert rgb("accent1 satMod:60000 lumMod:70000 lumOff:23000", theme) == "#368A8A"


def test_what_is_left_over_is_grey_among_many_slices() -> None:
    """Where hues tell the slices apart, too."""
    names = [*(f"Part {letter}" for letter in "ABCDEFGHIJK"), "Others"]
    data = {"chartType": "pie", "categories": names, "series": [{"name": "Sales", "values": list(range(12, 0, -1))}]}
    for look in ("clear", "terminal"):
        slide = {"slideType": "chart", "title": "How it is done", "chart": data}
        scene, _, _ = lay_out(
            deck_from(parse("protocol_v2", {"version": "2.0", "title": "Deck", "theme": look, "slides": [slide]})), BOOK
        )
        *others, last = next(one for one in scene.pages[0].elements if isinstance(one, Chart)).series[0].points
        assert last == ("grey-3" if look == "clear" else "accent5 lumMod:85000")
        assert last not in others


def test_labels_of_chevrons_break_within_what_the_chevrons_leave() -> None:
    """A box that is narrower for the sake of phrases counts what point and notch keep free."""
    labels = ("北部倉庫の開業", "在庫表の統一", "レンタル機のセンサー", "新しい配車", "価格改定")
    page = page_of("terminal", {"slideType": "process", "steps": [{"label": label} for label in labels]})
    for label in labels:
        one = shape(page, label)
        assert one.body is not None
        left, _, right, _ = one.body.insets
        room = one.frame.width / EMU_PER_PT - 2 * POINT_OF_CHEVRON - left - right
        lines = [line.text for line in Typesetter(BOOK).measure(one.paragraphs, room).lines]
        assert not tears_katakana(lines)
