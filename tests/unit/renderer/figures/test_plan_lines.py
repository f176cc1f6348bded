"""Which way the lines of a plan take between its bars."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest

from renderer.layout.geometry import Rect
from renderer.scene import EMU_PER_PT, Connector, Shape

Draw = Callable[..., Any]
LEFT = 1


def task(name: str, start: str, end: str, waits_for: Iterable[str] = ()) -> dict[str, Any]:
    """A task whose name is its id."""
    return {"id": name, "label": name, "start": start, "end": end, "dependsOn": [*waits_for]}


def upright(line: Connector) -> Rect:
    """The stretch of a line that runs up or down, in pt."""
    (x1, y1), (x2, y2) = ((x / EMU_PER_PT, y / EMU_PER_PT) for x, y in (line.start, line.end))
    assert line.bend is not None
    x = x1 if line.corner else x1 + line.bend * (x2 - x1)
    return Rect(x, min(y1, y2), 0.0, abs(y2 - y1))


def lines_of(drawn: Any) -> dict[tuple[str, str], Connector]:
    """The lines by the ids of the tasks at their ends."""
    lines = (one for one in drawn.elements if isinstance(one, Connector))
    return {(line.glue_start[0].rpartition(".")[2], line.glue_end[0].rpartition(".")[2]): line for line in lines}


def bar(drawn: Any, name: str) -> Rect:
    """The bar of a task, in pt."""
    frame = next(one for one in drawn.elements if isinstance(one, Shape) and one.name.endswith(f".{name}")).frame
    return Rect(*(side / EMU_PER_PT for side in (frame.x, frame.y, frame.width, frame.height)))


def test_a_line_goes_around_the_starts_of_bars_that_fill_the_way(draw: Draw) -> None:
    """Neither from the middle nor half way would it pass the long bars between."""
    drawn = draw(
        "ganttChart",
        {
            "tasks": [
                task("survey", "2026-01", "2026-02"),
                task("permits", "2026-01", "2026-09"),
                task("steel", "2026-02", "2026-10"),
                task("build", "2026-09", "2026-12", ["survey"]),
            ]
        },
        870,
        340,
    )
    line = lines_of(drawn)["survey", "build"]
    assert line.glue_start[1] == LEFT
    x = upright(line).x
    assert all(x < bar(drawn, name).x for name in ("permits", "steel"))


def test_lines_without_a_task_in_common_are_two(draw: Draw) -> None:
    """Both would go around the starts, where they would look like one that joins all four tasks."""
    drawn = draw(
        "ganttChart",
        {
            "tasks": [
                task("survey", "2026-01", "2026-02"),
                task("permits", "2026-01", "2026-09"),
                task("steel", "2026-02", "2026-10"),
                task("build", "2026-09", "2026-12", ["survey"]),
                task("open", "2026-12", "2026-12", ["permits"]),
            ]
        },
        870,
        340,
    )
    lines = lines_of(drawn)
    first, second = (upright(lines[ends]) for ends in (("survey", "build"), ("permits", "open")))
    assert first.y < second.bottom
    assert second.y < first.bottom
    assert abs(first.x - second.x) > 3


@pytest.mark.parametrize("month", [1, 3])
def test_no_line_runs_along_the_name_beside_its_bar(draw: Draw, month: int) -> None:
    """A name that is longer than its bar stands right of it, and the line leaves on the left."""
    name = "A short survey with a long name"
    start = date(2026, month, 1)
    drawn = draw(
        "ganttChart",
        {
            "tasks": [
                {"id": "a", "label": name, "start": f"{start}", "end": f"{start.replace(day=20)}"},
                task("between", "2026-01", "2026-06"),
                task("far", "2026-11", "2026-12", ["a"]),
            ]
        },
        870,
        340,
    )
    words = next(shape for shape in drawn.texts if any(name in line.text for line in shape.paragraphs)).frame
    line = lines_of(drawn)["a", "far"]
    across = sorted((line.start[0] / EMU_PER_PT, upright(line).x))
    assert words.x / EMU_PER_PT >= across[1] or (words.x + words.width) / EMU_PER_PT <= across[0]
