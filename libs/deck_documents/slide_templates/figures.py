"""Templates that show figures, times and alternatives."""

from typing import Annotated, Literal

from pydantic import Field

from deck_documents.icons import IconName
from deck_documents.parts import Percent, Tone
from deck_documents.slide_templates.template import Amount, Json, Line, Params, SlideParams, block, written

_DIRECTIONS = ("up", "down", "flat", "none")
_RISES, _FALLS = ("+", "\u25b2", "\u2191"), ("-", "\u2212", "\u2013", "\u25bc", "\u2193")


class Metric(Params):
    """One figure."""

    label: Line
    value: Amount = Field(description="As it shall be read, with its unit")
    trend: Line | None = Field(default=None, description="up, down or flat; or the change as a text, such as +12 %")
    note: Line | None = Field(default=None, description="A line below the value")
    tone: Tone | None = Field(default=None, description="Whether the change is good; without it, it is grey")
    target: Amount | None = Field(default=None, description="What the value should be")

    def item(self) -> Json:
        """As a slide of key figures has it."""
        direction, change = trend_of(self.trend)
        lines = " \u00b7 ".join(text for text in (change, self.note) if text)
        return {
            "label": self.label,
            "value": written(self.value),
            "trend": direction,
            "tone": self.tone,
            "sublabel": lines or None,
            "target": self.target,
        }


def trend_of(trend: str | None) -> tuple[str, str]:
    """Where a trend goes, and the change that it says, which may be empty."""
    if trend is None or trend.casefold() in _DIRECTIONS:
        return (trend or "none").casefold(), ""
    begin = trend.strip()[:1]
    return ("up" if begin in _RISES else "down" if begin in _FALLS else "none"), trend


class KpiDashboard(SlideParams):
    """Two to six figures."""

    metrics: Annotated[list[Metric], Field(min_length=2, max_length=6)]


def kpi_dashboard(params: KpiDashboard) -> Json:
    """Figures with their trends."""
    return params.slide("kpi-grid", items=[metric.item() for metric in params.metrics])


class Event(Params):
    """One step in time."""

    label: Line
    date: Line | None = None
    description: Line | None = None


class Timeline(SlideParams):
    """Two to ten events, in order."""

    events: Annotated[list[Event], Field(min_length=2, max_length=10)]
    today: Line | None = Field(default=None, description="A date, which is marked")


def timeline(params: Timeline) -> Json:
    """Events in order."""
    return params.slide("timeline", events=[event.model_dump() for event in params.events], today=params.today)


class Criterion(Params):
    """One row: what is compared, and a value for each option."""

    label: Line
    values: Annotated[list[Amount], Field(min_length=2, max_length=5)]
    best: Annotated[int, Field(ge=1, le=5)] | None = Field(default=None, description="The best option, from 1")


class Comparison(SlideParams):
    """Two to five options."""

    options: Annotated[list[Line], Field(min_length=2, max_length=5)]
    rows: Annotated[list[Criterion], Field(min_length=1, max_length=12)]
    recommended: Annotated[int, Field(ge=1, le=5)] | None = Field(default=None, description="An option, from 1")


def comparison(params: Comparison) -> Json:
    """Options side by side."""
    rows = [{"label": row.label, "values": list(map(written, row.values)), "best": row.best} for row in params.rows]
    columns = ["", *params.options]
    return params.slide("comparison-table", columns=columns, rows=rows, recommended=params.recommended)


class Task(Params):
    """A bar from `start` to `end`, dates as people write them."""

    label: Line
    start: Line
    end: Line | None = Field(default=None, description="Without it, as long as `start` says: a month, a quarter")
    lane: Line | None = Field(default=None, description="The team or theme that it belongs to")
    progress: Percent | None = Field(default=None, description="Per cent")
    milestone: bool | None = None
    id: Line | None = Field(default=None, description="By which other tasks depend on it")
    depends_on: Annotated[list[Line], Field(max_length=10)] | None = None


class Gantt(SlideParams):
    """Up to thirty tasks."""

    tasks: Annotated[list[Task], Field(min_length=1, max_length=30)]
    today: Line | None = Field(default=None, description="A date, which is marked")


def gantt(params: Gantt) -> Json:
    """Tasks in time."""
    tasks = [{**task.model_dump(exclude={"depends_on"}), "dependsOn": task.depends_on} for task in params.tasks]
    return params.slide("gantt", tasks=tasks, today=params.today)


class Step(Params):
    """One bar; without a `type`, the first and the last are totals and the others go where their sign says."""

    label: Line
    value: float
    type: Literal["total", "increase", "decrease"] | None = None


class Waterfall(SlideParams):
    """Three to twenty steps from one total to another, which they add up to."""

    steps: Annotated[list[Step], Field(min_length=3, max_length=20)]
    unit: Line | None = Field(default=None, description="Of all values: shown below the title")
    good_when: Literal["up", "down"] | None = Field(default=None, description="Which direction is good")


def waterfall(params: Waterfall) -> Json:
    """How a figure became another."""
    last = len(params.steps) - 1
    entries = [
        {
            "label": step.label,
            "value": step.value,
            "type": step.type or ("total" if number in {0, last} else "decrease" if step.value < 0 else "increase"),
        }
        for number, step in enumerate(params.steps)
    ]
    below = " \u00b7 ".join(text for text in (params.subtitle, params.unit) if text) or None
    return params.slide("waterfall", entries=entries, goodWhen=params.good_when) | (
        {"subtitle": below} if below else {}
    )


class IconItem(Params):
    """One thing: an icon, its name and a sentence."""

    label: Line
    icon: IconName | None = Field(default=None, description="A name of docs/icons.md")
    description: Line | None = None


class IconGrid(SlideParams):
    """Two to nine things."""

    items: Annotated[list[IconItem], Field(min_length=2, max_length=9)]


def icon_grid(params: IconGrid) -> Json:
    """Cards in rows, as even as they can be."""
    count = len(params.items)
    columns = 2 if count in {2, 4} else 3
    rows = -(-count // columns)
    width, height = 12 // columns, 12 // rows
    places = [(number % columns * width, number // columns * height, width, height) for number in range(count)]
    cards = [
        {"lead": item.label, "body": [item.description], "icon": item.icon}
        if item.description
        else {"body": [item.label], "icon": item.icon}
        for item in params.items
    ]
    blocks = [block("infoCard", place, card) for place, card in zip(places, cards, strict=True)]
    return params.slide("composition", blocks=blocks)
