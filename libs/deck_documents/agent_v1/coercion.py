"""Older forms of `agent_v1`, read as today's before anything is checked; each with a warning at the client's place."""

from typing import Any

from deck_documents.agent_v1.document import Content
from deck_documents.coerced import Coerced
from deck_domain.errors import Violation

_PATTERNS = {
    "chart": "chart-focus",
    "chartFocus": "chart-focus",
    "chart_focus": "chart-focus",
    "content": "statement",
}
_CHART_TYPES = {"scatter": "line", "waterfall": "bar", "funnel": "bar"}
_CONTENT_FIELDS = tuple(str(info.alias) for info in Content.model_fields.values())

Json = dict[str, Any]


def coerce(document: object) -> Coerced:
    """Read the older forms in `document`; whatever it is, what cannot be read so is left for the checks to name."""
    reading = _Reading()
    return reading.root(document)


class _Reading:
    def __init__(self) -> None:
        self.result = Coerced(None)

    def warn(self, pointer: str, code: str, message: str) -> None:
        self.result.warnings.append(Violation(pointer, code, message))

    def root(self, document: object) -> Coerced:
        if isinstance(document, dict):
            document = dict(document)
            self._type_and_title(document)
            slides = document.get("slides")
            # More slides than a deck may have are refused anyway.
            if isinstance(slides, list) and len(slides) <= 200:
                document["slides"] = [self._slide(slide, f"/slides/{index}") for index, slide in enumerate(slides)]
        self.result.document = document
        return self.result

    def _type_and_title(self, root: Json) -> None:
        if root.get("type") == "Document":
            root["type"] = "presentation"
            self.warn("/type", "coerced_type", 'The type "Document" was read as "presentation".')
        meta = root.get("meta")
        if "presentationTitle" not in root and isinstance(meta, dict) and "title" in meta:
            root["presentationTitle"] = meta["title"]
            self.result.moved["/presentationTitle"] = "/meta/title"
            self.warn("/meta/title", "coerced_title", "`meta.title` was read as `presentationTitle`.")
            rest = {key: value for key, value in meta.items() if key != "title"}
            if rest:
                root["meta"] = rest
            else:
                del root["meta"]

    def _slide(self, slide: object, at: str) -> object:
        if not isinstance(slide, dict):
            return slide
        slide = dict(slide)
        pattern = slide.get("pattern")
        if isinstance(pattern, str) and pattern in _PATTERNS:
            slide["pattern"] = _PATTERNS[pattern]
            self.warn(f"{at}/pattern", "coerced_pattern", f"The pattern {pattern} was read as {slide['pattern']}.")
        self._gather_content(slide, at)
        content = slide.get("content")
        if isinstance(content, dict):
            slide["content"] = self._content(dict(content), f"{at}/content")
        return slide

    def _gather_content(self, slide: Json, at: str) -> None:
        content = slide.get("content", {})
        if not isinstance(content, dict):
            return
        flat = [key for key in _CONTENT_FIELDS if key in slide and key not in content]
        if not flat:
            return
        if "content" not in slide:
            self.result.moved[f"{at}/content"] = at
        self.result.moved.update({f"{at}/content/{key}": f"{at}/{key}" for key in flat})
        slide["content"] = content | {key: slide.pop(key) for key in flat}
        names = ", ".join(f"`{key}`" for key in flat)
        self.warn(at, "coerced_content", f"{names} beside `pattern` {_was(flat)} read as part of `content`.")

    def _content(self, content: Json, at: str) -> Json:
        kpis = content.get("kpis")
        if isinstance(kpis, list):
            content["kpis"] = [self._kpi(kpi, f"{at}/kpis/{index}") for index, kpi in enumerate(kpis[:5])] + kpis[5:]
        if isinstance(content.get("chart"), dict):
            content["chart"] = self._chart(dict(content["chart"]), f"{at}/chart")
        return content

    def _kpi(self, kpi: object, at: str) -> object:
        if not isinstance(kpi, dict) or "delta" not in kpi or "sublabel" in kpi:
            return kpi
        origin = self.result.original(f"{at}/delta")
        self.result.moved[f"{at}/sublabel"] = origin
        self.warn(origin, "coerced_sublabel", "`delta` was read as `sublabel`.")
        return {("sublabel" if key == "delta" else key): value for key, value in kpi.items()}

    def _chart(self, chart: Json, at: str) -> Json:
        kind = chart.get("type")
        if isinstance(kind, str) and kind in _CHART_TYPES:
            chart["type"] = _CHART_TYPES[kind]
            place = self.result.original(f"{at}/type")
            told = f"The chart type {kind} was read as {chart['type']}; in `protocol_v2` it is drawn as such."
            self.warn(place, "coerced_chart_type", told)
        if "series" not in chart and isinstance(chart.get("values"), list) and "categories" in chart:
            self._gather_series(chart, at)
        series, shared = chart.get("series"), chart.get("categories")
        if isinstance(series, list) and len(series) <= 255:
            chart["series"] = [self._series(one, shared, at, index) for index, one in enumerate(series)]
            if any(new is not old for new, old in zip(chart["series"], series, strict=True)):
                chart.pop("categories", None)
        return chart

    def _gather_series(self, chart: Json, at: str) -> None:
        """`values` beside `categories` are those of the only series, which bears the chart's title."""
        title = chart.get("title")
        chart["series"] = [{"name": title if isinstance(title, str) else "", "values": chart.pop("values")}]
        self.result.moved[f"{at}/series/0/values"] = self.result.original(f"{at}/values")

    def _series(self, series: object, shared: object, chart_at: str, index: int) -> object:
        if not isinstance(series, dict) or "dataPoints" in series:
            return series
        own = "categories" in series
        values, categories = series.get("values"), series["categories"] if own else shared
        if not isinstance(values, list) or not isinstance(categories, list):
            return series
        at = f"{chart_at}/series/{index}"
        values_at = self.result.original(f"{at}/values")
        categories_at = self.result.original(f"{at if own else chart_at}/categories")
        self.result.points[f"{at}/dataPoints"] = (values_at, categories_at)
        points = self._points(values, categories, values_at)
        rest = {key: value for key, value in series.items() if key not in ("values", "categories")}
        return rest | {"dataPoints": points}

    def _points(self, values: list[Any], categories: list[Any], at: str) -> list[Json]:
        if len(values) != len(categories):
            message = f"Give {len(categories)} values, one for each category; there are {len(values)}."
            self.result.faults.append(Violation(at, "wrong_value_count", message))
            return []
        self.warn(at, "coerced_points", "`categories` and `values` were read as `dataPoints`.")
        return [{"category": name, "value": value} for name, value in zip(categories, values, strict=True)]


def _was(names: list[str]) -> str:
    return "was" if len(names) == 1 else "were"
