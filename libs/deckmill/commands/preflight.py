"""`deckmill preflight`: what a document scores, and whether it may be rendered; for people and for CI."""

from pathlib import Path
from typing import Annotated, Any

import typer

from deckmill.commands.following import followed, left_alone
from deckmill.envelope import read_request
from deckmill.terminal import AsJson, connected, exits, fail, out, print_findings, print_json


def preflight(
    document: Annotated[
        Path, typer.Argument(help="A JSON document, with or without its envelope. `-` reads standard input.")
    ],
    *,
    min_score: Annotated[
        float | None, typer.Option(min=0, max=100, help="The least score that the deck must have to be rendered.")
    ] = None,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Say how findings can be mended; --json has the JSON patches.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Score a document without making a deck, and hold it against a policy.

    What the envelope says of `preflightPolicy` counts, and the options here before it. Exit codes: 0 it may be
    rendered, 1 it may not, with the reasons, or the job failed, 2 unusable input or address, 130 ended by Ctrl-C.
    """
    with exits():
        body = read_request(document)
        answer = _answered(_with_policy(body, min_score, suggest=suggest))
    policy, report = answer["policyResult"], answer["quality_report"] or {}
    if as_json:
        print_json(answer)
    else:
        _print(report, suggest=suggest)
    if policy and policy["blocking"]:
        reasons = [f"{reason['message']} [{reason['code']}]" for reason in policy["reasons"]]
        fail("\n".join(["It may not be rendered:", *(f"- {each}" for each in [*reasons, *policy["nextActions"]])]))


def _with_policy(body: dict[str, Any], min_score: float | None, *, suggest: bool) -> dict[str, Any]:
    given = body.get("preflightPolicy")
    policy = dict(given) if isinstance(given, dict) else {}
    if min_score is not None:
        policy["renderIfScoreAbove"] = min_score
    if suggest:
        policy["autoFix"] = "suggest_only"
    return body | {"preflightPolicy": policy} if policy else body


def _answered(body: dict[str, Any]) -> dict[str, Any]:
    """The data of the answer; of a document that takes longer than the server waits, from its job."""
    client = connected()
    answer = client.call("POST", "/api/v2/preflight", json=body)
    data: dict[str, Any] = answer["data"]
    if answer["status"] != "queued":
        return data
    with left_alone(data["job_id"]):
        detail = followed(client, data["job_id"])
    job = detail["job"]
    if job["status"] != "succeeded":
        fail(f"{job['id']} {job['status']}: {job.get('error_code') or ''} {job.get('error_message') or ''}".strip())
    return data | {"policyResult": detail["policy"], "quality_report": job["quality_report"]}


def _print(report: dict[str, Any], *, suggest: bool) -> None:
    findings = report.get("findings", [])
    if "deckScore" in report:
        count = f"{len(findings)} finding{'' if len(findings) == 1 else 's'}"
        out.print(f"Score {report['deckScore']} of 100, {count}", markup=False)
    print_findings({"quality_report": report})
    for finding in findings if suggest else ():
        if hint := finding.get("machineFixHint"):
            out.print(f"  {finding['documentPointer']}: {hint['description']} [{hint['strategy']}]", markup=False)
