"""Two versions of a deck: which slide is which, and what is said to have changed. No pictures."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deck_domain.deck_diff import ChangeKind, MatchedBy
from deck_presentation.boxes import Box
from previewer.comparing.contents import Block, Contents, Grid, Plot, Series
from previewer.comparing.matching import Pair, match_slides, moved
from previewer.comparing.pictures import PictureDiff, compare_pictures
from previewer.comparing.wording import MOST_CHANGES, changes_between, look_changed
from previewer.drawing.pictures import encode_png

EMPTY = Contents(0, "", "", "", (), (), (), (), "", (), ())


def _slide(index: int, title: str, *lines: str, slide_id: str = "", component_id: str = "") -> Contents:
    blocks = (Block((title,), "title"), *(Block((line,)) for line in lines))
    return replace(EMPTY, index=index, slide_id=slide_id, component_id=component_id, title=title, blocks=blocks)


def _matched(before: list[Contents], after: list[Contents]) -> list[tuple[int, int, MatchedBy]]:
    return [(pair.before, pair.after, pair.by) for pair in match_slides(before, after)]


def _said(before: Contents, after: Contents) -> list[str]:
    return [change.message for change in changes_between(before, after)]


def test_ids_come_before_titles() -> None:
    """A slide that was given another title is the same slide."""
    before = [_slide(0, "Revenue", slide_id="rev"), _slide(1, "Costs", slide_id="cost")]
    after = [_slide(0, "Costs", slide_id="rev"), _slide(1, "Spending", slide_id="cost")]
    assert _matched(before, after) == [(0, 0, MatchedBy.SLIDE_ID), (1, 1, MatchedBy.SLIDE_ID)]


def test_ids_that_count_slides_say_nothing() -> None:
    """A program that numbers slides numbers them anew when one is inserted first."""
    before = [_slide(at, title, slide_id=f"s{at + 1}") for at, title in enumerate(("Revenue", "Costs", "Cash"))]
    after = [
        _slide(at, title, slide_id=f"s{at + 1}") for at, title in enumerate(("Agenda", "Revenue", "Costs", "Cash"))
    ]
    assert [(was, now) for was, now, _ in _matched(before, after)] == [(0, 1), (1, 2), (2, 3)]


def test_of_slides_called_alike_those_that_say_the_same_belong_together() -> None:
    """What is left then is told apart by its title again."""
    before = [_slide(0, "Appendix", "alpha beta gamma"), _slide(1, "Appendix", "one two three")]
    after = [_slide(0, "Appendix", "one two three"), _slide(1, "Appendix", "alpha beta delta")]
    assert _matched(before, after) == [(1, 0, MatchedBy.CONTENT), (0, 1, MatchedBy.TITLE)]


def test_slides_of_other_titles_are_found_by_their_words() -> None:
    """The one that shares most, as long as it shares enough of them."""
    before = [_slide(0, "Where we stand", "alpha beta gamma"), _slide(1, "Costs", "one two three")]
    after = [_slide(0, "Expenses", "one two three"), _slide(1, "The state of things", "alpha beta gamma delta")]
    assert _matched(before, after) == [(1, 0, MatchedBy.LIKENESS), (0, 1, MatchedBy.LIKENESS)]


def test_slides_with_little_in_common_are_others() -> None:
    """One was removed, one added."""
    assert _matched([_slide(0, "Revenue by region", "north south")], [_slide(0, "Risks", "supply")]) == []


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ([0, 1, 2, 3], set()),
        ([1, 0, 2, 3], {0, 1}),
        ([3, 0, 1, 2], {0}),
        ([1, 2, 3, 0], {3}),
        ([0, 4, 2, 3, 1, 5], {1, 4}),
        ([2, 4, 7], set()),
        ([], set()),
    ],
)
def test_what_moved(order: list[int], expected: set[int]) -> None:
    """One slide that went elsewhere, or both of two that changed places; never what they passed."""
    pairs = [Pair(was, now, MatchedBy.TITLE) for now, was in enumerate(order)]
    assert moved(pairs) == expected


@given(st.permutations(range(8)))
def test_those_that_stay_are_in_order(order: list[int]) -> None:
    """Whatever the order was."""
    pairs = [Pair(was, now, MatchedBy.TITLE) for now, was in enumerate(order)]
    staying = [pair.before for pair in pairs if pair.after not in moved(pairs)]
    assert staying == sorted(staying)
    assert (len(staying) == len(order)) == (order == sorted(order))


def test_a_number_is_told_with_its_label() -> None:
    """The first line of a card names the others."""
    old = replace(EMPTY, blocks=(Block(("Churn", "4.6 %"), "items[0]", "slides[1].items[0]"),))
    new = replace(EMPTY, blocks=(Block(("Churn", "9.1 %"), "items[0]", "slides[1].items[0]"),))
    (change,) = changes_between(old, new)
    assert change.message == "Churn: 4.6 % -> 9.1 %"
    assert (change.kind, change.component_path) == (ChangeKind.NUMBER, "slides[1].items[0]")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("4.6 % \u25bc", "9.1 % \u25bc", "Churn: 4.6 % -> 9.1 %"),
        ("4.6 % \u25ba", "9.1 % \u25ba", "Churn: 4.6 % -> 9.1 %"),
        ("4.6 % \u25c4", "9.1 % \u25c4", "Churn: 4.6 % -> 9.1 %"),
        ("4.6 % \u25bc", "4.6 % \u25b2", "Churn: 4.6 % \u25bc -> 4.6 % \u25b2"),
        ("4.6 %", "9.1 % \u25b2", "Churn: 4.6 % -> 9.1 % \u25b2"),
    ],
)
def test_a_trend_is_told_where_it_has_changed(before: str, after: str, said: str) -> None:
    """The same sign behind both figures is not news."""
    old, new = (replace(EMPTY, blocks=(Block(("Churn", text), "items[0]"),)) for text in (before, after))
    assert _said(old, new) == [said]


def test_a_card_inserted_before_others_is_the_only_change() -> None:
    """Cards are found again by their label, not by their place."""
    old = replace(EMPTY, blocks=(Block(("ARR", "1"), "items[0]"), Block(("Churn", "2"), "items[1]")))
    new = replace(
        EMPTY,
        blocks=(Block(("Cash", "9"), "items[0]"), Block(("ARR", "1"), "items[1]"), Block(("Churn", "3"), "items[2]")),
    )
    assert _said(old, new) == ["Churn: 2 -> 3", "Cash: text added: 9"]


def test_points_of_a_list_are_compared_one_by_one() -> None:
    """A new wording beside a new point and one that went."""
    old = _slide(0, "Plan", "Hire the second pod in November", "Move usage pricing to spring", "Close the Leeds office")
    new = _slide(0, "Plan", "Hire the second pod in January", "Move usage pricing to spring", "Renew the insurance")
    assert _said(old, new) == [
        "Hire the second pod in November -> Hire the second pod in January",
        "Text added: Renew the insurance",
        "Text removed: Close the Leeds office",
    ]


def test_cells_are_named_by_row_and_column() -> None:
    """Rows are found again by their first cell; one that is new is told whole."""
    old = replace(EMPTY, grids=(Grid((("", "Q2", "Q3"), ("EMEA", "4.1", "4.4"), ("APAC", "2.0", "2.2"))),))
    new = replace(
        EMPTY,
        grids=(Grid((("", "Q2", "Q3"), ("LATAM", "1.0", "1.1"), ("EMEA", "4.1", "4.9"), ("APAC", "2.0", "2.2"))),),
    )
    assert _said(old, new) == ["EMEA, Q3: 4.4 -> 4.9", "Row added: LATAM, 1.0, 1.1"]


def test_values_of_charts_are_named_by_series_and_category() -> None:
    """A value, one that is no longer there, a category, a series."""
    old = Plot((Series("North", ("Q1", "Q2"), (1.0, 2.0)), Series("South", ("Q1", "Q2"), (3.0, 4.0))))
    new = Plot((Series("North", ("Q1", "Q2", "Q3"), (1.5, None, 5.0)), Series("West", ("Q1",), (3.0,))))
    said = _said(replace(EMPTY, plots=(old,)), replace(EMPTY, plots=(new,)))
    assert said == [
        "North, Q1: 1 -> 1.5",
        "North, Q2: value removed: 2",
        "Category added: Q3",
        "Series: South -> West",
        "Category removed: Q2",
    ]


def test_another_type_of_chart_is_named() -> None:
    """With the same figures, and beside others."""
    series = (Series("North", ("Q1", "Q2"), (1.0, 2.0)),)
    bars, lines = Plot(series, "slides[0].chart", ("barChart",)), Plot(series, "slides[0].chart", ("lineChart",))
    both = Plot((Series("North", ("Q1", "Q2"), (1.0, 3.0)),), "slides[0].chart", ("barChart", "lineChart"))
    old, new, mixed = (replace(EMPTY, plots=(plot,)) for plot in (bars, lines, both))

    assert old.said == new.said, "a slide is found again all the same"
    assert old.shown != new.shown
    assert _said(old, new) == ["Type of chart: bar -> line"]
    assert _said(old, mixed) == ["Type of chart: bar -> bar and line", "Q2: 2 -> 3"]


def test_thousands_of_points_without_names_are_compared() -> None:
    """As many as a chart may have, all under the same empty name."""
    many = 16_384
    old = Plot((Series("North", ("",) * many, (1.0,) * many),))
    new = Plot((Series("North", ("",) * many + ("Q9",), (*(1.0,) * many, 2.0)),))
    assert _said(replace(EMPTY, plots=(old,)), replace(EMPTY, plots=(new,))) == ["Category added: Q9"]


def test_many_changes_end_with_a_count() -> None:
    """Nothing is left out silently."""
    old = _slide(0, "List", *(f"{at} old point {at}" for at in range(MOST_CHANGES + 7)))
    new = _slide(0, "List", *(f"{at} new point {at}" for at in range(MOST_CHANGES + 7)))
    assert _said(old, new)[-1].endswith("further changes on this slide.")


@given(st.lists(st.text("ab 1", max_size=6), max_size=6), st.lists(st.text("ab 1", max_size=6), max_size=6))
def test_equal_texts_have_no_changes_and_others_have(before: list[str], after: list[str]) -> None:
    """Whatever stands on a slide."""
    old, new = _slide(0, "Title", *filter(None, before)), _slide(0, "Title", *filter(None, after))
    assert changes_between(old, old) == ()
    assert bool(changes_between(old, new)) == (sorted(filter(None, before)) != sorted(filter(None, after)))


def _thumbnail(path: Path, *boxes: tuple[int, int, int, int], level: int = 0) -> Path:
    pixels = np.full((270, 480, 3), 255, np.uint8)
    for left, top, right, bottom in boxes:
        pixels[top:bottom, left:right] = level
    path.write_bytes(encode_png(pixels))
    return path


def test_edges_that_were_drawn_a_little_otherwise_are_no_difference(tmp_path: Path) -> None:
    """A line of one pixel that is some levels lighter."""
    one = _thumbnail(tmp_path / "one.png", (50, 50, 51, 200), level=120)
    other = _thumbnail(tmp_path / "other.png", (50, 50, 51, 200), level=135)
    assert compare_pictures(one, other, 480 * 270 * 16).boxes == ()


def test_text_that_moved_by_a_part_of_a_pixel_is_no_difference(tmp_path: Path) -> None:
    """Its strokes are darker on one side and lighter on the other, over as many pixels as a fill has."""
    lines = [np.full((270, 480, 3), 255, np.uint8) for _ in range(2)]
    for place, image in enumerate(lines):
        image[40:60, 40:120] = 240
        image[40:60, 40 + place : 120 : 2] = 226
        (tmp_path / f"{place}.png").write_bytes(encode_png(image))
    assert compare_pictures(tmp_path / "0.png", tmp_path / "1.png", 480 * 270 * 16).boxes == ()


def test_a_fill_that_is_a_little_lighter_is_a_difference(tmp_path: Path) -> None:
    """Its inner pixels differ with all their neighbours."""
    one = _thumbnail(tmp_path / "one.png", (50, 50, 150, 100), level=240)
    other = _thumbnail(tmp_path / "other.png", (50, 50, 150, 100), level=246)
    found = compare_pictures(one, other, 480 * 270 * 16)
    assert found.diff_pixels == 98 * 48 * 16
    assert found.boxes == ((51 / 480, 51 / 270, 149 / 480, 99 / 270),)


def test_each_group_of_differences_has_a_box_and_areas_are_left_out(tmp_path: Path) -> None:
    """The number of the slide stands at the bottom."""
    one = _thumbnail(tmp_path / "one.png")
    other = _thumbnail(tmp_path / "other.png", (10, 10, 20, 20), (200, 100, 210, 110), (460, 255, 470, 262))
    found = compare_pictures(one, other, 480 * 270, [(455 / 480, 250 / 270, 475 / 480, 265 / 270)])
    assert found.boxes == ((10 / 480, 10 / 270, 20 / 480, 20 / 270), (200 / 480, 100 / 270, 210 / 480, 110 / 270))
    assert found.diff_pixels == 200


def test_the_digits_of_a_label_have_one_box(tmp_path: Path) -> None:
    """What is less than two cells apart is framed together, what is farther apart by itself."""
    one = _thumbnail(tmp_path / "one.png")
    other = _thumbnail(tmp_path / "other.png", (8, 8, 12, 15), (24, 8, 28, 15), (64, 8, 68, 15))
    found = compare_pictures(one, other, 480 * 270)
    assert found.boxes == ((8 / 480, 8 / 270, 28 / 480, 15 / 270), (64 / 480, 8 / 270, 68 / 480, 15 / 270))
    assert not found.is_all_different


@pytest.mark.parametrize(
    ("differing", "resized", "moved", "words"),
    [
        (90, False, False, "Most of its surface has another color."),
        (
            90,
            False,
            True,
            "Most of its surface has another color, and shapes stand at other places or have other sizes.",
        ),
        (30, False, True, "Shapes stand at other places or have other sizes."),
        (30, False, False, "It looks different: colors, fonts or effects have changed."),
        (100, True, True, "The slide has another size."),
    ],
)
def test_another_look_is_told_by_what_is_seen_first(differing: int, resized: bool, moved: bool, words: str) -> None:
    """A dark theme is dark, whatever else it does; a deck that became wide has no pixel to compare."""
    other = replace(EMPTY, boxes=(Box(0, 0, 9, 9),)) if moved else EMPTY
    picture = PictureDiff(differing, 100, ((0, 0, 1, 1),), resized)
    assert look_changed(EMPTY, other, picture).message == words


def test_pictures_of_other_sizes_differ_everywhere(tmp_path: Path) -> None:
    """A deck that became wide."""
    one = _thumbnail(tmp_path / "one.png")
    (tmp_path / "tall.png").write_bytes(encode_png(np.full((360, 480, 3), 255, np.uint8)))
    found = compare_pictures(one, tmp_path / "tall.png", 777)
    assert (found.diff_pixels, found.resized) == (777, True)
