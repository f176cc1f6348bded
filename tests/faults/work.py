"""What clients ask for: few things, asked for again and again, so that repeats can be compared."""

from typing import Any

_FIRST, _SECOND = ["Northern lines are full", "Night trains are not"], ["Ferries wait for spare parts", "Buses do not"]


def _slide(title: str, *points: str) -> dict[str, Any]:
    return {"slideType": "title-body", "title": title, "body": list(points)}


DOCUMENTS: tuple[dict[str, Any], ...] = (
    {"version": "2.0", "title": "Lines", "slides": [_slide("Lines carry more people", *_FIRST)]},
    {"version": "2.0", "title": "Ships", "slides": [_slide("Ships stand idle", *_SECOND)]},
    {
        "version": "2.0",
        "title": "Both",
        "slides": [_slide("Lines carry more people", *_FIRST), _slide("Ships stand idle", *_SECOND)],
    },
    {
        "version": "2.0",
        "title": "Many",
        "slides": [_slide(f"Line {number} is full", *_FIRST) for number in range(1, 9)],
    },
)
BRIEFS = (
    "KPI dashboard: passengers 12.4M (+18 %), trains 847 (+23 %), late 2.1 %",
    "Bar chart of berths: North 11, South 9, West 7",
    "Funnel: 900 berths asked for, 410 offered, 280 taken",
)
WISHES = ("Make the title bold", "Make the text larger")
