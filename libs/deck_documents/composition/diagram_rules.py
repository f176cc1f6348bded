"""Rules of diagrams that tie several fields together; pointers are relative to what holds the lists."""

from collections.abc import Iterator, Mapping

from deck_documents.composition.diagrams import GanttChart, GanttTask, RoadmapLanes
from deck_documents.time_rules import span_faults, today_faults
from deck_domain.dates import year_in
from deck_domain.errors import Violation


def diagram_faults(content: object) -> Iterator[Violation]:
    """The faults of a slide or a block, if it is a plan."""
    if isinstance(content, GanttChart):
        yield from _gantt_faults(content)
    elif isinstance(content, RoadmapLanes):
        yield from _roadmap_faults(content)


def _roadmap_faults(plan: RoadmapLanes) -> Iterator[Violation]:
    year = year_in(text for lane in plan.lanes for item in lane.items for text in (item.start, item.end or ""))
    for index, lane in enumerate(plan.lanes):
        yield from span_faults(lane.items, f"/lanes/{index}/items", year)
    yield from today_faults(plan.today)


def _gantt_faults(plan: GanttChart) -> Iterator[Violation]:
    year = year_in(text for task in plan.tasks for text in (task.start, task.end or ""))
    yield from span_faults(plan.tasks, "/tasks", year)
    yield from today_faults(plan.today)
    yield from _lane_faults(plan)
    yield from _id_faults(plan)
    known = {task.id: task for task in plan.tasks if task.id is not None}
    for index, task in enumerate(plan.tasks):
        yield from _dependency_faults(task, known, f"/tasks/{index}/dependsOn")
        if task.milestone and task.end is not None:
            yield Violation(f"/tasks/{index}/end", "milestone_with_end", "A milestone is one day: leave out its end.")


def _lane_faults(plan: GanttChart) -> Iterator[Violation]:
    for index, lane in enumerate(plan.lanes or ()):
        if lane in (plan.lanes or [])[:index]:
            yield Violation(f"/lanes/{index}", "duplicate_lane", f"The lane {lane!r} is there already: name it once.")
    for index, task in enumerate(plan.tasks):
        if plan.lanes is not None and task.lane is not None and task.lane not in plan.lanes:
            message = f"There is no lane {task.lane!r}: use one of `lanes`, or add it there."
            yield Violation(f"/tasks/{index}/lane", "unknown_lane", message)


def _id_faults(plan: GanttChart) -> Iterator[Violation]:
    seen: set[str] = set()
    for index, task in enumerate(plan.tasks):
        if task.id in seen:
            yield Violation(f"/tasks/{index}/id", "duplicate_id", f"The id {task.id!r} is taken: choose another.")
        seen |= {task.id} if task.id is not None else set()


def _dependency_faults(task: GanttTask, known: Mapping[str, GanttTask], at: str) -> Iterator[Violation]:
    for index, needed in enumerate(task.depends_on or ()):
        if needed not in known:
            yield Violation(f"{at}/{index}", "missing_task", f"No task has the id {needed!r}: name an existing one.")
        elif needed == task.id:
            yield Violation(f"{at}/{index}", "self_dependency", f"{needed!r} cannot depend on itself: name another.")
        elif task.id is not None and _leads_to(needed, task.id, known):
            yield Violation(f"{at}/{index}", "cycle", f"{needed!r} itself depends on {task.id!r}: break the cycle.")


def _leads_to(start: str, goal: str, known: Mapping[str, GanttTask]) -> bool:
    """Whether what the task `start` depends on leads to `goal`."""
    seen, waiting = {start}, [start]
    while waiting:
        task = known.get(waiting.pop())
        for needed in (task.depends_on if task else None) or ():
            if needed == goal:
                return True
            if needed not in seen:
                seen.add(needed)
                waiting.append(needed)
    return False
