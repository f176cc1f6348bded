"""`deckmill settings`: what a tenant has chosen."""

from typing import Annotated, Any

import typer

from deckmill.terminal import USAGE, AsJson, connected, exits, facts, fail, print_json, print_table

_FOREVER = "forever"
_NAMES = {
    "gateDownloads": "Downloads wait for an approval",
    "fourEyes": "Four eyes",
    "retentionDaysBinaries": "Days that files are kept",
    "retentionDaysRecords": "Days that jobs are kept",
}

Days = Annotated[str | None, typer.Option(metavar="DAYS|forever", help="Counted from the end of a job.")]


def settings(
    gate_downloads: Annotated[
        bool | None, typer.Option(help="Whether decks can be downloaded only once they are approved.")
    ] = None,
    four_eyes: Annotated[
        str | None,
        typer.Option(help="off, not_submitter (another key than the one that made the job) or two_keys."),
    ] = None,
    retention_days_binaries: Days = None,
    retention_days_records: Days = None,
    as_json: AsJson = False,
) -> None:
    """Show the settings of your tenant, or change those that are named. Needs a key with the scope admin."""
    wanted: dict[str, Any] = {} if gate_downloads is None else {"gateDownloads": gate_downloads}
    if four_eyes is not None:
        wanted["fourEyes"] = four_eyes
    for name, days in (("Binaries", retention_days_binaries), ("Records", retention_days_records)):
        if days is not None:
            wanted[f"retentionDays{name}"] = _days(days)
    with exits():
        chosen = connected().call(
            "PATCH" if wanted else "GET", "/api/v2/settings", **({"json": wanted} if wanted else {})
        )
    print_json(chosen) if as_json else _print(chosen)


def _days(text: str) -> int | None:
    if text == _FOREVER:
        return None
    try:
        return int(text)
    except ValueError:
        fail(f"give a number of days or `{_FOREVER}`, not {text!r}", USAGE)


def _print(chosen: dict[str, Any]) -> None:
    rows = facts()
    for name, meaning in _NAMES.items():
        rows.add_row(meaning, _word(chosen[name]))
    print_table(rows)


def _word(value: object) -> str:
    if value is None:
        return _FOREVER
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
