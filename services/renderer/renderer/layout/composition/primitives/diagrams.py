"""Charts, bridges, maps, timelines and trees in a region, drawn as slides draw theirs."""

from collections.abc import Iterator, Sequence

from renderer import findings
from renderer.deck.blocks.figures import (
    AxisEnds,
    BridgeStep,
    ChartBlock,
    OrgBranch,
    OrgTree,
    QuadrantMap,
    SmallMultiples,
    StepTimeline,
    WaterfallBars,
)
from renderer.deck.charts import ChartData, StepKind
from renderer.deck.slides.figures import Company, OrgNode, TimelineEvent
from renderer.layout.charts import bridge, lay_out_chart
from renderer.layout.charts.waterfall_bars import wrong_totals
from renderer.layout.figures.event_texts import Course
from renderer.layout.figures.events import lay_out_events
from renderer.layout.figures.forest import lay_out_forest
from renderer.layout.figures.map_labels import bubble_scale
from renderer.layout.figures.map_sizes import lay_out_sizes
from renderer.layout.figures.multiples import lay_out_multiples
from renderer.layout.figures.quadrant_map import Axis, MapContent, lay_out_map
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet

_KINDS: dict[str, StepKind] = {"start": "total", "end": "total", "up": "increase", "down": "decrease"}
_ROOT = "1"


def chart_block(sheet: Sheet, content: ChartBlock, area: Rect, path: str) -> None:
    """A native chart; `altText` is read out in the place of what its data tell."""
    ground = sheet.ground if sheet.ground.startswith("#") else None
    chart, where = content.chart_data, f"{path}.chartData"
    lay_out_chart(sheet, chart, area, where, alt_text=content.alt_text or "", ground=ground)


def small_multiples(sheet: Sheet, content: SmallMultiples, area: Rect, path: str) -> None:
    """Charts on the same axes, each with its name."""
    lay_out_multiples(sheet, content, area, path)


def waterfall_bars(sheet: Sheet, content: WaterfallBars, area: Rect, path: str) -> None:
    """A native chart; an end that its steps do not lead to is drawn as it is given, and said."""
    steps = content.steps
    data = bridge(
        [(step.label, step.value, _KINDS[step.kind]) for step in steps],
        [step.tone for step in steps],
        content,
        [step.value_label or "" for step in steps],
    )
    lay_out_chart(sheet, data, area, path)
    _check_sums(sheet, content.steps, data, path)


def _check_sums(sheet: Sheet, steps: Sequence[BridgeStep], data: ChartData, path: str) -> None:
    """A second start begins anew; an end must follow from its steps."""
    for index, reached, stated in wrong_totals(data.steps, data.series[0].values):
        if steps[index].kind == "end":
            place = sheet.at(f"{path}.steps[{index}].value")
            sheet.say(findings.does_not_add_up(sheet.page_index, place, reached, stated))


def quadrant_map(sheet: Sheet, content: QuadrantMap, area: Rect, path: str) -> None:
    """Dots on two axes whose ends are named; labels are moved until none touch."""
    points = [
        Company(point.label, point.x, point.y, point.emphasis or "secondary", point.size, point.note)
        for point in content.points or ()
    ]
    x, y = (_axis(ends) for ends in (content.x_axis_label, content.y_axis_label))
    scale = bubble_scale(points, area)
    area = lay_out_sizes(sheet, points, content.size_label, area, scale, path=f"{path}.", kind="points")
    shown = MapContent(points, content.quadrants or (), x, y, f"{path}.", "points", content.wanted_quadrant, scale)
    lay_out_map(sheet, shown, area)


def _axis(ends: AxisEnds | None) -> Axis | None:
    return Axis(ends.low, ends.high) if ends and (ends.low or ends.high) else None


def step_timeline(sheet: Sheet, content: StepTimeline, area: Rect, path: str) -> None:
    """Dots on a line; across the region, or down where it is narrow."""
    events = [
        TimelineEvent(step.label, step.tag or None, step.description or None, step.icon) for step in content.steps
    ]
    course = Course(events, content.phases or (), content.today, f"{path}.", "steps")
    lay_out_events(sheet, course, area)


def org_tree(sheet: Sheet, content: OrgTree, area: Rect, path: str) -> None:
    """Boxes of one size under their root, with glued connectors."""
    root = content.root
    label, role = (root, None) if isinstance(root, str) else (root.label, root.role)
    found = [(OrgNode(id=_ROOT, label=label, role=role), f"{path}.root")]
    found += _branches(content.children, _ROOT, path)
    lay_out_forest(sheet, [node for node, _ in found], [place for _, place in found], area, f"{sheet.name()}.node")


def _branches(branches: Sequence[OrgBranch], parent: str, path: str) -> Iterator[tuple[OrgNode, str]]:
    for index, branch in enumerate(branches):
        identity, place = f"{parent}.{index + 1}", f"{path}.children[{index}]"
        yield OrgNode(id=identity, label=branch.label, role=branch.role, parent_id=parent), place
        yield from _branches(branch.children or (), identity, place)
