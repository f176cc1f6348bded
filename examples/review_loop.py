"""The review loop over REST: render a deck, change a number, render again, see what changed, approve.

Usage, beside a server that `deckmill serve` started: `python examples/review_loop.py [folder]`
It reads DECKMILL_URL (default http://127.0.0.1:8080) and DECKMILL_API_KEY (default: the owner key of `.deckmill`), and
writes the approved deck and the marked pictures into the folder (default `out`).
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import httpx

URL = os.environ.get("DECKMILL_URL", "http://127.0.0.1:8080")
DATA = Path(os.environ.get("DECKMILL_DATA_DIR", ".deckmill"))
EXAMPLE = Path(__file__).parent / "board_update.json"


def main(folder: Path) -> None:
    """Go once around the loop."""
    folder.mkdir(parents=True, exist_ok=True)
    key = os.environ.get("DECKMILL_API_KEY") or (DATA / "owner.key").read_text(encoding="utf-8").strip()
    with httpx.Client(base_url=URL, headers={"Authorization": f"Bearer {key}"}, timeout=180) as api:
        envelope = json.loads(EXAMPLE.read_text(encoding="utf-8"))
        require_a_good_score(api, envelope)
        first = rendered(api, envelope)
        change_a_number(envelope["document"])
        second = rendered(api, envelope, baselineJobId=first["job_id"], approvalRequired=True)
        show_what_changed(api, second["job_id"], folder)
        approve(api, second["job_id"])
        deck = folder / "approved.pptx"
        deck.write_bytes(api.get(second["download_url"]).raise_for_status().content)
        print(f"approved: {deck}")


def require_a_good_score(api: httpx.Client, envelope: dict[str, Any]) -> None:
    """A preflight makes no deck: it says what the deck would score, and whether a policy allows it."""
    policy = {"renderIfScoreAbove": 60, "autoFix": "suggest_only"}
    answer = api.post("/api/v2/preflight", json=envelope | {"preflightPolicy": policy}).raise_for_status().json()
    print(f"preflight: {answer['status']}, score {answer['data']['quality_report']['deckScore']}")
    for reason in answer["data"]["policyResult"]["reasons"]:
        print(f"  {reason['message']}")
    if answer["status"] == "blocked":
        sys.exit(1)


def rendered(api: httpx.Client, envelope: dict[str, Any], **options: Any) -> dict[str, Any]:
    """What a synchronous render answers: the job's id, links, and the report."""
    answer = api.post("/api/v2/render", json=envelope | {"mode": "sync"} | options).raise_for_status().json()
    data: dict[str, Any] = answer["data"]
    print(f"rendered: {data['job_id']}, score {data['quality_report']['deckScore']}")
    return data


def change_a_number(document: dict[str, Any]) -> None:
    """As an author would: the first figure of the first slide with figures is another one now."""
    slide = next(slide for slide in document["slides"] if slide["slideType"] == "kpi-grid")
    before, slide["items"][0]["value"] = slide["items"][0]["value"], "$52.9M"
    print(f"changed: {slide['items'][0]['label']}, {before} to {slide['items'][0]['value']}")


def show_what_changed(api: httpx.Client, job_id: str, folder: Path) -> None:
    """Slide by slide in words; the pictures that mark what changed go into the folder."""
    diff = api.get(f"/api/v2/jobs/{job_id}/diff").raise_for_status().json()
    summary = diff["diffSummary"]
    print(f"compared: {summary['changedSlides']} of {summary['totalSlides']} slides changed")
    for slide in (slide for slide in diff["slides"] if slide["status"] != "unchanged"):
        print(f"  slide {(slide['slideIndex'] or 0) + 1} {slide['status']}")
        for change in slide.get("changes", []):
            print(f"    {change['message']}")
        if address := slide["diffPreviewUrl"]:
            picture = folder / f"changed-{slide['slideIndex'] + 1}.png"
            picture.write_bytes(api.get(address).raise_for_status().content)
            print(f"    {picture}")


def approve(api: httpx.Client, job_id: str) -> None:
    """A decision, with a note; it stays in the history of the job."""
    decision = {"approvalStatus": "approved", "note": "The new figure is right."}
    answer = api.post(f"/api/v2/jobs/{job_id}/approval", json=decision).raise_for_status().json()
    print(f"decided: {answer['approvalStatus']}, {len(answer['approval']['history'])} decision in the history")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out"))
