"""A progress bar for each stage of a job."""

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn

_NAMES = {"RENDER": "Compile", "PREVIEW": "Draw", "SCORE": "Check", "AUTHOR": "Write", "EXECUTE": "Run"}
_FULL = 100.0


def show_progress(details: Iterable[dict[str, Any]], console: Console) -> dict[str, Any]:
    """Draw bars while job details come in; returns the last one."""
    bars: dict[str, TaskID] = {}
    columns = (TextColumn("{task.description:<8}"), BarColumn(36), TextColumn("{task.fields[note]}"))
    detail: dict[str, Any] = {}
    with Progress(*columns, console=console) as progress:
        for detail in details:
            for stage in detail["job"].get("stages", []):
                name = stage["stage"]
                if name not in bars:
                    bars[name] = progress.add_task(_NAMES.get(name, name), total=_FULL, note="")
                progress.update(bars[name], completed=_share(stage) * _FULL, note=_note(stage))
    return detail


def _share(stage: dict[str, Any]) -> float:
    if stage["status"] == "succeeded":
        return 1.0
    return float(stage["done"]) / stage["total"] if stage.get("total") else 0.0


def _note(stage: dict[str, Any]) -> str:
    if stage["status"] == "succeeded":
        return f"{stage['duration_ms']} ms"
    if stage["status"] == "running" and stage.get("total"):
        return f"slide {stage['done']} of {stage['total']}"
    return "" if stage["status"] == "blocked" else str(stage["status"])
