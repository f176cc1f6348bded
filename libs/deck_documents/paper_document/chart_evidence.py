"""What proves the point of a chart, an addition of this server: differences, growth, levels and forecasts."""

from typing import Annotated

from pydantic import Field

from deck_documents.parts import BOOLEAN, OBJECT, NonEmpty, Part, Text, by_kind
from deck_documents.sight import Seen, Unseen


class Between(Part):
    """From one category to another, by their names; `series` where there is more than one that stands alone."""

    start: Unseen[NonEmpty] = Field(alias="from")
    end: Unseen[NonEmpty] = Field(alias="to")
    series: Unseen[Text | None] = None


class Target(Part):
    """A level that values are measured by, in their units; without `label` it is named in the deck's language."""

    value: Seen[float]
    label: Seen[Text | None] = None


class Average(Part):
    """The mean of the values; without `label` it is named in the deck's language."""

    label: Seen[Text | None] = None


class Forecast(Part):
    """Values that are yet to come: those of the category `from`, and all behind it."""

    start: Unseen[NonEmpty] = Field(alias="from")
    label: Seen[Text | None] = None


class Evidence(Part):
    """The server reckons all figures from the values of the chart; `growth` is the one per year (CAGR)."""

    difference: Unseen[Between | None] = None
    growth: Unseen[Between | None] = None
    target: Seen[Target | None] = None
    average: Seen[
        Annotated[
            Annotated[bool, BOOLEAN] | Annotated[Average, OBJECT], by_kind("true, false or an object with a label")
        ]
        | None
    ] = None
    forecast: Seen[Forecast | None] = None
