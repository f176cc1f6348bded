"""Blocks in regions of every shape: type is as large as the room allows, and alike where the content is."""

from typing import Any

from deck_fonts import FontBook
from renderer.scene import EMU_PER_PT, Connector, Shape
from renderer.typesetting.typesetter import Typesetter

_SWOT = {
    "strengths": [f"Strength number {n} of this plan" for n in range(6)],
    "weaknesses": [f"Weakness number {n} of this plan" for n in range(6)],
    "opportunities": [f"Opportunity number {n} of this plan" for n in range(6)],
    "threats": ["A threat that takes many words to tell, since it has several causes, none of them in our hand."] * 4,
}
_METRICS = [
    {"label": "Service revenue", "value": "$48.2M", "delta": "+18 % on last year", "trend": "up"},
    {"label": "Response time", "value": "5.4 h", "delta": "\u22121.2 h since March", "trend": "down"},
]


def _said(page: Any, text: str) -> Shape:
    """The shape in which `text` stands."""
    shapes = (one for one in page.elements if isinstance(one, Shape))
    return next(one for one in shapes if any(text in line.text for line in one.paragraphs))


def _size(page: Any, text: str) -> float:
    """Of the run that says `text`, in pt."""
    runs = (run for line in _said(page, text).paragraphs for run in line.runs)
    return next(run.size for run in runs if text in run.text)


def test_many_points_stand_in_two_columns(compose: Any, block: Any) -> None:
    """In one, twenty-four would be small beside half of an empty page; a nested point stays below its own."""
    items = [{"text": f"Point number {n}", "level": 2 if n % 3 == 2 else 1} for n in range(24)]
    page, findings = compose(block("bulletList", (0, 2, 12, 10), items=items))
    first, second = _said(page, "Point number 0"), _said(page, "Point number 12")
    assert _size(page, "Point number 0") >= 12
    assert second.frame.x >= first.frame.x + first.frame.width
    assert second.paragraphs[0].level == 0
    assert "TEXT_TOO_SMALL" not in {one.code for one in findings}


def test_few_points_stay_in_one_column(compose: Any, block: Any) -> None:
    """And so do many in a region that is too narrow for two."""
    few = [{"text": f"Point number {n}"} for n in range(5)]
    page, _ = compose(block("bulletList", (0, 2, 12, 10), items=few))
    assert len(_said(page, "Point number 0").paragraphs) == 5
    many = [{"text": f"Point number {n}"} for n in range(24)]
    page, _ = compose(block("bulletList", (0, 2, 3, 10), items=many))
    assert len(_said(page, "Point number 0").paragraphs) == 24


def test_figures_in_a_narrow_high_region_stand_below_their_labels(compose: Any, block: Any) -> None:
    """Beside them they would be as small as captions, above empty rows."""
    page, _ = compose(block("metricStack", (8, 2, 4, 10), rows=_METRICS))
    assert _said(page, "$48.2M") is _said(page, "Service revenue")
    assert _size(page, "$48.2M") >= 20
    page, _ = compose(block("metricStack", (0, 2, 12, 10), rows=_METRICS))
    assert _said(page, "$48.2M") is not _said(page, "Service revenue")


def test_points_of_all_quadrants_are_equally_close(compose: Any, block: Any) -> None:
    """Also where one is so full that nothing fits: the rows of the others looked like another list."""
    page, _ = compose(block("swotGrid", (0, 2, 12, 10), **_SWOT))
    lines = [line for one in page.elements if isinstance(one, Shape) for line in one.paragraphs if line.bullet]
    assert len(lines) == 22
    assert len({(line.runs[0].size, round(line.line_spacing, 3)) for line in lines}) == 1
    assert len({round(line.before, 2) for line in lines if "number 1" in line.text}) == 1


def test_a_long_plan_in_a_block_has_bars(compose: Any, block: Any) -> None:
    """A block has no next page; what is too much even for low rows is a list in columns that can be read."""
    tasks = [{"label": f"Task {n}", "start": "Jan 2027", "end": "Mar 2027"} for n in range(25)]
    _, findings = compose(block("ganttChart", (0, 2, 12, 10), tasks=tasks), theme="consulting")
    assert "DIAGRAM_DRAWN_AS_LIST" not in {one.code for one in findings}
    page, findings = compose(block("ganttChart", (0, 6, 12, 6), tasks=tasks))
    assert "DIAGRAM_DRAWN_AS_LIST" in {one.code for one in findings}
    tops = {_said(page, f"Task {n}").frame.y for n in range(25)}
    assert len(tops) < 25
    assert _size(page, "Task 7") >= 8


def test_bubbles_leave_most_of_a_small_map_to_names(compose: Any, block: Any) -> None:
    """Twelve of the size that one may have covered a quarter of it, and the names on it."""
    points = [{"label": f"Firm {n}", "x": 8 * n % 100, "y": 37 * n % 100, "size": 40 + 5 * n} for n in range(12)]
    page, _ = compose(block("quadrantMap", (8, 2, 4, 10), points=points))
    shapes = [one for one in page.elements if isinstance(one, Shape)]
    ground = max((one for one in shapes if one.fill == "bg2"), key=lambda one: one.frame.width * one.frame.height)
    bubbles = [one.frame for one in shapes if one.geometry == "ellipse" and one.fill is not None]
    assert len(bubbles) >= 12
    covered = sum(3.15 / 4 * one.width * one.height for one in bubbles)
    assert covered <= 0.16 * ground.frame.width * ground.frame.height


def test_a_few_words_on_a_fill_grow_with_it(compose: Any, block: Any) -> None:
    """Up to the size of titles; a low band keeps the usual one."""
    for kind, words in (("calloutBox", "content"), ("bannerBand", "text"), ("chevronArrow", "label")):
        high, _ = compose(block(kind, (0, 2, 12, 10), **{words: "Ask for one contract"}))
        low, _ = compose(block(kind, (0, 2, 12, 2), **{words: "Ask for one contract"}))
        titles = next(run.size for run in _said(high, "Title").paragraphs[0].runs)
        assert _size(low, "Ask for one contract") < _size(high, "Ask for one contract") <= titles


def test_no_name_of_a_task_lies_on_the_way_to_it(compose: Any, block: Any) -> None:
    """In half a slide: the axis ends earlier, so that names have room behind the last bars."""
    dates = ("Jan", "Mar", "Apr", "Jun", "Aug", "Sep", "Oct", "Nov", "Dec")
    names = ("Depot north opens", "One stock list", "Sensors in rental", "New dispatch", "Price round")
    names += ("Fleet contract", "Night service", "Training centre")
    tasks = [
        {"id": f"t{n}", "label": name, "start": dates[n], "end": dates[n + 1], "lane": "ABC"[n % 3], "progress": 20}
        | ({"dependsOn": [f"t{n - 3}"]} if n >= 3 else {})
        for n, name in enumerate(names)
    ]
    page, _ = compose(block("ganttChart", (0, 2, 6, 10), tasks=tasks), theme="consulting")
    links = [one.frame for one in page.elements if isinstance(one, Connector)]
    assert len(links) == 5
    for words in (_said(page, name).frame for name in names):
        for link in links:
            end = link.y + link.height
            is_in_row = words.y < end < words.y + words.height
            assert not (is_in_row and words.x < link.x + link.width and link.x < words.x + words.width)


def test_names_of_people_in_a_narrow_region_are_whole(compose: Any, block: Any) -> None:
    """Four in a row broke them within words; fewer in a row, they stand in more rows."""
    names = ["Serviceleitung", "Vertragswesen", "Ersatzteilwesen", "Vertragsinnendienst", "Region Nord", "Einkauf"]
    members = [{"name": name, "role": "Leitung"} for name in names]
    page, _ = compose(block("teamGrid", (8, 2, 4, 10), members=members), theme="terminal")
    kept = Typesetter(FontBook.load(), "Liberation Mono")
    for name in names:
        words = _said(page, name)
        assert kept.longest_word(name, _size(page, name), bold=True) <= words.frame.width / EMU_PER_PT
    wide, _ = compose(block("teamGrid", (0, 2, 12, 10), members=members), theme="terminal")
    assert len({_said(wide, name).frame.y for name in names}) == 2


def test_words_beside_a_narrow_line_of_time_are_whole(compose: Any, block: Any) -> None:
    """In columns of their own beside phases and the day of today, descriptions had the width of half a word."""
    events = ("Lager Nord", "Bestandsliste", "Sensoren", "Einsatzplanung", "Preisrunde")
    steps = [
        {"tag": tag, "label": label, "description": "Qualifikationsnachweise f\u00fcr Servicevertr\u00e4ge"}
        for tag, label in zip(("Jan 2027", "Mar 2027", "Apr 2027", "Jun 2027", "Aug 2027"), events, strict=True)
    ]
    phases = [{"label": "Aufbau", "start": "Jan 2027", "end": "May 2027"}]
    marked = {"steps": steps, "phases": phases, "today": "15 Apr 2027"}
    page, _ = compose(block("stepTimeline", (0, 2, 6, 10), **marked), theme="terminal")
    assert _said(page, "Qualifikationsnachweise") is _said(page, "Lager Nord")
