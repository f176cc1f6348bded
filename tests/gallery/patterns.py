"""One slide of each pattern of agent_v1, in three sizes."""

from collections.abc import Callable, Mapping

from tests.gallery.charts import values
from tests.gallery.wording import Json, Size


def _title(words: Json, size: Size) -> Json:
    content: Json = {"title": words["deck"] if size != "overfull" else words["titles"]["overfull"]}
    if size != "small":
        content["subtitle"] = words["subtitle"]
    if size == "overfull":
        content["prose"] = [words["longInsight"]]
    return content


def _statement(words: Json, size: Size) -> Json:
    content: Json = {"title": words["statement"] if size != "overfull" else words["titles"]["overfull"]}
    if size != "small":
        content["prose"] = [words["insight"]] if size == "full" else words["paragraphs"]
    return content


def _kpis(words: Json, size: Size) -> list[Json]:
    kpis = [dict(item) for item in words["kpis"][: 2 if size == "small" else 4]]
    if size != "small":
        kpis[0]["style"], kpis[1]["style"] = "dark", "outline"
    if size == "overfull":
        kpis[2] |= words["longKpis"][0] | {"sublabel": words["longSublabel"]}
    return kpis


def _dashboard(words: Json, size: Size) -> Json:
    content: Json = {"title": words["titles"][size], "kpis": _kpis(words, size)}
    if size != "small":
        content |= {"chart": _chart(words, size, "bar")}
    if size == "overfull":
        content["bulletPoints"] = words["points"][:6]
    return content


def _chart(words: Json, size: Size, kind: str) -> Json:
    categories = words["longCategories"] if size == "overfull" else words["months"][: 4 if size == "small" else 12]
    scale = 1_234.5 if size == "overfull" else 1.0
    series = [
        {
            "name": name,
            "dataPoints": [
                {"category": category, "value": value}
                for category, value in zip(categories, values(len(categories), n, scale), strict=True)
            ],
        }
        for n, name in enumerate(words["series"][: {"small": 1, "full": 2, "overfull": 4}[size]])
    ]
    return {"type": kind, "title": words["chartTitle"], "series": series}


def _comparison(words: Json, size: Size) -> Json:
    sides = words["sides"]
    rows = [dict(row) for row in sides["rows"][: {"small": 2, "full": 5, "overfull": 8}[size]]]
    content: Json = {"title": words["titles"][size]}
    if size == "overfull":
        rows[1] = {"left": words["paragraphs"][1], "right": words["paragraphs"][0]}
        content["prose"] = [words["longInsight"]]
    comparison = {"leftLabel": sides["left"], "rightLabel": sides["right"], "rows": rows}
    return content | {"comparison": comparison}


def _chart_focus(words: Json, size: Size) -> Json:
    content: Json = {"title": words["titles"][size], "chart": _chart(words, size, "line")}
    if size != "small":
        content["prose"] = [words["insight"]] if size == "full" else words["paragraphs"][:2]
    return content


def _bullets(words: Json, size: Size) -> Json:
    points = words["points"][: {"small": 2, "full": 6, "overfull": 12}[size]]
    if size == "overfull":
        points = [*words["paragraphs"], *points, *words["points"]]
    return {"title": words["titles"][size], "bulletPoints": points}


_PATTERNS: Mapping[str, Callable[[Json, Size], Json]] = {
    "title": _title,
    "statement": _statement,
    "dashboard": _dashboard,
    "comparison": _comparison,
    "chart-focus": _chart_focus,
    "bullets": _bullets,
}
KINDS = tuple(_PATTERNS)


def slide(kind: str, words: Json, size: Size) -> Json:
    """The slide of a pattern."""
    return {"pattern": kind, "content": _PATTERNS[kind](words, size)}


def document(words: Json, *slides: Json, **root: object) -> Json:
    """A deck of agent_v1."""
    return {
        "type": "presentation",
        "version": "1.0",
        "presentationTitle": words["deck"],
        "companyName": words["words"]["company"],
        "slides": list(slides),
        **root,
    }
