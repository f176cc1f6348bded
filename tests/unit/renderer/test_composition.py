"""How pages are composed: what shares a line, what goes on over several pages, what is filled in."""

from typing import Any

import pytest

from deck_documents import parse
from deck_domain.findings import Finding
from deck_fonts import Font, FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.layout.geometry import Rect
from renderer.layout.label_placing import Dot, crosses, leader, place_labels
from renderer.scene import EMU_PER_PT, Page, Shape, Table
from renderer.typesetting.typesetter import Typesetter


def pages_of(*slides: dict[str, Any], **root: Any) -> tuple[tuple[Page, ...], list[Finding]]:
    """The pages of a deck, and what was said about it."""
    document = {"version": "2.0", "title": "T", "slides": list(slides), **root}
    scene, findings, _ = lay_out(deck_from(parse("protocol_v2", document)), FontBook.load())
    return scene.pages, list(findings)


def texts(page: Page) -> list[str]:
    """All paragraphs of a page's shapes."""
    return [line.text for element in page.elements if isinstance(element, Shape) for line in element.paragraphs]


def test_figures_of_all_cards_share_their_size_and_take_one_line() -> None:
    """Also when one of them is long, and one label takes two lines."""
    items = [
        {"label": "ARR", "value": "$48,200,000.00 a year"},
        {"label": "A label that takes two lines of its card, at the least", "value": "78 %"},
    ]
    (page,), _ = pages_of({"slideType": "kpi-grid", "title": "T", "items": items})
    cards = [shape for shape in page.elements if isinstance(shape, Shape) and shape.builds]
    figures = [card.paragraphs[1] for card in cards]
    assert len({figure.runs[0].size for figure in figures}) == 1
    measure = Typesetter(FontBook.load()).measure
    width = cards[0].frame.width / EMU_PER_PT - sum(cards[0].body.insets[::2])
    assert all(len(measure([figure], width).lines) == 1 for figure in figures)
    tops = [measure(card.paragraphs[:2], width).height for card in cards]
    assert tops[0] == pytest.approx(tops[1], abs=0.5)


def test_no_point_between_rules_breaks_its_line_by_a_hair() -> None:
    """Readers whose letters are a little narrower set as many lines; otherwise rules would strike those below."""
    others = ["Permit: objections are open", "Steel: prices are fixed", "Staff: a crew is missing", "Demand: two lines"]
    said = {"slideType": "title-body", "title": "T", "insight": "Only the permit can delay the first ship."}
    growing = [f"Dredging: the soil was probed at 40 of 60 po{'i' * n}nts" for n in range(60)]
    pages, _ = pages_of(*[{**said, "body": [*others, long]} for long in growing], theme="midnight")
    measure = Typesetter(FontBook.load()).measure
    ruled = [shape for page in pages for shape in page.elements if isinstance(shape, Shape) and shape.name == "Body"]
    assert ruled
    for text in ruled:
        width = text.frame.width / EMU_PER_PT
        for line in text.paragraphs:
            assert measure([line], width).height == measure([line], width * 1.015).height


@pytest.mark.parametrize(
    ("title", "point", "second", "third"),
    [
        ("What we plan for the year", "The plan of the year is with the team.", " (cont.)", " (cont. 2)"),
        (
            "Was wir im Jahr planen",
            "Der Plan und die Ziele sind mit dem Team für das Jahr.",
            " (Forts.)",
            " (Forts. 2)",
        ),
        ("Le plan de la région", "Le plan est pour les régions et pour une année.", " (suite)", " (suite 2)"),
        ("来年の計画", "来年の計画はチームと決めます。", "\uff08続き\uff09", "\uff08続き 2\uff09"),
        ("年次計画", "来年の計画はチームと決めます。", "\uff08続き\uff09", "\uff08続き 2\uff09"),
        ("明年计划", "明年的计划与团队商定。", "\uff08续\uff09", "\uff08续 2\uff09"),
        ("خطة العام القادم", "خطة العام القادم مع الفريق.", " (تابع)", " (تابع 2)"),
        ("ARR 2026", "خطة العام القادم مع الفريق.", " (تابع)", " (تابع 2)"),
    ],
)
def test_further_pages_say_in_the_language_of_the_deck_that_they_go_on(
    title: str, point: str, second: str, third: str
) -> None:
    """Also behind a title that its letters do not tell apart."""
    slide = {
        "slideType": "title-body",
        "title": title,
        "body": [f"{number}. {point * (1400 // len(point))}" for number in range(12)],
    }
    pages, _ = pages_of(slide)
    titles = [element.paragraphs[0].text for page in pages for element in page.elements if element.name == "Title"]
    assert titles[:3] == [title, title + second, title + third]


def test_what_one_page_cannot_show_goes_on_over_further_ones() -> None:
    """Titles tell, notes stay with the first page, the insight closes the last, numbers follow, nothing is lost."""
    points = [f"Point {number}: " + "some words about the matter " * 14 for number in range(12)]
    slide = {"slideType": "title-body", "title": "Long", "body": points, "notes": ["Say it."], "insight": "So what"}
    pages, findings = pages_of(slide, {"slideType": "title-body", "title": "Next", "body": ["x"]})
    titles = [element.paragraphs[0].text for page in pages for element in page.elements if element.name == "Title"]
    assert titles[:2] == ["Long", "Long (cont.)"]
    assert titles[-1] == "Next"
    assert [page.notes for page in pages] == ["Say it.", *[""] * (len(pages) - 1)]
    assert ["So what" in texts(page) for page in pages] == [*[False] * (len(pages) - 2), True, False]
    assert [texts(page)[-1] for page in pages] == [str(number) for number in range(1, len(pages) + 1)]
    shown = [text for page in pages for text in texts(page)]
    assert all(point in shown for point in points)
    assert {finding.code for finding in findings} == {"CONTENT_PAGINATED"}


def test_tables_repeat_their_header() -> None:
    """Rows go on under the same columns."""
    rows = [{"label": f"Row {n}", "values": ["many words in a cell " * 9] * 2} for n in range(12)]
    slide = {"slideType": "comparison-table", "title": "T", "columns": ["", "A", "B"], "rows": rows}
    pages, _ = pages_of(slide)
    tables = [element for page in pages for element in page.elements if isinstance(element, Table)]
    assert len(tables) > 1
    assert {tuple(cell.paragraphs[0].text for cell in table.rows[0]) for table in tables} == {("", "A", "B")}
    assert sum(len(table.rows) - 1 for table in tables) == 12


def test_variables_fill_placeholders_and_targets() -> None:
    """Names and dotted paths in texts, and bindings that say where their value goes."""
    slide = {
        "slideType": "kpi-grid",
        "title": "ARR of {{ company }}",
        "items": [{"label": "ARR", "value": "?"}, {"label": "NRR", "value": "{{nrr.value}} %"}],
        "bindings": [{"bindingKey": "arr", "path": "crm.arr", "targetPath": "items[0].value"}],
    }
    variables = {"company": "Halden", "crm": {"arr": 48.2}, "nrr": {"value": 118}}
    (page,), findings = pages_of(slide, variables=variables)
    assert {"ARR of Halden", "48.2", "118 %"} <= set(texts(page))
    assert findings == []


def test_what_has_no_value_stands_as_it_was_sent_and_is_named() -> None:
    """Unknown names, paths that lead nowhere and targets that are not there."""
    slide = {
        "slideType": "title-body",
        "title": "{{unknown}}",
        "body": ["a"],
        "bindings": [
            {"bindingKey": "b", "path": "gone"},
            {"bindingKey": "c", "path": "here", "targetPath": "body[7]"},
            {"bindingKey": "d", "path": "here", "targetPath": "slideType"},
        ],
    }
    (page,), findings = pages_of(slide, variables={"here": "x"})
    assert "{{unknown}}" in texts(page)
    said = [finding.message for finding in findings if finding.code == "BINDING_NOT_RESOLVED"]
    assert len(said) == 4
    assert all(any(what in message for message in said) for what in ("b (gone)", "body[7]", "slideType", "{{unknown}}"))


def test_leaders_keep_off_labels_and_the_main_label_stays_beside_its_dot() -> None:
    """Of a dozen crowded dots."""
    dots = [Dot(300 + 22 * (n % 4), 150 + 18 * (n // 4), 5, 70, 13, beside=n == 4) for n in range(12)]
    places = place_labels(dots, Rect(0, 0, 800, 400), [])
    assert places is not None
    assert leader(dots[4], places[4]) is None
    for dot, place in zip(dots, places, strict=True):
        line = leader(dot, place)
        assert line is None or not any(crosses(line, other) for other in places if other is not place)


def test_a_leader_begins_on_the_mark_of_its_dot() -> None:
    """What stands on the dot, as the mark of a value does, is not in the way of a label further off."""
    dot, mark = Dot(100, 100, 3, 60, 14), Rect(97, 97, 6, 6)
    beside = [Rect(40, 94, 50, 12), Rect(110, 94, 50, 12), Rect(40, 60, 120, 30)]
    below = [Rect(40, 106, 56, 14), Rect(104, 106, 56, 14)]
    around = [*beside, *below]
    places = place_labels([dot], Rect(0, 0, 400, 300), [mark, *around], strict=False)
    assert places is not None
    assert not any(places[0].touches(box) for box in around)


def test_wide_trees_hang_below_each_other() -> None:
    """Twenty boxes keep names of 11 pt and more, without broken words."""
    nodes: list[dict[str, str]] = [{"id": "c", "label": "Ingrid Solberg", "role": "Chief Executive Officer"}]
    for head in range(4):
        nodes.append({"id": f"{head}", "label": f"Vice president {head}", "parentId": "c"})
        nodes += [{"id": f"{head}{n}", "label": f"Department {n}", "parentId": f"{head}"} for n in range(3)]
    (page,), findings = pages_of({"slideType": "org-chart", "title": "T", "nodes": nodes})
    sizes = [shape.paragraphs[0].runs[0].size for shape in page.elements if isinstance(shape, Shape) and shape.builds]
    assert min(sizes) >= 11
    assert findings == []


def test_chart_labels_without_room_are_named() -> None:
    """Nothing is cut, and a finding says so."""
    entries = [{"label": "A label as long as a sentence can be " * 9, "value": 1, "type": "total"}] * 20
    _, findings = pages_of({"slideType": "waterfall", "title": "T", "entries": entries})
    assert {"CHART_LABEL_COLLISION", "CHART_NAMES_SKIPPED"} & {finding.code for finding in findings}


def test_a_figure_on_a_page_from_the_right_has_room_for_the_font_of_its_script() -> None:
    """Its digits are drawn wider there, and the last of them must not stand on a line of its own."""
    hero = {"label": "إيرادات الخدمات", "value": "48,213,700.55"}
    block = {"primitive": "kpiHero", "region": {"col": 0, "row": 0, "colSpan": 4, "rowSpan": 8}, "input": hero}
    (page,), _ = pages_of({"slideType": "composition", "title": "الخدمات تنمو", "blocks": [block]})
    shape = next(one for one in page.elements if isinstance(one, Shape) and hero["value"] in str(one.paragraphs))
    (run,) = next(line for line in shape.paragraphs if line.text == hero["value"]).runs
    drawn = FontBook.load().width(run.text, Font("Noto Sans Arabic", run.bold), run.size)
    assert drawn <= shape.frame.width / EMU_PER_PT
