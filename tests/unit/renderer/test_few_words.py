"""Pages that say little: neighbours are composed differently, and no phrase is larger than its title."""

from itertools import pairwise
from typing import Any

import pytest

from deck_documents import parse
from deck_documents.theme_names import THEMES
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.layout.charts.number_formats import shown, signed_format
from renderer.scene import EMU_PER_PT, Connector, Page, Shape, Table

BOOK = FontBook.load()
LOOKS = ["clear", "consulting", "monochrome", "terminal", "default-navy"]
LONG = " ".join(["We used to leave the island at four in the morning to reach the hospital at nine."] * 4)


def pages_of(schema: str, look: str, *slides: dict[str, Any]) -> tuple[Page, ...]:
    """The pages of a deck of such slides."""
    name = "title" if schema == "protocol_v2" else "presentationTitle"
    root: dict[str, Any] = {name: "Ferries", "theme": look, "slides": list(slides)}
    return lay_out(deck_from(parse(schema, root | ({"version": "2.0"} if name == "title" else {}))), BOOK)[0].pages


def points(*body: str) -> dict[str, Any]:
    """A page of points that is no cover."""
    return {"slideType": "title-body", "role": "content", "title": "Ferries", "body": list(body)}


def composition(page: Page) -> list[tuple[object, ...]]:
    """Where the parts of a page stand but its title and footer, and what they are filled with."""
    shapes = [one for one in page.elements if isinstance(one, Shape) and one.name != "Title"]
    return [(one.frame.x, one.frame.y, one.frame.width, one.frame.height, str(one.fill)) for one in shapes]


def sizes(page: Page, name: str) -> list[float]:
    """Pt of the words of those shapes whose name begins so."""
    shapes = [one for one in page.elements if isinstance(one, Shape) and one.name.startswith(name)]
    return [run.size for one in shapes for line in one.paragraphs for run in line.runs]


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("body", [["Crews change at noon"], ["Eleven by March", "Four from the school"]])
def test_neighbours_of_so_few_points_differ(look: str, body: list[str]) -> None:
    """A point, or two of them, page after page, with others between."""
    pages = pages_of("protocol_v2", look, points(*body), points("One", "Two", "Three"), points(*body), points(*body))
    found = [composition(page) for page in (pages[0], *pages[2:])]
    assert all(one != other for one, other in pairwise(found))


@pytest.mark.parametrize("look", LOOKS)
def test_pairs_of_figures_take_turns(look: str) -> None:
    """Beside each other, and below each other."""
    slide = {
        "slideType": "kpi-grid",
        "title": "Cargo",
        "items": [{"label": "Share", "value": "38 %"}, {"label": "Rest", "value": "12 %"}],
    }
    first, second = pages_of("protocol_v2", look, slide, slide)
    assert composition(first) != composition(second)


@pytest.mark.parametrize("look", LOOKS)
def test_a_short_claim_on_the_ground_of_the_page_stands_beside_a_motif(look: str) -> None:
    """Where there is more to say, and on the strong ground, it has the whole page."""
    said = ("Crews first", "Ships next", "Then cargo", LONG[:170])
    pages = pages_of("agent_v1", look, *({"pattern": "statement", "content": {"title": title}} for title in said))
    first, second, _, fourth = [next(one.frame.width for one in page.elements if one.name == "Title") for page in pages]
    assert second < first * 0.7
    assert fourth == first


@pytest.mark.parametrize("look", LOOKS)
def test_a_table_of_one_row_takes_most_of_the_height(look: str) -> None:
    """In both schemas; the lower half of the page was empty."""
    rows = {"columns": ["", "Buy", "Charter"], "rows": [{"label": "Price", "values": ["3.1 M", "2.8 M"]}]}
    pair = {"leftLabel": "Buy", "rightLabel": "Charter", "rows": [{"left": "3.1 M", "right": "2.8 M"}]}
    pages = [
        *pages_of("protocol_v2", look, {"slideType": "comparison-table", "title": "Buy or charter", **rows}),
        *pages_of("agent_v1", look, {"pattern": "comparison", "content": {"title": "Which", "comparison": pair}}),
    ]
    for page in pages:
        table = next(one for one in page.elements if isinstance(one, Table))
        assert table.frame.height > 230 * EMU_PER_PT


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_figures_that_are_phrases_are_no_larger_than_the_title(look: str, count: int) -> None:
    """In grids and in dashboards."""
    items = [{"label": "Slipway", "value": "on track for June"}, *({"label": "Cost", "value": "4.1 M"},) * (count - 1)]
    (grid,) = pages_of("protocol_v2", look, {"slideType": "kpi-grid", "title": "Programme", "items": items})
    (board,) = pages_of("agent_v1", look, {"pattern": "dashboard", "content": {"title": "Programme", "kpis": items}})
    for page in (grid, board):
        said = [one for one in page.elements if isinstance(one, Shape) and one.name != "Title"]
        phrases = [run.size for one in said for line in one.paragraphs for run in line.runs if "track" in run.text]
        assert phrases
        assert max(phrases) <= max(sizes(page, "Title")) + 0.5


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("insight", [None, "A message the evening before is worth more than a faster ship"])
def test_a_long_quote_is_no_larger_than_its_title_unless_it_is_what_is_shown(look: str, insight: str | None) -> None:
    """Much larger than a label, or running text below a title."""
    slide = {"slideType": "quote", "title": "What they say", "quote": LONG, "by": {"name": "Runa Eide"}}
    (page,) = pages_of("protocol_v2", look, slide | ({"insight": insight} if insight else {}))
    title, quote = max(sizes(page, "Title")), max(sizes(page, "Quote"))
    assert quote <= title or quote >= title * (2.0 if insight else 1.25)


def block(primitive: str, given: dict[str, Any], *region: int) -> dict[str, Any]:
    """A block in its region: column, row, and how many of both it spans."""
    keys = ("col", "row", "colSpan", "rowSpan")
    return {"primitive": primitive, "region": dict(zip(keys, region, strict=True)), "input": given}


def test_a_line_ends_at_the_edge_of_cards_and_runs_under_those_between() -> None:
    """It went through the words of three cards."""
    card = {"lead": "Pier", "body": ["Cracks in nine of forty piles"]}
    line = {"start": {"x": 0, "y": 0}, "end": {"x": 700, "y": 0}, "arrow": "end"}
    cards = [block("infoCard", card, column, 2, 3, 3) for column in (0, 4, 8)]
    slide = {"slideType": "composition", "title": "Piers", "blocks": [*cards, block("connectorLine", line, 1, 3, 1, 1)]}
    (page,) = pages_of("protocol_v2", "clear", slide)
    boxes = [one for one in page.elements if isinstance(one, Shape) and one.fill and one.paragraphs]
    (drawn,) = (one for one in page.elements if isinstance(one, Connector))
    assert len(boxes) == 3
    assert abs(drawn.start[0] - (boxes[0].frame.x + boxes[0].frame.width)) < EMU_PER_PT
    assert abs(drawn.end[0] - boxes[2].frame.x) < EMU_PER_PT
    assert page.elements.index(drawn) < page.elements.index(boxes[1])


def test_a_line_on_one_card_stays_on_it() -> None:
    """Both of its ends are there."""
    card = {"lead": "Pier", "body": ["Cracks in nine of forty piles"]}
    line = {"start": {"x": 0, "y": 0}, "end": {"x": 60, "y": 20}}
    blocks = [block("infoCard", card, 0, 2, 6, 6), block("connectorLine", line, 1, 5, 1, 1)]
    (page,) = pages_of("protocol_v2", "clear", {"slideType": "composition", "title": "Piers", "blocks": blocks})
    (drawn,) = (one for one in page.elements if isinstance(one, Connector))
    assert drawn.end[0] - drawn.start[0] == 60 * EMU_PER_PT
    card_at = next(at for at, one in enumerate(page.elements) if isinstance(one, Shape) and one.fill and one.paragraphs)
    assert page.elements.index(drawn) > card_at


def test_a_narrow_legend_has_values_below_labels_and_breaks_no_word() -> None:
    """Beside each other, "Cargo" and "412,000" were cut to pieces."""
    items = [{"label": "Passengers", "value": "412,000"}, {"label": "Cargo", "value": "38 %"}]
    slide = {
        "slideType": "composition",
        "title": "What",
        "blocks": [block("legendTable", {"items": items}, 0, 2, 1, 6)],
    }
    (page,) = pages_of("protocol_v2", "clear", slide)
    said = [
        [line.text for line in one.paragraphs] for one in page.elements if isinstance(one, Shape) and one.paragraphs
    ]
    assert ["Passengers", "412,000"] in said
    assert ["Cargo", "38\u00a0%"] in [[text.replace("38 %", "38\u00a0%") for text in one] for one in said]


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (12.0, "en", "+12.0 %"),
        (-3.0, "en", "\u22123.0 %"),
        (0.0, "en", "0.0 %"),
        (7.5, "de", "+7,5\u00a0%"),
        (-1.5, "fr", "\u22121,5\u202f%"),
    ],
)
def test_signs_are_written(value: float, language: str, text: str) -> None:
    """As somebody wrote them, with the separators of the language of the deck."""
    assert shown(value, signed_format('0.0" %"'), language) == text


@pytest.mark.parametrize("look", LOOKS)
def test_figures_above_little_else_take_more_than_half_of_the_height(look: str) -> None:
    """They are large then; above a chart they stay in a low row."""
    kpis = [{"label": "Visits", "value": "41,000"}, {"label": "New cards", "value": "2,310"}]
    series = [{"name": "Loans", "dataPoints": [{"category": "Q1", "value": 31}, {"category": "Q2", "value": 35}]}]
    chart = {"type": "line", "title": "Loans", "series": series}
    little = {"title": "Pilots", "kpis": kpis, "bulletPoints": ["Half of new readers are under 30"]}
    much = {"title": "Pilots", "kpis": kpis, "chart": chart}
    pages = pages_of("agent_v1", look, *({"pattern": "dashboard", "content": one} for one in (little, much)))
    figures = [
        max(run.size for one in shapes(page) for line in one.paragraphs for run in line.runs if "41,000" in run.text)
        for page in pages
    ]
    assert figures[0] > figures[1] * 1.2


@pytest.mark.parametrize("look", LOOKS)
def test_short_remarks_beside_a_chart_stand_on_a_panel_as_high_as_it(look: str) -> None:
    """As in the type for charts: below two words the column was empty."""
    series = [
        {"name": "Visits", "dataPoints": [{"category": "Harbour", "value": 41}, {"category": "Hill", "value": 28}]}
    ]
    content = {"title": "Harbour leads", "chart": {"type": "bar", "title": "Visits", "series": series}}
    content |= {"bulletPoints": ["Harbour has the café"]}
    (page,) = pages_of("agent_v1", look, {"pattern": "chart-focus", "content": content})
    remarks = next(one for one in shapes(page) if one.name == "Remarks")
    assert remarks.fill
    assert remarks.frame.height > 280 * EMU_PER_PT


@pytest.mark.parametrize("look", LOOKS)
def test_a_few_deals_without_metrics_fill_their_page(look: str) -> None:
    """What they are about stands beside their names; they were small words in the middle."""
    items = [{"name": f"Pier {number}", "subtitle": "Repaired before the ice"} for number in range(3)]
    (page,) = pages_of("protocol_v2", look, {"slideType": "tombstone-grid", "title": "Piers", "items": items})
    names = [one for one in shapes(page) if one.paragraphs[0].text.startswith("Pier ")]
    assert (names[-1].frame.y + names[-1].frame.height - names[0].frame.y) > 250 * EMU_PER_PT
    assert len([one for one in shapes(page) if one.paragraphs[0].text == "Repaired before the ice"]) == 3


def shapes(page: Page) -> list[Shape]:
    """What says something on a page."""
    return [one for one in page.elements if isinstance(one, Shape) and one.paragraphs]


_FIRST_OF_ROWS: dict[str, dict[str, Any]] = {
    "points": {"slideType": "title-body", "role": "content", "body": ["Eleven by March", "Four from the school"]},
    "figures": {"slideType": "kpi-grid", "items": [{"label": "Orders", "value": f"{n}28.4億円"} for n in (1, 2, 3)]},
    "deals": {"slideType": "tombstone-grid", "items": [{"name": f"Pier {n}", "metrics": ["9 m"]} for n in (1, 2, 3)]},
}


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("said", _FIRST_OF_ROWS)
def test_no_line_doubles_the_rule_of_a_title(look: str, said: str) -> None:
    """Rows begin right below the rule that some looks have under their titles."""
    (page,) = pages_of("protocol_v2", look, {"title": "Ferries", **_FIRST_OF_ROWS[said]})
    lines = sorted(one.frame.y for one in page.elements if one.frame.height < 3 * EMU_PER_PT < one.frame.width)
    assert all(after - before > 30 * EMU_PER_PT for before, after in pairwise(lines)), lines


def test_both_columns_of_a_long_list_are_set_alike() -> None:
    """The lines of the shorter column stand as close to each other as those of the fuller one."""
    points = [LONG[:260]] * 3 + ["Eleven by March"] * 24
    content = {"title": "Ferries", "bulletPoints": points}
    (page,) = pages_of("agent_v1", "board", {"pattern": "bullets", "content": content})
    columns = [one for one in page.elements if isinstance(one, Shape) and one.name.startswith("Body")]
    assert len(columns) == 2
    assert len({(line.before, line.line_spacing) for one in columns for line in one.paragraphs[1:]}) == 1


def test_the_words_of_a_remark_are_whole() -> None:
    """A panel is as wide as the longest word of what it says needs; in type of one width that is easily counted."""
    series = [
        {"name": "Fahrten", "dataPoints": [{"category": "Hafen", "value": 41}, {"category": "Berg", "value": 28}]}
    ]
    said = "Jeder zehnte Vertrag bezahlt eine Servicetechnikerstelle."
    content = {"title": "Der Hafen führt mit großem Abstand vor allen", "bulletPoints": [said]}
    content |= {"chart": {"type": "bar", "title": "Fahrten", "series": series}}
    (page,) = pages_of("agent_v1", "terminal", {"pattern": "chart-focus", "content": content})
    remarks = next(one for one in shapes(page) if one.name == "Remarks")
    assert remarks.body
    room = remarks.frame.width / EMU_PER_PT - remarks.body.insets[0] - remarks.body.insets[2]
    assert len("Servicetechnikerstelle.") * 0.6 * remarks.paragraphs[0].runs[0].size <= room
