"""A page that shows a comparison: each slide before, after, and with what changed marked."""

import html
from pathlib import Path
from string import Template
from typing import Any

from deckmill.api_client import ApiClient

_PAGE = Path(__file__).with_name("comparison.html")
_PICTURES = (("before", "baselinePreviewUrl"), ("after", "currentPreviewUrl"), ("marked", "diffPreviewUrl"))
_COUNTED = ("changed", "added", "removed", "moved", "unchanged")


def write_comparison(client: ApiClient, found: dict[str, Any], folder: Path) -> Path:
    """Download the pictures of slides that differ and write `index.html` beside them; returns the page.

    `found` is the answer to `GET /api/v2/jobs/{id}/diff`. Pictures of an earlier comparison go.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, _ in _PICTURES:
        for old in folder.glob(f"{name}-*.png"):
            old.unlink()
    differing = [slide for slide in found["slides"] if slide["status"] != "unchanged" or slide["moved"]]
    articles = [_slide(client, slide, number, folder) for number, slide in enumerate(differing, 1)]
    summary, job = found["diffSummary"], found["currentJob"]
    page = folder / "index.html"
    text = Template(_PAGE.read_text(encoding="utf-8")).substitute(
        title=html.escape(job["document_title"] or "Deck"),
        before=html.escape(summary["baselineJobId"]),
        after=html.escape(job["id"]),
        counts=" ".join(f"<span><b>{summary[f'{name}Slides']}</b> {name}</span>" for name in _COUNTED),
        score=_score(found),
        findings="".join(_findings(row) for row in found["findingDelta"] if row["delta"]),
        slides="".join(articles) or '<p class="none">No slide differs.</p>',
    )
    page.write_text(text, encoding="utf-8")
    return page


def _score(found: dict[str, Any]) -> str:
    scores = [job["deck_score"] if job else None for job in (found["baselineJob"], found["currentJob"])]
    shown = ["-" if score is None else str(score) for score in scores]
    return shown[1] if shown[0] == shown[1] else f"{shown[0]} &rarr; {shown[1]}"


def _findings(row: dict[str, Any]) -> str:
    return f"<li>{html.escape(row['code'])}: {row['baselineCount']} &rarr; {row['currentCount']}</li>"


def _slide(client: ApiClient, slide: dict[str, Any], number: int, folder: Path) -> str:
    figures = []
    for name, address in _PICTURES:
        if slide[address]:
            client.download(slide[address], folder / f"{name}-{number}.png")
            picture = f'<img src="{name}-{number}.png" alt="{name}" loading="lazy">'
            figures.append(f"<figure>{picture}<figcaption>{name}</figcaption></figure>")
    items = "".join(f"<li>{html.escape(change['message'])}</li>" for change in slide["changes"])
    head = f"{_place(slide)} {html.escape(slide['title'])}"
    return f'<article class="{slide["status"]}"><h2>{head}</h2><ul>{items}</ul><div>{"".join(figures)}</div></article>'


def _place(slide: dict[str, Any]) -> str:
    now, was = slide["slideIndex"], slide["baselineSlideIndex"]
    if now is None:
        return f"Slide {was + 1} was removed:"
    if was is None:
        return f"Slide {now + 1} was added:"
    moved = f" (was slide {was + 1})" if slide["moved"] else ""
    return f"Slide {now + 1}{moved}:"
