"""`deckmill webhooks`: who is told of jobs, and what came of telling them."""

from typing import Annotated, Any
from urllib.parse import quote

import typer

from deckmill.terminal import AsJson, connected, err, exits, local_time, out, print_json, print_rows

app = typer.Typer(
    help="Add, list, change, test, rotate and delete webhooks, read their log, and send messages again.",
    no_args_is_help=True,
)
_PATH = "/api/v2/webhooks"
WebhookId = Annotated[str, typer.Argument(help="wh_...")]
Overlap = Annotated[
    float, typer.Option(min=0, max=604_800, help="For how many seconds the secret before is valid as well.")
]
Event = Annotated[
    list[str] | None,
    typer.Option(
        "--event",
        help="What it is told, e.g. render.completed. May be repeated; render.completed, render.failed and "
        "approval.changed when not given.",
    ),
]


@app.command()
def add(
    url: Annotated[str, typer.Argument(help="https://...; where messages go.")],
    event: Event = None,
    description: Annotated[str, typer.Option(help="A note for people: what the webhook is for.")] = "",
    as_json: AsJson = False,
) -> None:
    """Make a webhook; prints its id and its secret, which cannot be shown again later."""
    body = {"url": url, "description": description} | ({"events": event} if event else {})
    with exits():
        made = connected().call("POST", _PATH, json=body)
    _print_secret(made, as_json=as_json)


@app.command("list")
def list_webhooks(as_json: AsJson = False) -> None:
    """All webhooks of the tenant, without their secrets."""
    with exits():
        answer = connected().call("GET", _PATH)
    if as_json:
        print_json(answer)
        return
    print_rows(
        ("ID", "STATUS", "LAST DELIVERED", "EVENTS", "URL"),
        [
            (each["id"], each["status"], local_time(each["last_delivered_at"]), ", ".join(each["events"]), each["url"])
            for each in answer["webhooks"]
        ],
    )
    for each in answer["webhooks"]:
        if each["disabled_reason"]:
            err.print(f"{each['id']} is disabled: {each['disabled_reason']}", style="yellow", markup=False)


@app.command("test")
def try_out(webhook_id: WebhookId, as_json: AsJson = False) -> None:
    """Send a test message, and say whether it arrived; exit code 1 unless it did."""
    with exits():
        delivery = connected().call("POST", _own(webhook_id, "/test"))
    if as_json:
        print_json(delivery)
    else:
        out.print(_outcome(delivery), markup=False)
    if delivery["status"] != "delivered":
        raise typer.Exit(1)


@app.command()
def log(
    webhook_id: WebhookId,
    status: Annotated[str | None, typer.Option(help="Only those that are pending, delivered or failed.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many at most.")] = 25,
    as_json: AsJson = False,
) -> None:
    """What a webhook was told, the newest first, with what came of the last attempt."""
    asked = {"limit": limit} | ({"status": status} if status else {})
    with exits():
        page = connected().call("GET", _own(webhook_id, "/deliveries"), params=asked)
    if as_json:
        print_json(page)
        return
    print_rows(
        ("ID", "CREATED", "EVENT", "JOB", "STATUS", "ATTEMPTS", "NEXT", "OUTCOME"),
        [
            (
                each["id"],
                local_time(each["created_at"]),
                each["event"],
                each["job_id"] or "",
                each["status"],
                str(len(each["attempts"])),
                local_time(each["next_attempt_at"]),
                _outcome(each),
            )
            for each in page["deliveries"]
        ],
    )


@app.command()
def redeliver(
    webhook_id: WebhookId,
    delivery_id: Annotated[str, typer.Argument(help="whd_..., from the log.")],
    as_json: AsJson = False,
) -> None:
    """Send a message once more, under its id."""
    with exits():
        delivery = connected().call("POST", _own(webhook_id, f"/deliveries/{quote(delivery_id, safe='')}/redeliver"))
    print_json(delivery) if as_json else out.print(f"{delivery_id} is on its way; `deckmill webhooks log` says more")


@app.command()
def rotate(webhook_id: WebhookId, overlap: Overlap = 86_400, as_json: AsJson = False) -> None:
    """Give a webhook a new secret and print it; it cannot be shown again later."""
    with exits():
        made = connected().call("POST", _own(webhook_id, "/rotate"), json={"overlapSeconds": overlap})
    print_json(made) if as_json else print(made["secret"])


@app.command()
def enable(webhook_id: WebhookId, as_json: AsJson = False) -> None:
    """Tell a webhook of what happens from now on."""
    _switch(webhook_id, enabled=True, as_json=as_json)


@app.command()
def disable(webhook_id: WebhookId, as_json: AsJson = False) -> None:
    """Tell a webhook nothing any more, until it is enabled."""
    _switch(webhook_id, enabled=False, as_json=as_json)


@app.command()
def delete(webhook_id: WebhookId, as_json: AsJson = False) -> None:
    """Remove a webhook with its log."""
    with exits():
        connected().call("DELETE", _own(webhook_id))
    print_json({"deleted": webhook_id}) if as_json else out.print(f"{webhook_id} deleted")


@app.command("callback-secret")
def callback_secret(
    rotate: Annotated[bool, typer.Option("--rotate", help="Replace it first.")] = False,
    overlap: Overlap = 86_400,
    as_json: AsJson = False,
) -> None:
    """Print what the callbacks of the tenant's jobs are signed by."""
    path = "/api/v2/callback-secret"
    with exits():
        client = connected()
        if rotate:
            found = client.call("POST", f"{path}/rotate", json={"overlapSeconds": overlap})
        else:
            found = client.call("GET", path)
    print_json(found) if as_json else print(found["secret"])


def _own(webhook_id: str, below: str = "") -> str:
    return f"{_PATH}/{quote(webhook_id, safe='')}{below}"


def _switch(webhook_id: str, *, enabled: bool, as_json: bool) -> None:
    with exits():
        webhook = connected().call("PATCH", _own(webhook_id), json={"enabled": enabled})
    print_json(webhook) if as_json else out.print(f"{webhook_id} {webhook['status']}")


def _print_secret(made: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print_json(made)
        return
    print(made["id"])
    print(made["secret"])
    err.print("The second line is the secret: keep it now, it cannot be shown again.")


def _outcome(delivery: dict[str, Any]) -> str:
    """What came of the last attempt, or why there was none."""
    if not delivery["attempts"]:
        return delivery["error"] or "not tried yet"
    last = delivery["attempts"][-1]
    if last["error"]:
        return f"{delivery['status']}: {delivery['error'] or last['error']}"
    return f"delivered: {last['status_code']} in {last['duration_ms']} ms"
