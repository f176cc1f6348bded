"""Tasks as bars below months, quarters or years, in lanes, with lines from what they depend on.

Their names stand in or beside the bars, or in a column of their own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from deck_domain.dates import Period, read_period, read_span, year_in
from renderer.deck.blocks.diagrams import GanttChart, GanttTask, Level
from renderer.layout.figures.alike import is_second, part
from renderer.layout.figures.calendar_axis import CalendarAxis, axis_of, lay_out_axis
from renderer.layout.figures.gantt_bars import Arrangement, arranged, lay_out_bars, progress_of, text_of
from renderer.layout.figures.gantt_links import Bar
from renderer.layout.figures.lanes import Lane, lay_out_lanes, room_of_lanes
from renderer.layout.figures.stacks import lay_out_stack
from renderer.layout.figures.time_marks import lay_out_today, line_of_today
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.typesetting.numerals import numerals_of

_TALLEST_ROW, _TALLEST_OF_FEW, _FEW = 92.0, 160.0, 4
"""Rows of a plan of few tasks are taller, in pt: it fills its area, as other figures of few items do."""
_BAR_SHARE, _TALLEST_BAR, _SHARE_OF_FEW, _LEAST_BAR = 0.7, 44.0, 0.34, 5.0
LEAST_WIDTH, _HEAD, _LOWEST_ROW, _LOWEST_IN_BLOCK = 300.0, 56.0, 13.0, 11.0
_MARGINS = (0.0, 0.1, 0.2, 0.32)
"""What may be kept free behind the axis for labels, as a share of its width."""
TODAY_HEIGHT = 18.0
HOLLOW = 0.2
"""Of the height, from how much that stays empty a plan of little stands in the middle, and not at the top."""
_NAME, _NAME_OF_FEW, _NAME_GAP, _MOST_NAMES, _SLACK = 14.0, 20.0, 20.0, 0.34, 1.05
_LINE_HEIGHT = 1.4
"""Of a label, by the size of its type."""
SOME_YEAR = 2001
"""The year of dates that name none; only the distances between such dates matter."""
UNKNOWN = Period(date(SOME_YEAR, 1, 1), date(SOME_YEAR + 1, 1, 1))
"""What is shown of a date that cannot be parsed."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One row: of a lane, and of a task in it; None keeps an empty lane open."""

    lane: str
    task: int | None


@dataclass(frozen=True, slots=True)
class _Plot:
    """A plan as it is laid out; `names` is what those of tasks take in a column of their own, in pt."""

    axis: CalendarAxis
    rows: list[Rect]
    bars: Arrangement
    names: float


def lay_out_gantt(sheet: Sheet, plan: GanttChart, area: Rect, path: str) -> None:
    """Fill `area` with the plan at `path`, which is empty for that of a slide."""
    year = year_in(text for task in plan.tasks for text in (task.start, task.end or ""))
    spans = [read_span(task.start, task.end, year) for task in plan.tasks]
    known = [span for span in spans if span is not None]
    if len(known) < len(spans):
        sheet.no_effect(part(path, "tasks"), "A date that cannot be read has no effect here.")
    lines = _lines(plan, sheet.first)
    # What is too much for a slide goes on on the next one, what is too much for a block has no other place.
    lowest = _LOWEST_IN_BLOCK if path else _LOWEST_ROW
    if area.width < LEAST_WIDTH or area.height < _HEAD + len(lines) * lowest:
        _listed(sheet, plan, area, path)
        return
    beside = room_of_lanes(sheet, [line.lane for line in lines], area)
    now = read_period(plan.today, year or SOME_YEAR) if plan.today else None
    plot = _best(sheet, plan, lines, spans, area.inset(beside, 0, 0, 0), now=now, year=year)
    if (spare := area.bottom - plot.rows[-1].bottom) > HOLLOW * area.height:
        area = area.middle(area.height - spare)
        plot = _best(sheet, plan, lines, spans, area.inset(beside, 0, 0, 0), now=now, year=year)
    area = area.inset(0, 0, 0, area.bottom - plot.rows[-1].bottom)
    lanes = _lanes(lines, plot.rows)
    places = [_place_of_lane(sheet, plan, lane.name, path) for lane in lanes]
    at = part(path, "lanes" if plan.lanes else "tasks")
    lay_out_lanes(sheet, lanes, area, beside, path=at, places=places)
    lay_out_axis(sheet, plot.axis, area.inset(beside + plot.names, 0, 0, 0), part(path, "tasks"))
    span = area.inset(0, plot.axis.height, 0, 0)
    today = mark_today(sheet, plot.axis, plan.today, span, now=now, path=path)
    if today is not None:
        line_of_today(sheet, today, span, _words_beside(plot.bars))
    _say_lost_links(sheet, plan, part(path, "tasks"))
    lay_out_bars(sheet, plot.bars, part(path, "tasks"))


def _best(
    sheet: Sheet,
    plan: GanttChart,
    lines: Sequence[_Line],
    spans: Sequence[Period | None],
    area: Rect,
    *,
    now: Period | None,
    year: int | None,
) -> _Plot:
    """The plan in `area`, the first of the `_ways` that has room for all, else that with the fewest faults."""
    tried: list[_Plot] = []
    for way in _ways(sheet, plan, area):
        tried.append(_plotted(sheet, plan, lines, spans, area, way=way, now=now, year=year))
        if not tried[-1].bars.faults:
            break
    return min(tried, key=lambda one: one.bars.faults)


def _ways(sheet: Sheet, plan: GanttChart, area: Rect) -> Iterator[tuple[float, float]]:
    """What names take in a column at the left, and what stays free at the right for labels, in pt: the best first."""
    names = _room_of_names(sheet, plan, area)
    if names and is_second(sheet):
        yield names, 0.0
    yield from ((0.0, margin * area.width) for margin in _MARGINS)
    if names:
        yield names, 0.0


def _plotted(
    sheet: Sheet,
    plan: GanttChart,
    lines: Sequence[_Line],
    spans: Sequence[Period | None],
    area: Rect,
    *,
    way: tuple[float, float],
    now: Period | None,
    year: int | None,
) -> _Plot:
    """The plan in `area`, with names in a column at its left or at their bars, in one of the `_ways`."""
    names, margin = way
    right = area.inset(names, 0, 0, 0)
    known = [span for span in spans if span is not None] or [UNKNOWN]
    axis = axis_of(sheet, known, right.x, right.width - margin, has_year=year is not None)
    rows = _rows(right.inset(0, axis.height + (TODAY_HEIGHT if now else 0.0), 0, 0), len(lines))
    bars = [
        _bar(plan.tasks[line.task], line.task, spans[line.task], axis, row)
        for line, row in zip(lines, rows, strict=True)
        if line.task is not None
    ]
    column = area.inset(0, 0, right.width, 0) if names else None
    return _Plot(axis, rows, arranged(sheet, bars, avoid=axis.at(now.start) if now else None, column=column), names)


def _room_of_names(sheet: Sheet, plan: GanttChart, area: Rect) -> float:
    """What the names of tasks take in a column of their own, in pt; nothing where they are too long for one."""
    for size in (_NAME_OF_FEW, _NAME) if len(plan.tasks) <= _FEW else (_NAME,):
        widest = max(sheet.type.width(text_of(sheet, task), size, bold=True) for task in plan.tasks) * _SLACK
        if widest + _NAME_GAP <= _MOST_NAMES * area.width:
            return widest + _NAME_GAP
    return 0.0


def _listed(sheet: Sheet, plan: GanttChart, area: Rect, path: str) -> None:
    """The tasks below each other with their dates in words, for where there is no room for an axis."""
    numerals = numerals_of(sheet.language)
    items = [
        Level(
            f"{task.label}  {progress_of(task.progress, numerals)}" if task.progress is not None else task.label,
            ", ".join(text for text in (task.lane, in_words(task.start, task.end)) if text),
        )
        for task in plan.tasks
    ]
    empty = [lane for lane in plan.lanes or () if all(task.lane != lane for task in plan.tasks)]
    lay_out_stack(sheet, [*items, *map(Level, empty)], area, part(path, "tasks"), in_columns=bool(path))
    say_no_today(sheet, plan.today, path)
    if any(task.depends_on for task in plan.tasks):
        message = "There is no room for bars with lines between them: `dependsOn` has no effect here."
        sheet.no_effect(part(path, "tasks"), message)


def in_words(start: str, end: str | None) -> str:
    """A stretch of time as the document writes its ends."""
    return f"{start} \u2013 {end}" if end else start


def say_no_today(sheet: Sheet, today: str | None, path: str) -> None:
    """Say that the day of today has no place where there is no axis."""
    if today:
        message = f"There is no room for an axis with {today!r} on it: `today` has no effect here."
        sheet.no_effect(part(path, "today"), message)


def mark_today(
    sheet: Sheet, axis: CalendarAxis, words: str | None, span: Rect, *, now: Period | None, path: str
) -> float | None:
    """Write the day of today at the head of a plan, or a finding where it is outside; returns the x of its line."""
    if words is None or now is None:
        return None
    x = axis.at(now.start)
    if axis.left <= x <= span.right:
        lay_out_today(sheet, x, words, span, path=part(path, "today"))
        return x
    sheet.no_effect(
        part(path, "today"), f"The day {words!r} is outside of the times on this page: `today` has no effect here."
    )
    return None


def _words_beside(arrangement: Arrangement) -> list[Rect]:
    """The lines of type beside bars, which the line of today keeps off."""
    height = arrangement.size * _LINE_HEIGHT
    return [
        Rect(label.box.x, label.box.y + (label.box.height - height) / 2, label.box.width, height)
        for label in arrangement.labels
        if not label.is_inside
    ]


def _say_lost_links(sheet: Sheet, plan: GanttChart, kind: str) -> None:
    """Say which tasks wait for some that are on another page, from which no line can come."""
    here = {task.id for task in plan.tasks}
    for index, task in enumerate(plan.tasks):
        others = [wanted for wanted in task.depends_on or () if wanted not in here]
        if others:
            names = ", ".join(map(repr, others))
            message = f"{task.label!r} waits for {names} on another slide: a line from there has no effect here."
            sheet.no_effect(f"{sheet.item(kind, index)}.dependsOn", message)


def _lines(plan: GanttChart, first: int) -> list[_Line]:
    """Tasks by their lanes: those that are named in their order, then others; a lane without tasks is shown once."""
    named = list(plan.lanes or ())
    lanes = [*named, *dict.fromkeys(task.lane or "" for task in plan.tasks if (task.lane or "") not in named)]
    lines = []
    for lane in lanes:
        tasks = [index for index, task in enumerate(plan.tasks) if (task.lane or "") == lane]
        lines += [_Line(lane, task) for task in tasks] or ([_Line(lane, None)] if not first else [])
    return lines


def _rows(area: Rect, count: int) -> list[Rect]:
    height = min(area.height / count, _TALLEST_OF_FEW if count <= _FEW else _TALLEST_ROW)
    return Rect(area.x, area.y, area.width, height * count).rows(count, gap=0.0)


def _lanes(lines: Sequence[_Line], rows: Sequence[Rect]) -> list[Lane]:
    """The lanes with the rows that they take."""
    found: list[Lane] = []
    for line, row in zip(lines, rows, strict=True):
        if found and found[-1].name == line.lane:
            found[-1] = Lane(line.lane, found[-1].top, row.bottom)
        else:
            found.append(Lane(line.lane, row.y, row.bottom))
    return found


def _place_of_lane(sheet: Sheet, plan: GanttChart, name: str, path: str) -> str:
    """Where the document names a lane: in its list of lanes, else at the first task of the lane on this page."""
    if name in (plan.lanes or ()):
        return f"{part(path, 'lanes')}[{list(plan.lanes or ()).index(name)}]"
    first = next(index for index, task in enumerate(plan.tasks) if (task.lane or "") == name)
    return f"{sheet.item(part(path, 'tasks'), first)}.lane"


def _bar(task: GanttTask, index: int, span: Period | None, axis: CalendarAxis, row: Rect) -> Bar:
    """A bar in its row; a diamond for a milestone and for a day without an end."""
    height = max(min(row.height * _BAR_SHARE, _TALLEST_BAR), row.height * _SHARE_OF_FEW)
    top = row.y + (row.height - height) / 2
    if span is None:
        return Bar(task, index, Rect(row.x, top, 0.0, height), row, is_point=True, is_hidden=True)
    is_point = bool(task.milestone) or (task.end is None and span.days <= 1)
    if is_point:
        middle = min(max(axis.at(span.start), row.x + height / 2), row.right - height / 2)
        return Bar(task, index, Rect(middle - height / 2, top, height, height), row, is_point=True)
    left = axis.at(span.start)
    width = max(axis.at(span.end) - left - 1, _LEAST_BAR)
    return Bar(task, index, Rect(min(left, row.right - width), top, width, height), row, is_point=False)
