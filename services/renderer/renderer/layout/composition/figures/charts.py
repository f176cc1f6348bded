"""Charts in a region, and bridges from one figure to another."""

from collections.abc import Sequence

from renderer import notices
from renderer.deck.blocks import BridgeStep, ChartBlock, WaterfallBars
from renderer.deck.charts import StepKind
from renderer.layout.charts import bridge, lay_out_chart
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet

_KINDS: dict[str, StepKind] = {"start": "total", "end": "total", "up": "increase", "down": "decrease"}
_TOLERANCE, _LEAST_TOLERANCE = 0.005, 0.01


def chart_block(sheet: Sheet, content: ChartBlock, area: Rect, path: str) -> None:
    """A native chart; `altText` is read out in the place of what its data tell."""
    ground = sheet.ground if sheet.ground.startswith("#") else None
    chart, where = content.chart_data, f"{path}.chartData"
    lay_out_chart(sheet, chart, area, where, alt_text=content.alt_text or "", ground=ground)


def waterfall_bars(sheet: Sheet, content: WaterfallBars, area: Rect, path: str) -> None:
    """A native chart; an end that its steps do not lead to is drawn as it is given, and said."""
    steps = content.steps
    data = bridge(
        [step.label for step in steps],
        [step.value for step in steps],
        [_KINDS[step.kind] for step in steps],
        [step.value_label or "" for step in steps],
    )
    lay_out_chart(sheet, data, area, path)
    _check_sums(sheet, content.steps, path)


def _check_sums(sheet: Sheet, steps: Sequence[BridgeStep], path: str) -> None:
    running = 0.0
    for index, step in enumerate(steps):
        reached = running
        if step.kind in {"up", "down"}:
            running += abs(step.value) if step.kind == "up" else -abs(step.value)
            continue
        running = step.value
        if step.kind == "end" and abs(reached - step.value) > max(_LEAST_TOLERANCE, abs(step.value) * _TOLERANCE):
            place = sheet.at(f"{path}.steps[{index}].value")
            said = notices.does_not_add_up(sheet.page_index, place, f"{reached:,.10g}", f"{step.value:,.10g}")
            sheet.say(said)
