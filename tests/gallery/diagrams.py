"""Diagrams of text and of time, in three sizes: the content of slides, and of blocks of compositions alike."""

from collections.abc import Callable, Mapping

from tests.gallery.wording import Json, Size, some


def _steps(words: Json, size: Size, counts: tuple[int, int, int]) -> list[Json]:
    """Labels alone, with descriptions, and very long ones."""
    count = dict(zip(("small", "full", "overfull"), counts, strict=True))[size]
    found = [{"label": event["label"], "description": event["description"]} for event in words["events"][:count]]
    if size == "small":
        return [{"label": step["label"]} for step in found]
    if size == "overfull":
        found[1]["description"] = words["paragraphs"][0]
    return found


def process(words: Json, size: Size) -> Json:
    """Steps with icons, with descriptions, and in two rows."""
    steps = _steps(words, size, (3, 5, 10))
    if size == "small":
        return {"steps": [{**step, "icon": icon} for step, icon in zip(steps, ("ear", "scale", "zap"), strict=True)]}
    return {"steps": [{**step, "emphasis": number == 2} for number, step in enumerate(steps)]}


def cycle(words: Json, size: Size) -> Json:
    """A ring of boxes, and of numbers with words beside."""
    return {"steps": _steps(words, size, (4, 5, 8)), "center": words["words"]["section"]}


def pyramid(words: Json, size: Size) -> Json:
    """Levels."""
    return {"levels": _steps(words, size, (3, 4, 7))}


def funnel(words: Json, size: Size) -> Json:
    """Stages; of an overfull one the last is very narrow."""
    values = (12400.0, 6820.0, 3150.0, 1390.0, 410.0, 96.0, 31.0, 2.0)
    labels = {"small": words["stages"][:3], "full": words["stages"], "overfull": words["agenda"][:8]}[size]
    texts = words["points"] if size != "small" else [None] * 8
    return {
        "stages": [{"label": a, "value": b, "description": c} for a, b, c in zip(labels, values, texts, strict=False)]
    }


def gantt(words: Json, size: Size) -> Json:
    """Tasks from one event to the next, in lanes from the second size on."""
    events = words["events"][:9]
    count = {"small": 3, "full": 8, "overfull": 24}[size]
    tasks: list[Json] = []
    for number, event in enumerate(some(events[:8], count)):
        task = {
            "label": event["label"],
            "start": event["date"],
            "end": events[number % 8 + 1]["date"],
            "id": f"t{number}",
        }
        if size != "small":
            task |= {"lane": words["regions"][number % 3], "progress": max(100 - 20 * number, 0)}
            task |= {"dependsOn": [f"t{number - 3}"]} if number >= 3 and number % 8 >= 3 else {}
        tasks.append(task)
    tasks.append({"label": events[8]["label"], "start": events[8]["date"], "milestone": True})
    return {"tasks": tasks, **({"lanes": words["regions"][:3], "today": words["today"]} if size != "small" else {})}


def roadmap(words: Json, size: Size) -> Json:
    """Lanes of items that last three events."""
    events, count = words["events"], {"small": 2, "full": 3, "overfull": 4}[size]
    lanes = []
    for number, region in enumerate(words["regions"][:count]):
        items = [
            {"label": events[at]["label"], "start": events[at]["date"], "end": events[min(at + 3, 8)]["date"]}
            for at in range(number % 2, 8, 4 if size != "overfull" else 2)
        ]
        if size != "small":
            items = [{**item, "description": events[number]["description"]} for item in items]
        lanes.append({"label": region, "items": items})
    lanes[0]["items"][0]["emphasis"] = size == "full"
    return {"lanes": lanes, **({"today": words["today"]} if size == "full" else {})}


def swot(words: Json, size: Size) -> Json:
    """Four lists; the deck's language names them."""
    count = {"small": 1, "full": 2, "overfull": 6}[size]
    names = ("strengths", "weaknesses", "opportunities", "threats")
    lists = {name: some(words["points"][number:], count) for number, name in enumerate(names)}
    if size == "overfull":
        lists["threats"] = words["paragraphs"]
    return lists


def matrix(words: Json, size: Size) -> Json:
    """Quadrants with their points between named axes."""
    count = {"small": 1, "full": 2, "overfull": 6}[size]
    cells = [{"label": name, "points": some(words["points"][at:], count)} for at, name in enumerate(words["quadrants"])]
    cells[1]["emphasis"] = True
    ends = {f"{axis}AxisLabel": dict(zip(("low", "high"), words["ends"][axis], strict=True)) for axis in ("x", "y")}
    return {"cells": cells, **(ends if size != "small" else {})}


def pros_cons(words: Json, size: Size) -> Json:
    """Two lists; a verdict from the second size on."""
    count = {"small": 2, "full": 3, "overfull": 10}[size]
    lists: Json = {"pros": words["points"][:count], "cons": some(words["points"][5:], max(count - 1, 1))}
    if size == "overfull":
        lists["cons"][0] = words["paragraphs"][0]
    if size != "small":
        sides = words["sides"]
        lists |= {"prosLabel": sides["left"], "consLabel": sides["right"], "verdict": words["statement"]}
    return lists


CONTENT: Mapping[str, Callable[[Json, Size], Json]] = {
    "process": process,
    "cycle": cycle,
    "pyramid": pyramid,
    "funnel": funnel,
    "gantt": gantt,
    "roadmap": roadmap,
    "swot": swot,
    "matrix": matrix,
    "pros-cons": pros_cons,
}
"""By the type of slide."""
