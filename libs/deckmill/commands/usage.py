"""`deckmill usage`: what a tenant has used, by day."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any

import typer

from deckmill.terminal import AsJson, connected, exits, print_json, print_rows

_HEADS = ("DAY", "JOBS", "SLIDES", "COST USD", "CHARGED", "KIND")
_FORMATS = ["%Y-%m-%d"]


def usage(
    first: Annotated[
        datetime | None, typer.Option("--from", formats=_FORMATS, help="The first day; else 29 days before the last.")
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", formats=_FORMATS, help="The last day, itself included; else today.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show the jobs that succeeded, their slides and what was charged for them. Days are those of UTC."""
    asked = {"from": first, "to": last}
    with exits():
        days = {name: day.date().isoformat() for name, day in asked.items() if day is not None}
        report = connected().call("GET", "/v1/usage", params=days)
    print_json(report) if as_json else print_rows(_HEADS, list(_rows(report)))


def _rows(report: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """A row for each kind of job on each day, then the sums."""
    for day in report["days"]:
        yield from (_row(day["day"], of_kind, of_kind["kind"]) for of_kind in day["kinds"])
    yield _row("total", report["total"], "")


def _row(day: str, sums: dict[str, Any], kind: str) -> tuple[str, ...]:
    cost, charged = (f"{sums[name]:.4f}" for name in ("cost_usd", "cost_charged"))
    return day, str(sums["jobs"]), str(sums["slides"]), cost, charged, kind
