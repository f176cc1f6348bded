"""Putting a finished job's files into a folder, with a page to look at them."""

import html
import json
from pathlib import Path
from string import Template
from typing import Any

from deckmill.api_client import ApiClient

_NAMES = {
    "generated_pptx": "deck.pptx",
    "quality_report": "report.json",
    "preview_pdf": "deck.pdf",
    "slide_code": "slide.py",
}
_NUMBERED = {"preview_png": "slide-{}.png", "preview_webp": "slide-{}.webp"}
_REFRESH = '<meta http-equiv="refresh" content="1">'
_PAGE = Path(__file__).with_name("delivery.html")


def deliver(client: ApiClient, detail: dict[str, Any], folder: Path, *, live: bool = False) -> list[Path]:
    """Download the files of a job into a folder and write `index.html` beside them; returns what was written.

    Pictures of slides that this job has not, left there by a longer deck, go. A live page looks anew by itself.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for artifact in detail["artifacts"]:
        name = _file_name(artifact)
        if name and artifact["public_url"]:  # else it is kept no longer
            client.download(artifact["public_url"], folder / name)
            written.append(folder / name)
    for old in {*folder.glob("slide-*.png"), *folder.glob("slide-*.webp")} - set(written):
        old.unlink()
    page = folder / "index.html"
    page.write_text(render_page(detail, folder, live=live), encoding="utf-8")
    return [*written, page]


def _file_name(artifact: dict[str, Any]) -> str | None:
    kind = artifact["kind"]
    if kind in _NUMBERED:
        return _NUMBERED[kind].format(artifact["metadata"]["slideIndex"] + 1)
    return _NAMES.get(kind)


def render_page(detail: dict[str, Any], folder: Path, *, live: bool = False) -> str:
    """A page that opens from the disk: pictures, score, findings beside their slide, time by stage."""
    job = detail["job"]
    path = folder / "report.json"
    report = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    findings = report.get("findings", [])
    pictures = sorted(folder.glob("slide-*.png"), key=lambda p: int(p.stem.partition("-")[2]))
    slides = [_slide(index, picture.name, findings) for index, picture in enumerate(pictures)]
    whole = [finding for finding in findings if finding.get("slideIndex") is None]
    return Template(_PAGE.read_text(encoding="utf-8")).substitute(
        refresh=_REFRESH * live,
        title=html.escape(job.get("document_title") or "Deck"),
        score=job["deck_score"] if job.get("deck_score") is not None else "-",
        status=html.escape(job["status"]),
        count=len(pictures),
        timings=" ".join(f"<span><b>{html.escape(k.title())}</b> {v} ms</span>" for k, v in job["timings"].items()),
        deck="".join(_finding(finding) for finding in whole),
        slides="".join(slides),
    )


def _slide(index: int, picture: str, findings: list[dict[str, Any]]) -> str:
    own = "".join(_finding(finding) for finding in findings if finding.get("slideIndex") == index)
    items = own or '<li class="clean">Nothing found</li>'
    alt = f"Slide {index + 1}"
    image = f'<img src="{picture}" alt="{alt}" loading="lazy">'
    return f"<article>{image}<aside><h2>{alt}</h2><ul>{items}</ul></aside></article>"


def _finding(finding: dict[str, Any]) -> str:
    action = html.escape(finding.get("recommendedAction", ""))
    rule = html.escape(finding.get("rule", finding["code"]))
    severity = html.escape(finding["severity"])
    message = html.escape(finding["message"])
    return f'<li class="{severity}"><b>{rule}</b> {message}<small>{action}</small></li>'
