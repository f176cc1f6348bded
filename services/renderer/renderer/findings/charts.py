"""Findings about charts."""

from collections.abc import Sequence

from deck_domain.findings import Family, Finding, Impact

_LONGEST_NAME, _BEGINNING, _ENDING = 40, 22, 15


def chart_labels(slide_index: int, path: str, message: str) -> Finding:
    """Labels of a chart have no room."""
    return Finding(
        rule="RND104",
        code="CHART_LABEL_COLLISION",
        category="chart",
        family=Family.LEGIBILITY,
        impact=Impact.WARNING,
        message=message,
        slide_index=slide_index,
        component_path=path,
        recommended_action="Shorten the labels, or show fewer bars.",
    )


def empty_chart(slide_index: int, path: str, what: str) -> Finding:
    """A chart without anything to draw: `what` it has none of, "values"."""
    return Finding(
        rule="RND203",
        code="CHART_WITHOUT_DATA",
        category="chart",
        family=Family.INTEGRITY,
        impact=Impact.WARNING,
        message=f"The chart has no {what}: its place stays empty.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Add data points, or leave the chart out.",
    )


def drawn_as_shapes(slide_index: int, path: str, kind: str) -> Finding:
    """A kind that classic charts of PowerPoint do not have."""
    return Finding(
        rule="RND501",
        code="CHART_DRAWN_AS_SHAPES",
        category="chart",
        family=Family.LAYOUT,
        impact=Impact.INFO,
        message=f"A {kind} is drawn as native shapes, because the charts that every viewer can show have none.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Nothing; its values are edited shape by shape.",
    )


def names_without_room(slide_index: int, path: str, names: Sequence[str]) -> Finding:
    """Parts of a chart whose names stand only in its description."""
    parts = f"{len(names)} parts of the chart are too small for their names"
    if len(names) == 1:
        parts = "A part of the chart is too small for its name"
    return Finding(
        rule="RND502",
        code="CHART_LABEL_COLLISION",
        category="chart",
        family=Family.LEGIBILITY,
        impact=Impact.WARNING,
        message=f"{parts}: {_few(names)}.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Put small parts together, or make the chart larger.",
    )


def not_previewed(slide_index: int, path: str, what: str) -> Finding:
    """PowerPoint shows it, the previews do not."""
    return Finding(
        rule="RND503",
        code="CHART_PART_NOT_PREVIEWED",
        category="chart",
        family=Family.LAYOUT,
        impact=Impact.INFO,
        message=f"{what} shows in PowerPoint but not in the previews.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Open the file in PowerPoint to see it.",
    )


def squeezed_chart(slide_index: int, path: str, width: float, height: float) -> Finding:
    """A chart has next to no room; its sides are in pt."""
    beside = " What stands beside it, such as a table with a width of 100 %, takes the room." if width < height else ""
    return Finding(
        rule="RND505",
        code="CHART_LABEL_COLLISION",
        category="chart",
        family=Family.LEGIBILITY,
        impact=Impact.ERROR,
        message=f"The chart is squeezed to {width:.0f} x {height:.0f} pt: nobody can read it.{beside}",
        slide_index=slide_index,
        component_path=path,
        recommended_action=(
            "Give the chart a `minWidth` and a `minHeight`, and what stands beside it `flex: 1` or a width in px; "
            "or take something else off the slide."
        ),
    )


def parts_alike(slide_index: int, path: str, names: Sequence[str]) -> Finding:
    """Parts of a chart whose keys in the legend look the same."""
    return Finding(
        rule="RND507",
        code="CHART_PARTS_LOOK_ALIKE",
        category="chart",
        family=Family.LEGIBILITY,
        impact=Impact.WARNING,
        message=f"The legend has {len(names)} names whose colours cannot be told apart: {_few(names)}.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Show fewer series or parts at once, or give them colours that differ.",
    )


def names_skipped(slide_index: int, path: str, shown: int, count: int) -> Finding:
    """Only some of the names of a chart's categories stand at its axis."""
    return Finding(
        rule="RND508",
        code="CHART_NAMES_SKIPPED",
        category="chart",
        family=Family.LEGIBILITY,
        impact=Impact.INFO,
        message=f"{shown} of the {count} names of categories stand at the axis: there is no room for more.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Nothing, where the others follow from these; else shorten the names or show fewer.",
    )


def years_uneven(slide_index: int, path: str) -> Finding:
    """Areas over years stand evenly apart although some years are missing."""
    return Finding(
        rule="RND509",
        code="CHART_YEARS_NOT_TO_SCALE",
        category="chart",
        family=Family.LEGIBILITY,
        impact=Impact.INFO,
        message="The years of the chart stand evenly apart although some are left out: slopes are not comparable.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Show lines, which are drawn to scale, or give a value for each year.",
    )


def hidden_series(slide_index: int, path: str, count: int) -> Finding:
    """A pie shows one series; the others are only in its workbook."""
    return Finding(
        rule="RND204",
        code="CHART_SERIES_NOT_SHOWN",
        category="chart",
        family=Family.INTEGRITY,
        impact=Impact.WARNING,
        message=f"A pie shows one series: {count} more are in its workbook but not drawn.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Use a doughnut, which has a ring for each series, or stacked bars.",
    )


def drawn_as_another_kind(slide_index: int, path: str, asked: str, drawn: str, why: str) -> Finding:
    """A kind of chart would show wrong figures for its values, or none; `why` ends a sentence."""
    return Finding(
        rule="RND207",
        code="CHART_KIND_REPLACED",
        category="chart",
        family=Family.INTEGRITY,
        impact=Impact.WARNING,
        message=f"The {asked} chart is drawn as a {drawn} chart: {why}.",
        slide_index=slide_index,
        component_path=path,
        recommended_action=f"Ask for a {drawn} chart, or correct the values.",
    )


def values_not_shown(slide_index: int, path: str, message: str) -> Finding:
    """Values of a chart that nobody sees, or that do not agree with each other; `message` is a sentence."""
    return Finding(
        rule="RND208",
        code="CHART_VALUES_NOT_SHOWN",
        category="chart",
        family=Family.INTEGRITY,
        impact=Impact.WARNING,
        message=message,
        slide_index=slide_index,
        component_path=path,
        recommended_action="Correct the values, or show them in another kind of chart or a table.",
    )


def _few(names: Sequence[str]) -> str:
    """The first of `names`; of long ones both ends, since names that begin alike are told apart by how they end."""
    return ", ".join(repr(_shortened(name)) for name in names[:5]) + (", ..." if len(names) > 5 else "")


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_BEGINNING]}...{name[-_ENDING:]}"
