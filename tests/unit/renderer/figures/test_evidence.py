"""What key figures are judged by: bars with ticks, and lines of their history."""

from typing import Any

import pytest

from deck_documents import parse
from deck_domain.findings import Finding
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.layout.figures.amounts import in_one_unit, read_amount
from renderer.scene import EMU_PER_PT, Page, Shape
from renderer.scene.charts import Chart

BOOK = FontBook.load()
KPI = {"label": "Service revenue", "value": "$48.2M"}


def page_of(*items: dict[str, Any], **root: Any) -> tuple[Page, list[Finding]]:
    """The page of some key figures, and what was said about it."""
    slide = {"slideType": "kpi-grid", "title": "Figures of the year and what they mean", "items": list(items)}
    document = {"version": "2.0", "title": "Deck", "slides": [slide], **root}
    scene, findings, _ = lay_out(deck_from(parse("protocol_v2", document)), BOOK)
    return scene.pages[0], list(findings)


def texts(page: Page) -> list[str]:
    """All paragraphs of a page."""
    return [line.text for one in page.elements if isinstance(one, Shape) for line in one.paragraphs]


def bars(page: Page) -> list[Shape]:
    """Tracks and what is done of them, from the top left."""
    found = [one for one in page.elements if isinstance(one, Shape) and one.decorative and one.fill]
    return [one for one in found if abs(one.frame.height / EMU_PER_PT - 7) < 0.1]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$48.2M", 48.2e6, "$"),
        ("48,2 Mio. \u20ac", 48.2e6, "\u20ac"),
        ("94 %", 94, "%"),
        ("1,284", 1284, ""),
        ("3.100.000 \u20ac", 3.1e6, "\u20ac"),
        ("-3 %", -3, "%"),
        ("(12)", -12, ""),
        ("\u00a512\u5104", 12e8, "\u00a5"),
        ("<4 h", 4, "h"),
        ("12 m", 12, "m"),
        ("\u00a34.1m", 4.1e6, "\u00a3"),
        ("4:12 h", 4.2, "h"),
        ("3:45 min", 3.75, "min"),
    ],
)
def test_figures_are_read_as_people_write_them(text: str, value: float, unit: str) -> None:
    """With signs of thousands and decimals of either kind, scales and units."""
    amount = read_amount(text)
    assert amount is not None
    assert (amount.value, amount.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize("text", ["", "n/a", "94 % to 96 %", "6:30", "12:30 Uhr", "1.2.3"])
def test_what_is_not_one_number_is_not_read(text: str) -> None:
    """Ranges, times and words."""
    assert read_amount(text) is None


@pytest.mark.parametrize(
    ("one", "other", "pair"),
    [
        ("$48.2M", "50", (48.2e6, 50e6)),
        ("$48.2M", "$50,000,000", (48.2e6, 50e6)),
        ("1.234", "1,500", (1234, 1500)),
        ("4:12 h", "4:00 h", (4.2, 4.0)),
        ("94 %", "$5M", None),
        ("12 t", "15 kg", None),
    ],
)
def test_only_like_is_compared_with_like(one: str, other: str, pair: tuple[float, float] | None) -> None:
    """A bare figure is in the unit and scale of the other."""
    left, right = read_amount(one), read_amount(other)
    assert left is not None
    assert right is not None
    found = in_one_unit(left, right)
    assert found == (pytest.approx(pair) if pair else None)


def test_a_bar_is_as_long_as_its_value_and_reaches_its_target() -> None:
    """A number is in the unit of the figure; benchmarks keep their names."""
    items = [KPI | {"target": 50, "benchmark": {"value": "$41M", "label": "Peers"}}, KPI]
    page, findings = page_of(*items)
    track, done = bars(page)
    assert done.frame.width / track.frame.width == pytest.approx(48.2 / 50, abs=0.002)
    assert "Target $50.0M    Peers $41M" in texts(page)
    assert findings == []


@pytest.mark.parametrize(
    ("value", "target", "share"),
    [("1.071", 1100, 1071 / 1100), ("1.071 €", 1100, 1071 / 1100), ("1.071", 1.1, 1.071 / 1.1)],
)
def test_a_number_says_whether_a_point_parts_thousands(value: str, target: float, share: float) -> None:
    """A figure of a thousand beside a target of as many was drawn as next to nothing."""
    page, findings = page_of({"label": "Adopted", "value": value, "target": target}, KPI)
    track, done = bars(page)
    assert done.frame.width / track.frame.width == pytest.approx(share, abs=0.002)
    assert findings == []


@pytest.mark.parametrize(("tone", "ink"), [("bad", "tx2"), ("good", "accent2"), (None, "accent2")])
def test_what_is_called_bad_is_not_measured_in_the_accent(tone: str | None, ink: str) -> None:
    """In some looks the accent is green."""
    told = {"trend": "up", "tone": tone} if tone else {}
    page, _ = page_of(KPI | {"target": 40} | told, KPI, theme="paper")
    _, done = bars(page)
    assert done.fill == ink


def test_names_of_targets_are_in_the_language_of_the_deck() -> None:
    """German decks have German names and decimals."""
    item = {"label": "Umsatz aus dem Service", "value": "48,2 Mio. \u20ac", "target": 50.5}
    page, _ = page_of(item, item, title="Die Zahlen des Jahres und was sie f\u00fcr uns bedeuten")
    assert "Ziel 50,5 Mio. \u20ac" in texts(page)


@pytest.mark.parametrize("bad", [{"target": "soon"}, {"benchmark": {"value": "94 %", "label": "Peers"}}])
def test_what_cannot_be_compared_is_said_and_stands_in_words(bad: dict[str, Any]) -> None:
    """No bar is drawn, nothing is lost."""
    page, findings = page_of(KPI | bad, KPI)
    (field,) = bad
    assert [(one.code, one.component_path) for one in findings] == [
        ("FIGURES_NOT_COMPARABLE", f"slides[0].items[0].{field}")
    ]
    assert bars(page) == []
    assert any(text.endswith(("soon", "Peers 94 %")) for text in texts(page))


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_histories_are_native_charts_of_their_values(count: int) -> None:
    """However many figures there are; every chart stays within its card and tells its values."""
    history = [36.1, 38.4, 40.9, 44, 48.2]
    page, findings = page_of(*[KPI | {"history": history, "target": "$50M", "trend": "up", "sublabel": "more"}] * count)
    charts = [one for one in page.elements if isinstance(one, Chart)]
    assert [chart.series[0].values for chart in charts] == [tuple(history)] * count
    assert all("38.4" in chart.description for chart in charts)
    assert findings == []


def test_figures_without_a_sublabel_stand_level_with_their_neighbours() -> None:
    """Labels and figures begin at one height, in a pattern too."""
    kpis = [
        {"label": "Orders", "value": "1,284", "trend": "up"},
        {"label": "Renewals", "value": "94 %", "sublabel": "+3"},
    ]
    slides = [{"pattern": "dashboard", "content": {"title": "Figures", "kpis": kpis}}]
    document = {"type": "presentation", "version": "1.0", "presentationTitle": "Deck", "slides": slides}
    page = lay_out(deck_from(parse("agent_v1", document)), BOOK)[0].pages[0]
    cards = [one for one in page.elements if isinstance(one, Shape) and one.builds]
    assert len({(card.frame.y, card.body and card.body.insets[1], card.paragraphs[1].before) for card in cards}) == 1


@pytest.mark.parametrize("look", ["monochrome", "consulting", "paper", "terminal"])
def test_bars_stand_with_the_figures_they_judge(look: str) -> None:
    """Cards as high as the page asks leave their room around words and bars, and not between them."""
    judged = [KPI | {"target": 46}, {"label": "Rejects", "value": "2.9 %", "target": "2.0 %"}]
    page, _ = page_of(*judged, {"label": "Up-time", "value": "91.4 %"}, theme=look)
    cards = [one for one in page.elements if isinstance(one, Shape) and one.builds and len(one.paragraphs) > 1]
    tracks = [one for one in bars(page) if one.fill == "hairline"]
    assert len(tracks) == len(judged)
    for card, track in zip(cards, tracks, strict=False):
        assert card.body is not None
        above, below = (track.frame.y - card.frame.y) / EMU_PER_PT, card.frame.height / EMU_PER_PT
        figure = card.paragraphs[1].runs[0].size
        assert above - card.body.insets[1] < 3.2 * figure
        assert abs(above - below / 2) < 0.3 * below


def test_signs_of_trends_are_of_one_size_in_east_asian_decks() -> None:
    """A font of ideographs has them twice as large, and which font a sign gets hangs on what is before it."""
    figures = [
        {"label": "売上高", "value": "48.2億円", "trend": "up"},
        {"label": "比率", "value": "31.8 %", "trend": "up"},
    ]

    def fonts(*items: dict[str, Any]) -> list[str | None]:
        shapes = [one for one in page_of(*items)[0].elements if isinstance(one, Shape)]
        runs = [run for one in shapes for line in one.paragraphs for run in line.runs]
        return [run.east_asian_typeface for run in runs if "\u25b2" in run.text]

    assert fonts(*figures) == ["Arial", "Arial"]
    assert fonts(KPI | {"trend": "up"}, KPI) == [None]


def test_only_words_beside_a_history_give_way_to_it() -> None:
    """Labels of the other cards keep their width, and all cards have their words at one height above their evidence."""
    label = "Net revenue retention, all plans"
    items = [
        {**KPI, "history": [2, 3, 5, 8]},
        {"label": label, "value": "131%", "target": "120%"},
        *({"label": f"Figure {n}", "value": "81"} for n in range(4)),
    ]
    page, findings = page_of(*items)
    assert not findings
    cards = [one for one in page.elements if isinstance(one, Shape) and one.body and len(one.paragraphs) > 1]
    insets = [card.body.insets for card in cards if card.body]
    assert len({inset[1] for inset in insets}) == 1
    assert insets[0][2] > insets[1][2] == insets[2][2]


@pytest.mark.parametrize("judged", [1, 2, 4])
@pytest.mark.parametrize("look", ["clear", "paper", "terminal"])
def test_four_figures_of_which_some_are_judged_stand_two_by_two(look: str, judged: int) -> None:
    """Side by side, bars would stand far below the words, and the other cards would be empty below theirs."""
    page, findings = page_of(*[KPI | {"target": 50}] * judged, *[KPI] * (4 - judged), theme=look)
    boxes = [one.frame for one in page.elements if isinstance(one, Shape) and one.builds]
    assert len({box.x for box in boxes}) == len({box.y for box in boxes}) == 2
    assert len(bars(page)) == 2 * judged
    assert findings == []


def test_five_figures_share_their_edges() -> None:
    """A large one, and four two by two beside it that end where it ends."""
    page, _ = page_of(*[KPI] * 5)
    boxes = [one.frame for one in page.elements if isinstance(one, Shape) and one.builds]
    assert len(boxes) == 5
    hero, beside = boxes[0], boxes[1:]
    assert min(box.y for box in beside) == hero.y
    assert max(box.y + box.height for box in beside) == pytest.approx(hero.y + hero.height, abs=2)
    assert len({box.x for box in beside}) == len({box.y for box in beside}) == 2


@pytest.mark.parametrize(
    ("value", "number", "written"),
    [
        ("4.0", 4, "4.0"),
        ("4.0 %", 4.25, "4.25 %"),
        ("12,50 €", 12, "12,00 €"),
        ("$48.2M", 50, "$50.0M"),
        ("1.284", 1000, "1.000"),
        ("94 %", 95, "95 %"),
        ("94 %", 94.5, "94.5 %"),
    ],
)
def test_a_target_has_the_decimals_of_its_figure(value: str, number: float, written: str) -> None:
    """Figures of one card are written alike; none is rounded."""
    amount = read_amount(value)
    assert amount is not None
    assert amount.written(number) == written
