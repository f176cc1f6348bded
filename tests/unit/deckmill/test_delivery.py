"""The page that shows a finished job from the disk."""

import json
from pathlib import Path
from typing import Any

from deckmill.delivery import render_page

DETAIL: dict[str, Any] = {
    "job": {"document_title": "Q3 <Board>", "deck_score": 88, "status": "succeeded", "timings": {"RENDER": 41}}
}


def _folder(root: Path, findings: list[dict[str, Any]], pictures: int) -> Path:
    (root / "report.json").write_text(json.dumps({"findings": findings}), encoding="utf-8")
    for number in range(1, pictures + 1):
        (root / f"slide-{number}.png").touch()
    return root


def test_findings_stand_beside_their_slide(tmp_path: Path) -> None:
    """Each slide shows its own findings; what concerns the deck stands above them all."""
    findings = [
        {"code": "X", "rule": "TXT101", "severity": "error", "message": "Too tall", "slideIndex": 1},
        {"code": "Y", "rule": "A11Y506", "severity": "info", "message": "No language"},
    ]
    page = render_page(DETAIL, _folder(tmp_path, findings, 2))
    deck, first, second = page.partition("<main>")[2].split("<article>")
    assert "No language" in deck
    assert "Nothing found" in first
    assert "Too tall" in second


def test_slides_come_in_their_order(tmp_path: Path) -> None:
    """Slide 10 stands after slide 9, not after slide 1."""
    page = render_page(DETAIL, _folder(tmp_path, [], 11))
    places = [page.index(f'src="slide-{number}.png"') for number in range(1, 12)]
    assert sorted(places) == places


def test_text_from_outside_is_escaped(tmp_path: Path) -> None:
    """A title or a message is text, never markup."""
    findings = [{"code": "X", "severity": "info", "message": "<script>alert(1)</script>", "slideIndex": 0}]
    page = render_page(DETAIL, _folder(tmp_path, findings, 1))
    assert "<script>" not in page
    assert "Q3 &lt;Board&gt;" in page
