"""How a chart is read out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renderer.deck.charts import Branch, ChartData, values_of
from renderer.layout.charts.number_formats import number_format, shown
from renderer.typesetting.terms import chart_name, term

_LONGEST = 500


def description(kind: str, data: ChartData, language: str) -> str:
    """The `kind` of chart in words, its series, and the extremes of each; of a few parts of a whole, each."""
    kind = chart_name(kind, language)
    heading = term("titled", language, kind=kind, title=data.title) if data.title else kind
    reader = _Reader(data, language)
    parts = reader.leaves(data.branches) if data.branches else reader.extremes()
    text = f"{heading}. {'; '.join(parts)}"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "\u2026"


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the values of a chart out, as its language writes figures."""

    data: ChartData
    language: str

    def leaves(self, branches: Sequence[Branch], above: str = "") -> Iterator[str]:
        """Each branch with what it comes to, and those below it."""
        code = number_format([branch.total for branch in branches])
        for branch in branches:
            yield f"{above}{branch.name} {shown(branch.total, code, self.language)}"
            yield from self.leaves(branch.children, f"{above}{branch.name} / ")

    def extremes(self) -> Iterator[str]:
        """Of each series, the least value and the largest one."""
        code = number_format(values_of(self.data.series))
        for series in self.data.series:
            found = [(value, index) for index, value in enumerate(series.values) if value is not None]
            if found:
                low, high = (self._value(value, index, code) for value, index in (min(found), max(found)))
                name = f"{series.name}: " if series.name else ""
                yield name + term("extremes", self.language, low=low, high=high)

    def _value(self, value: float, index: int, code: str) -> str:
        """A value, and the category that has it."""
        names = self.data.categories if self.data.kind != "boxWhisker" else ()
        where = f" ({names[index]})" if index < len(names) and names[index] else ""
        return shown(value, code, self.language) + where
