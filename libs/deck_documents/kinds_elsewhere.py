"""What other tools, and people, call the kinds of slides and charts that are asked for here by other names."""

import difflib
import re
from collections.abc import Mapping, Sequence

_A_CHART = "charts are slides of the type `chart`, or the `chartBlock` of a `composition` slide"
_A_TITLE = "is a `title-body` of few words, which opens the deck"
_POINTS = "is a `title-body`, with its text or points in `body`"
_FIGURES = "is a `kpi-grid`"
_ROWS = "is a `comparison-table`"
_SIDES = "is a `before-after`, a `pros-cons` or a `comparison-table`; text beside text is a `composition`"
_PICTURE = "is a `picture-text`"
_CLOSING = "is a `closing`"
_SLIDES: Mapping[str, str] = {
    **dict.fromkeys(("title", "cover", "opening", "intro", "hero", "titleslide"), _A_TITLE),
    **dict.fromkeys(("bullet", "bullets", "bulletlist", "bulletpoints", "list", "points"), _POINTS),
    **dict.fromkeys(("text", "content", "body", "paragraph", "titlecontent", "titleandcontent", "statement"), _POINTS),
    **dict.fromkeys(("kpi", "kpis", "metric", "metrics", "stats", "numbers", "bignumber", "scorecard"), _FIGURES),
    **dict.fromkeys(("table", "datatable", "matrixtable", "comparison", "compare"), _ROWS),
    **dict.fromkeys(("twocolumn", "twocolumns", "columns", "split", "versus", "vs", "sidebyside"), _SIDES),
    **dict.fromkeys(("image", "picture", "photo", "imagetext", "textimage", "imageandtext"), _PICTURE),
    **dict.fromkeys(("divider", "separator", "chapter", "sectionheader"), "is a `section`"),
    **dict.fromkeys(("quotation", "testimonial"), "is a `quote`"),
    **dict.fromkeys(("summary", "keytakeaways", "takeaways", "highlights"), "is an `executive-summary`"),
    **dict.fromkeys(("end", "thanks", "thankyou", "conclusion", "nextsteps", "contact", "questions"), _CLOSING),
    **dict.fromkeys(("flow", "flowchart", "steps", "chevrons"), "is a `process`"),
    **dict.fromkeys(("milestones", "history"), "is a `timeline`"),
    **dict.fromkeys(("quadrant", "quadrants", "twobytwo"), "is a `matrix` or a `market-map`"),
    **dict.fromkeys(("hierarchy", "organigram", "organogram"), "is an `org-chart`"),
    **dict.fromkeys(("logos", "deals", "tombstones"), "is a `tombstone-grid`"),
    **dict.fromkeys(("toc", "tableofcontents", "contents"), "is an `agenda`"),
    "pipeline": "is a `funnel`",
    "bridge": "is a `waterfall`",
}
# In the document's spelling of `key`.
_COMBINED = "is a `bar` chart with a series whose `{key}` is `line`, and whose `axis` may be `secondary`"
_CHARTS: Mapping[str, str] = {
    **dict.fromkeys(("combo", "combined", "combination", "mixed", "barline", "columnline", "pareto"), _COMBINED),
    **dict.fromkeys(("column", "clusteredcolumn", "clusteredbar"), "is a `bar` chart"),
    **dict.fromkeys(("stackedbar", "stackedcolumn"), "is a `bar` chart with the grouping `stacked`"),
    "donut": "is a `doughnut` chart",
    "boxplot": "is a `boxWhisker` chart",
    "candlestick": "is a `stock` chart",
    "spider": "is a `radar` chart",
}
_SUFFIX = re.compile("(?:slide|chart|diagram|graph|layout|card|tile|page)s?$")
_PLOT = re.compile("(?:.*(?:chart|graph)|bar|column|line|pie|plot)s?")
_LIKE_ENOUGH = 0.8


def asked_for_as(key: str, tag: str, known: Sequence[str]) -> str:
    """How what `tag` means is asked for with `key`, as the end of a sentence; "" where that is not known.

    `known` are the values that `key` may have.
    """
    plain = _plain(tag[:60])
    stem = _SUFFIX.sub("", plain) or plain
    same = next((name for name in known if _plain(name) in {plain, stem}), None)
    if same:
        return f"write `{same}`"
    called = _SLIDES if key == "slideType" else _CHARTS if key in {"chartType", "chart_type"} else {}
    what = "slide" if called is _SLIDES else "chart"
    if said := called.get(plain) or called.get(stem):
        return f"such a {what} here {said.format(key=key)}"
    if called is _SLIDES and _PLOT.fullmatch(plain):
        return _A_CHART
    near = difflib.get_close_matches(tag[:60], known, n=1, cutoff=_LIKE_ENOUGH)
    return f"`{near[0]}` may be meant" if near else ""


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())
