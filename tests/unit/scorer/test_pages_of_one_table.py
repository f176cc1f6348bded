"""What a table says of itself is said once, over however many pages it goes."""

from typing import Any

from tests.support.reporting import report_of

WORD = "Rechtsschutzversicherungsgesellschaftsvertretungsbevollmächtigte" * 2


def _comparison(rows: int, right: str) -> dict[str, Any]:
    content = {
        "title": "Then and now",
        "comparison": {
            "leftLabel": "Then",
            "rightLabel": "Now",
            "rows": [{"left": f"Row {row}", "right": right} for row in range(rows)],
        },
    }
    return {"presentationTitle": "Pilot", "slides": [{"pattern": "comparison", "content": content}]}


def test_a_table_over_several_pages_is_one_finding() -> None:
    """Not one for each page; two slides with the same fault are two."""
    report = report_of("agent_v1", _comparison(60, WORD))
    assert report["slideCount"] > 2
    wide = [finding for finding in report["findings"] if finding["code"] == "TEXT_BREAK_ANYWHERE"]
    assert len(wide) == 1
    twice = _comparison(3, WORD)
    twice["slides"] *= 2
    again = [f for f in report_of("agent_v1", twice)["findings"] if f["code"] == "TEXT_BREAK_ANYWHERE"]
    assert [finding["slideIndex"] for finding in again] == [0, 1]
