"""Titles, trees, cards and remarks make use of the room there is, and neighbours stay level."""

from typing import Any

import pytest

from deck_documents import parse
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.scene import EMU_PER_PT, Page, Shape

BOOK = FontBook.load()
ONE_WORD_TOO_LONG = "Service contracts grow three times as fast as pump sales and carry the"
CLAIM = "Service contracts grow three times as fast as pump sales this year"


def pages_of(schema: str, *slides: dict[str, Any], **root: Any) -> tuple[Page, ...]:
    """The pages of a deck without findings."""
    named = {
        "protocol_v2": {"version": "2.0", "title": "Deck"},
        "agent_v1": {"type": "presentation", "version": "1.0", "presentationTitle": "Deck", "companyName": "Us"},
    }
    scene, findings, _ = lay_out(deck_from(parse(schema, {**named[schema], "slides": list(slides), **root})), BOOK)
    assert not findings
    return scene.pages


def shape(page: Page, text: str) -> Shape:
    """The shape that begins with `text`."""
    return next(
        one
        for one in page.elements
        if isinstance(one, Shape) and one.paragraphs and one.paragraphs[0].text.startswith(text)
    )


def points(title: str, *body: str) -> dict[str, Any]:
    """A slide of text."""
    return {"slideType": "title-body", "role": "content", "title": title, "body": list(body) or ["One", "Two"]}


def test_a_title_a_word_too_long_stays_on_one_line() -> None:
    """It is set a touch smaller; a longer one keeps its size and takes two lines."""
    slides = points(ONE_WORD_TOO_LONG), points("Short"), points(CLAIM + " and pay for the new depot")
    nearly, short, long = (shape(page, "S") for page in pages_of("protocol_v2", *slides))
    sizes = [title.paragraphs[0].runs[0].size for title in (nearly, short, long)]
    assert sizes[1] * 0.92 <= sizes[0] < sizes[1] == sizes[2]
    assert nearly.frame.height <= short.frame.height < long.frame.height * 0.7


def test_the_rule_under_a_title_of_one_line_moves_up() -> None:
    """No empty line stays above or below the title, which stands where all titles stand."""
    short, long = pages_of("protocol_v2", points("Short"), points(CLAIM * 2), theme="consulting")
    assert (short.bare, long.bare) == (True, False)
    titles = [shape(short, "Short"), shape(long, "Service")]
    assert titles[0].frame.y == titles[1].frame.y
    assert titles[0].frame.height < titles[1].frame.height * 0.7
    tops = [min(one.frame.y for one in page.elements if one.name == "Body") for page in (short, long)]
    assert tops[0] < tops[1]


def test_columns_of_points_have_the_same_gaps() -> None:
    """Whether their points are paragraphs or a word."""
    paragraph = "Customers with many sites expect one contract, one contact and one invoice for all that turns. " * 2
    slide = points("Title", *[paragraph] * 3, *[f"Point {number} of a few words" for number in range(9)])
    page = pages_of("protocol_v2", slide, tokens={"ornament": {"bullet": {"marker": "chevron"}}})[0]
    bodies = [one for one in page.elements if isinstance(one, Shape) and one.name.startswith("Body")]
    gaps = {round(line.before, 3) for body in bodies for line in body.paragraphs[1:]}
    assert (len(bodies), len(gaps)) == (2, 1)


def test_a_lonely_head_is_as_wide_as_its_words() -> None:
    """Boxes of a level are alike; those of a crowded one are narrower than the head above."""
    nodes = [{"id": "head", "label": "Head of the service business", "role": "Everything"}]
    nodes += [{"id": f"n{n}", "label": f"Unit {n}", "role": "Depot", "parentId": "head"} for n in range(8)]
    page = pages_of("protocol_v2", {"slideType": "org-chart", "title": "Who", "nodes": nodes})[0]
    head, units = shape(page, "Head"), [shape(page, f"Unit {n}").frame for n in range(8)]
    assert len({unit.width for unit in units}) == 1
    assert head.frame.width > units[0].width
    assert head.frame.x + head.frame.width / 2 == pytest.approx(960 * EMU_PER_PT / 2, abs=EMU_PER_PT)


def test_hairlines_of_neighbouring_deals_are_level() -> None:
    """A card of few metrics has the gaps of a full one."""
    full = ["$4.1M a year", "38 sites", "6 h response", "Loan pumps"]
    items = [{"name": f"Deal {n}", "subtitle": "Five years", "metrics": full[: 4 - 2 * (n % 2)]} for n in range(8)]
    slide = {"slideType": "tombstone-grid", "title": "Deals", "items": items, "subtitle": "s", "insight": "i"}
    page = pages_of("protocol_v2", slide)[0]
    gaps = {shape(page, f"Deal {n}").paragraphs[2].before for n in range(8)}
    assert len(gaps) == 1


def test_no_hairline_where_lines_may_break_otherwise() -> None:
    """Names that just fill their line, or just do not, have none below that could strike through a metric."""

    def ruled(words: int) -> bool:
        items = [{"name": " ".join(["i"] * words), "metrics": ["$4.1M a year"]}] * 6
        page = pages_of("protocol_v2", {"slideType": "tombstone-grid", "title": "Deals", "items": items})[0]
        return any(isinstance(one, Shape) and one.geometry == "line" for one in page.elements)

    assert [ruled(words) for words in (1, 2)] == [True, True]
    assert not all(ruled(words) for words in range(12, 40))


def test_a_few_words_beside_a_chart_are_large() -> None:
    """One that is a paragraph is set like other text."""
    chart = {"type": "line", "series": [{"name": "A", "dataPoints": [{"category": c, "value": 2} for c in "xyz"]}]}

    def size(words: str) -> float:
        content = {"title": "Title", "chart": chart, "prose": [words]}
        page = pages_of("agent_v1", {"pattern": "chart-focus", "content": content})[0]
        return shape(page, words[:10]).paragraphs[0].runs[0].size

    assert size("Renewals pay for all.") > size("Renewals pay for the technicians and for the depots. " * 8)


TITLE = {"primitive": "titleBlock", "region": {"col": 0, "row": 0, "colSpan": 12, "rowSpan": 2}}


@pytest.mark.parametrize(
    ("look", "fills", "lines"),
    [("midnight", 1, 0), ("dark-punch", 1, 0), ("paper", 0, 1), ("editorial-serif", 0, 1), ("consulting", 0, 1)],
)
def test_a_title_block_has_the_marks_of_the_look(look: str, fills: int, lines: int) -> None:
    """A bar, a block at the edge, a line above or a rule below."""
    slide = {"slideType": "composition", "title": "Short", "blocks": [{**TITLE, "input": {"title": "Short"}}]}
    page = pages_of("protocol_v2", slide, theme=look)[0]
    marks = [one for one in page.elements if isinstance(one, Shape) and one.frame.y < 200 * EMU_PER_PT]
    drawn = [mark.geometry for mark in marks if not mark.paragraphs]
    assert [sum(one != "line" for one in drawn), drawn.count("line")] == [fills, lines]


@pytest.mark.parametrize("look", ["clear", "monochrome", "midnight"])
def test_few_words_of_ideographs_are_as_large_as_those_of_letters(look: str) -> None:
    """Cards of a roadmap that hold little are set large in any script."""

    def size(label: str) -> float:
        lanes = [{"label": "1", "items": [{"label": label, "start": "2027-01", "end": "2027-09"}]}]
        (page,) = pages_of("protocol_v2", {"slideType": "roadmap", "title": "Plan", "lanes": lanes}, theme=look)
        return shape(page, label).paragraphs[0].runs[0].size

    assert size("\u5317\u90e8\u5009\u5eab\u306e\u958b\u696d") >= 0.9 * size("North opens")


def _proofs(**more: Any) -> dict[str, Any]:
    proofs = [{"text": "Renewals grew", "figure": "48,2 Mio. \u20ac"}, {"text": "Visits fell", "figure": "94 %"}]
    return {"slideType": "executive-summary", "title": "Service grows", "proofs": proofs, **more}


@pytest.mark.parametrize("look", ["clear", "default-navy", "board"])
def test_cards_of_few_proofs_carry_their_words_at_the_foot(look: str) -> None:
    """The figure at the head: no card is empty below what it says."""
    (page,) = pages_of("protocol_v2", _proofs(), theme=look)
    card = shape(page, "48,2")
    air = card.paragraphs[1].before * EMU_PER_PT
    assert air > card.frame.height * 0.2


@pytest.mark.parametrize("look", ["editorial-serif", "paper"])
def test_words_without_a_card_stay_with_their_figure(look: str) -> None:
    """Nothing else would hold them together."""
    (page,) = pages_of("protocol_v2", _proofs(), theme=look)
    assert shape(page, "48,2").paragraphs[1].before <= 12.0


@pytest.mark.parametrize("look", ["clear", "monochrome", "consulting"])
@pytest.mark.parametrize("claim", ["We sell uptime", "\u58f2\u308b\u306e\u306f\u8a2d\u5099\u3067\u3059"])
def test_a_claim_is_larger_than_the_conclusion(look: str, claim: str) -> None:
    """And no larger than the title."""
    slide = _proofs(claim=claim, insight="Every tenth contract that we renew early pays for one technician.")
    slide["proofs"] *= 2
    (page,) = pages_of("protocol_v2", slide, theme=look)
    sizes = [shape(page, words).paragraphs[0].runs[0].size for words in ("Service", claim, "Every")]
    assert sizes[0] >= sizes[1] >= sizes[2] * 0.94


@pytest.mark.parametrize("look", ["clear", "consulting", "monochrome", "board"])
def test_bullets_on_a_fill_take_the_ink_of_their_words(look: str) -> None:
    """A dark sign on a dark ground is not seen."""
    sides = {"before": {"label": "Now", "points": ["Three"]}, "after": {"label": "Then", "points": ["One"]}}
    (page,) = pages_of("protocol_v2", {"slideType": "before-after", "title": "Change", **sides}, theme=look)
    line = next(
        line for one in page.elements if isinstance(one, Shape) for line in one.paragraphs if line.text == "One"
    )
    assert line.bullet is not None
    assert line.bullet.color == line.runs[0].color


def test_seven_items_of_an_agenda_stand_on_one_page() -> None:
    """In a script with high lines, below a title of two lines: rows stand closer before a page is added."""
    items = [
        {"label": label, "time": "9:00", "owner": "\u0627\u0644\u0639\u0642\u0648\u062f"}
        for label in ("\u0623\u064a\u0646 \u0646\u0642\u0641",) * 7
    ]
    title = "\u0639\u0642\u0648\u062f \u0627\u0644\u0635\u064a\u0627\u0646\u0629 \u062a\u0646\u0645\u0648 " * 3
    insight = "\u0643\u0644 \u0639\u0634\u0631\u0629 \u0639\u0642\u0648\u062f"
    slide = {"slideType": "agenda", "title": title.strip(), "items": items, "insight": insight, "subtitle": insight}
    assert len(pages_of("protocol_v2", slide, theme="board")) == 1


def test_columns_of_points_are_in_one_size() -> None:
    """Though one of them fills its column, and the other does not."""
    long = (
        "The internal model was recalibrated after the storm season, which moved the charge by more than that for"
        " markets, although equities fell for three quarters in a row"
    )
    body = [
        long,
        "Own funds rose by NOK 1,284 million",
        "The capital requirement rose by 4.1 %",
        f"{long}, and the committee asked for a second opinion on correlation.",
        "Dividends: none until the ratio is above 180 %",
        "Reinsurance renewed at 12 % higher prices",
        "Lapse risk is unchanged",
        "Currency hedges roll in May",
        "Operational risk includes the cyber incident of February",
    ]
    slide = points("What moved the ratio this year", *body) | {
        "insight": "The ratio is 171 %, nine points below target"
    }
    (page,) = pages_of("protocol_v2", slide, theme="monochrome")
    columns = [one for one in page.elements if isinstance(one, Shape) and one.name in {"Body", "Body 2"}]
    sizes = [{run.size for line in one.paragraphs for run in line.runs} for one in columns]
    assert len(sizes) == 2
    assert sizes[0] == sizes[1]


def test_a_figure_too_long_for_its_card_is_whole() -> None:
    """Broken, it would be two numbers; it is set smaller than those beside it."""
    kpis = [{"label": "Assets", "value": "1.284.000.000.000 €", "trend": "up"}]
    kpis += [{"label": label, "value": "0 %"} for label in ("Change", "Loss", "Claims")]
    chart = {"type": "bar", "series": [{"name": "Ratio", "dataPoints": [{"category": "2026", "value": 171}]}]}
    content = {"title": "Figures huge and small", "kpis": kpis, "chart": chart}
    (page,) = pages_of("agent_v1", {"pattern": "dashboard", "content": content}, theme="paper")
    card = shape(page, "Assets")
    long, short = card.paragraphs[1], shape(page, "Change").paragraphs[1]
    assert long.text.startswith("1.284.000.000.000 €")
    assert long.runs[0].size < short.runs[0].size
