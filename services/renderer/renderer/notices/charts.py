"""Findings about charts."""

from deck_domain.findings import Family, Finding, Impact


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


def empty_chart(slide_index: int, path: str) -> Finding:
    """A chart without any value."""
    return Finding(
        rule="RND203",
        code="CHART_WITHOUT_DATA",
        category="chart",
        family=Family.INTEGRITY,
        impact=Impact.WARNING,
        message="The chart has no values: its place stays empty.",
        slide_index=slide_index,
        component_path=path,
        recommended_action="Add data points, or leave the chart out.",
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
