"""Timelines: to scale where their dates can be read, and in the composition that their number asks for."""

from collections.abc import Callable
from itertools import combinations, pairwise
from typing import Any

import pytest

from renderer.layout.figures.time_track import track_of
from renderer.scene import EMU_PER_PT, Shape

Draw = Callable[..., Any]
YEARS = ["2027", "2029", "2030"]
MONTHS = ["Jan 2027", "März 2027", "2027-04", "Q4 2027", "02/2028", "15.09.2028"]
PHASES = [
    {"label": "Build", "start": "Jan 2027", "end": "Q1 2027"},
    {"label": "Run", "start": "Q2 2027", "end": "2028"},
]


def steps(*dates: str, description: str = "Forty interviews") -> dict[str, Any]:
    """A timeline with a step on each of these dates."""
    return {"steps": [{"tag": date, "label": "Discover", "description": description} for date in dates]}


def dots(drawn: Any) -> list[float]:
    """The middles of the dots, in pt."""
    found = [one for one in drawn.elements if isinstance(one, Shape) and one.geometry == "ellipse"]
    return [(one.frame.x + one.frame.width / 2) / EMU_PER_PT for one in found]


def lines(drawn: Any) -> list[tuple[float, float, float]]:
    """Level lines: where they begin and end, and at what height, in pt."""
    found = [one.frame for one in drawn.elements if isinstance(one, Shape) and one.geometry == "line"]
    return [(f.x / EMU_PER_PT, (f.x + f.width) / EMU_PER_PT, f.y / EMU_PER_PT) for f in found if not f.height]


def test_distances_are_those_of_time(draw: Draw) -> None:
    """Two years are twice as far as one, and the line ends with the last dot."""
    drawn = draw("stepTimeline", steps(*YEARS), 870, 340)
    first, second, third = dots(drawn)
    assert (second - first) / (third - second) == pytest.approx(2, rel=0.01)
    assert max(end for _, end, _ in lines(drawn)) == pytest.approx(third, abs=0.1)
    assert not drawn.findings


@pytest.mark.parametrize(
    ("dates", "stops"),
    [
        (["2027", "soon", "2030"], [0, 0.5, 1]),
        (["2030", "2029", "2027"], [0, 0.5, 1]),
        (["", "", "", ""], [0, 1 / 3, 2 / 3, 1]),
        (["2027", "2027"], [0, 1]),
        (["Q1 2027", "Q2 2027", "Q4 2027"], [0, 90 / 273, 1]),
        (["1月", "3月", "12月"], [0, 59 / 334, 1]),
        (["2027", "2028", "2029-2030"], [0, 365 / 1461, 731 / 1461]),
    ],
)
def test_what_is_no_scale_is_evenly_apart(dates: list[str], stops: list[float]) -> None:
    """Texts that are no dates, dates against the order of the document, and a single day."""
    assert track_of(dates).stops == pytest.approx(stops, abs=0.003)


def test_a_gap_that_dwarfs_the_others_is_cut(draw: Draw) -> None:
    """The line is broken there with a double slash; the other distances keep their scale."""
    dates = ["2027", "2028", "2029", "2045"]
    track, plain = track_of(dates), track_of([*dates[:3], "2034"])
    assert len(track.breaks) == 1
    assert not plain.breaks
    assert track.stops[1] - track.stops[0] == pytest.approx(track.stops[2] - track.stops[1], rel=0.01)
    assert track.stops[3] - track.stops[2] == pytest.approx(1.5 * (track.stops[2] - track.stops[1]), rel=0.01)
    drawn = draw("stepTimeline", steps(*dates), 870, 340)
    slashes = [one for one in drawn.elements if isinstance(one, Shape) and one.geometry == "line" and one.turn.flip_v]
    assert len([one for one in slashes if one.line.color == "tx2"]) == 2
    across = sorted(line for line in lines(drawn) if line[2] == 50 + 170)
    assert len(across) == 2
    assert across[0][1] < across[1][0]


def test_phases_and_today_stand_at_their_days(draw: Draw) -> None:
    """Phases as bands between their ends, the day of today as a line with its date."""
    drawn = draw("stepTimeline", {**steps(*MONTHS), "phases": PHASES, "today": "1 Apr 2027"}, 870, 340)
    stops, texts = dots(drawn), {shape.paragraphs[0].text: shape for shape in drawn.texts}
    build, run = (texts[name].frame for name in ("Build", "Run"))
    assert build.x / EMU_PER_PT == pytest.approx(stops[0], abs=1)
    assert run.x / EMU_PER_PT == pytest.approx(stops[2], abs=1)
    assert build.x + build.width <= run.x
    assert abs(texts["1 Apr 2027"].frame.x / EMU_PER_PT - stops[2]) < 10
    assert not drawn.findings


def test_a_day_without_a_year_is_among_dates_without_one() -> None:
    """Half way between two months."""
    assert track_of(["1月", "3月"], today="1月30日").today == pytest.approx(29 / 59)


@pytest.mark.parametrize("today", ["2019", "1 May 2044"])
def test_a_day_far_outside_is_not_drawn_and_said(draw: Draw, today: str) -> None:
    """It would squeeze everything else."""
    drawn = draw("stepTimeline", {**steps(*YEARS), "today": today}, 870, 340)
    assert [finding.component_path for finding in drawn.findings] == ["slides[0].blocks[0].input.today"]
    assert drawn.codes == {"OPTION_WITHOUT_EFFECT"}


@pytest.mark.parametrize("count", range(2, 11))
@pytest.mark.parametrize("size", [(870, 340), (870, 200), (420, 300), (870, 100)])
def test_labels_do_not_touch(draw: Draw, count: int, size: tuple[int, int]) -> None:
    """However close their dates are, in few, normal and many."""
    dates = [f"{number + 1}.1.2027" for number in range(count - 1)] + ["Dez. 2027"]
    drawn = draw("stepTimeline", steps(*dates, description="Forty interviews in three regions"), *size)
    drawn.holds()
    if size == (870, 340):
        assert not drawn.findings
        for one, other in combinations(drawn.texts, 2):
            apart_x = max(
                one.frame.x - other.frame.x - other.frame.width, other.frame.x - one.frame.x - one.frame.width
            )
            apart_y = max(
                one.frame.y - other.frame.y - other.frame.height, other.frame.y - one.frame.y - one.frame.height
            )
            assert max(apart_x, apart_y) >= 0
        assert all(other - one >= 9 or not other - one for one, other in pairwise(dots(drawn)))


@pytest.mark.parametrize("count", [2, 3, 4, 6, 7, 10])
def test_timelines_use_their_height(draw: Draw, count: int) -> None:
    """At least 70 per cent of it, however few they are; few, normal and many are different compositions."""
    drawn = draw("stepTimeline", steps(*[f"{2020 + number}" for number in range(count)]), 870, 340)
    frames = [shape.frame for shape in drawn.elements]
    height = max(f.y + f.height for f in frames) - min(f.y for f in frames)
    assert height >= 0.7 * 340 * EMU_PER_PT
    tops = {shape.frame.y for shape in drawn.texts}
    assert len(tops) == (1 if count <= 3 else 2 if count <= 6 else count)


def test_dots_of_even_distances_stand_beside_their_rows(draw: Draw) -> None:
    """Also where the rows leave a part of the height free."""
    drawn = draw("stepTimeline", steps(*[f"1 Jan {2021 + number}" for number in range(8)]), 870, 700)
    found = [one.frame for one in drawn.elements if isinstance(one, Shape) and one.geometry == "ellipse"]
    rows = sorted({(text.frame.y + text.frame.height / 2) / EMU_PER_PT for text in drawn.texts})
    assert [(f.y + f.height / 2) / EMU_PER_PT for f in found] == pytest.approx(rows, abs=0.5)


def test_a_tall_page_has_rows_to_scale(draw: Draw) -> None:
    """Their dates stand on one line, and the day of today is among them."""
    drawn = draw("stepTimeline", {**steps("Mar 2027", "Jun 2027", "Oct 2027", "2029"), "today": "1 Apr 2027"}, 470, 600)
    middles = [
        one.frame.y + one.frame.height / 2
        for one in drawn.elements
        if isinstance(one, Shape) and one.geometry == "ellipse"
    ]
    first, second, third, last = (middle - middles[0] for middle in middles)
    assert first == 0 < second < third < last / 2
    texts = {shape.paragraphs[0].text: shape for shape in drawn.texts}
    assert "1 Apr 2027" in texts
    assert texts["Mar 2027"].paragraphs[0].runs[0].size >= 17
    assert not drawn.findings


def test_what_a_strip_has_no_room_for_is_said(draw: Draw) -> None:
    """A narrow line has no day of today."""
    drawn = draw("stepTimeline", {**steps("Mar 2027", "Jun 2027", "Oct 2027"), "today": "1 Apr 2027"}, 200, 500)
    assert [finding.component_path for finding in drawn.findings] == ["slides[0].blocks[0].input.today"]
