"""One slide of each type of protocol_v2, in three sizes."""

from collections.abc import Callable, Mapping
from itertools import cycle

from tests.gallery import diagrams
from tests.gallery.pictures import landscape
from tests.gallery.wording import Json, Size, framed, some

_COUNTS: Mapping[str, Mapping[Size, int]] = {
    "points": {"small": 2, "full": 6, "overfull": 12},
    "items": {"small": 3, "full": 7, "overfull": 16},
    "proofs": {"small": 2, "full": 4, "overfull": 8},
    "people": {"small": 3, "full": 8, "overfull": 24},
    "steps": {"small": 2, "full": 5, "overfull": 12},
    "kpis": {"small": 2, "full": 6, "overfull": 6},
    "columns": {"small": 3, "full": 4, "overfull": 6},
    "rows": {"small": 3, "full": 7, "overfull": 12},
    "places": {"small": 4, "full": 12, "overfull": 24},
    "events": {"small": 3, "full": 6, "overfull": 10},
    "units": {"small": 4, "full": 11, "overfull": 20},
    "deals": {"small": 3, "full": 8, "overfull": 12},
}
_COORDINATES = ((88, 86), (72, 64), (64, 71), (18, 80), (30, 25), (22, 14), (81, 33), (55, 48), (44, 90), (12, 55))
_PARENTS = (0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5, 6, 8, 8)


def title_body(words: Json, size: Size) -> Json:
    """Points, from two short ones to twelve with paragraphs among them."""
    body = words["points"][: _COUNTS["points"][size]]
    if size == "overfull":
        body = [*words["paragraphs"], *body[3:]]
    return {"body": body, "eyebrow": words["eyebrow"]}


def section(words: Json, size: Size) -> Json:
    """The name of a part, with ever more about it."""
    lines = words["paragraphs"][:3] if size == "overfull" else words["points"][:1]
    return {"body": lines, "eyebrow": words["words"]["section"], "number": "2"} if size != "small" else {}


def closing(words: Json, size: Size) -> Json:
    """Two steps, five with owners and dates, twelve with long ones among them."""
    count = _COUNTS["steps"][size]
    steps: list[Json] = [{"text": text} for text in some(words["points"], count)]
    if size == "small":
        return {"steps": steps}
    owners, dates = some(words["units"], count), some(words["events"], count)
    for step, owner, event in zip(steps, owners, dates, strict=True):
        step |= {"owner": owner["label"], "date": event["date"]}
    if size == "overfull":
        steps[3]["text"] = words["paragraphs"][0]
    return {"steps": steps, "decision": words["words"]["footer"], "contact": words["words"]["company"]}


def quote(words: Json, size: Size) -> Json:
    """A sentence, one with who said it, a paragraph."""
    said = {"small": words["statement"], "full": words["insight"], "overfull": words["paragraphs"][0]}[size]
    by = {"name": words["units"][0]["label"], "role": words["words"]["company"]}
    return {"quote": said} if size == "small" else {"quote": said, "by": by}


def agenda(words: Json, size: Size) -> Json:
    """Three items, seven with times and owners, sixteen with descriptions."""
    count = _COUNTS["items"][size]
    items: list[Json] = [{"label": label} for label in some(words["agenda"], count)]
    if size == "small":
        return {"items": items, "current": 2}
    for number, item in enumerate(items):
        item |= {"time": f"{9 + number // 2}:{30 * (number % 2):02}", "owner": words["units"][number % 6]["label"]}
        if size == "overfull":
            item["description"] = words["points"][number % 12]
    return {"items": items, "current": 3}


def executive_summary(words: Json, size: Size) -> Json:
    """Two proofs of the title, four of a claim, eight long ones."""
    texts = [*words["paragraphs"], *words["points"]] if size == "overfull" else words["points"]
    proofs: list[Json] = [{"text": text} for text in texts[: _COUNTS["proofs"][size]]]
    for proof, kpi in zip(proofs, some(words["kpis"], len(proofs)), strict=True):
        proof["figure"] = kpi["value"]
    return {"proofs": proofs, **({"claim": words["statement"]} if size != "small" else {})}


def team(words: Json, size: Size) -> Json:
    """Three people with a line about each, eight of whom one has a portrait, twenty-four."""
    count = _COUNTS["people"][size]
    members = [
        {"name": unit["label"], "role": unit.get("role") or words["words"]["company"]}
        for unit in some(words["units"], count)
    ]
    if size != "small":
        members[0]["image"] = {"src": landscape(), "alt": words["words"]["picture"], "focalPoint": {"x": 0.2, "y": 0.5}}
    if size != "full":
        members = [{**one, "text": words["points"][number % 12]} for number, one in enumerate(members)]
    return {"members": members}


def picture_text(words: Json, size: Size) -> Json:
    """A line, four points, eight with paragraphs among them."""
    body = {"small": words["points"][:1], "full": words["points"][:4], "overfull": words["paragraphs"]}[size]
    if size == "overfull":
        body = [*body, *words["points"][:5]]
    image = {"src": landscape(), "alt": words["words"]["picture"], "focalPoint": {"x": 0.8, "y": 0.4}}
    return {"image": image, "body": body, "eyebrow": words["eyebrow"]}


def before_after(words: Json, size: Size) -> Json:
    """Two figures with their difference, some points, many."""
    sides, kpis = words["sides"], words["kpis"]
    count = {"small": 0, "full": 3, "overfull": 8}[size]
    rows = some(sides["rows"], count)
    slide: Json = {
        "before": {"label": sides["left"], "points": [row["left"] for row in rows]},
        "after": {"label": sides["right"], "points": [row["right"] for row in rows]},
    }
    if size != "full":
        # Three points less than what it is now, as the difference says.
        now = kpis[1]["value"]
        slide["before"]["figure"], slide["after"]["figure"] = now.replace("94", "91"), now
        slide["difference"] = kpis[1]["sublabel"]
    if size == "overfull":
        slide["after"]["points"][0] = words["paragraphs"][0]
    return slide


def kpi_grid(words: Json, size: Size) -> Json:
    """Two figures, six, and six of which some are very long."""
    items = [dict(item) for item in words["kpis"][: _COUNTS["kpis"][size]]]
    if size == "overfull":
        items[0] |= words["longKpis"][0] | {"sublabel": words["longSublabel"]}
        items[3] |= words["longKpis"][1]
    return {"items": items}


def comparison_table(words: Json, size: Size) -> Json:
    """A table that grows in both directions."""
    table, columns = words["table"], _COUNTS["columns"][size]
    rows = [
        {"label": row["label"], "values": row["values"][: columns - 1]}
        for row in table["rows"][: _COUNTS["rows"][size]]
    ]
    rows[len(rows) // 2]["highlight"] = True
    if size == "full":
        rows[0]["values"] = _marked(rows[0]["values"], [{"signal": "good"}, {"signal": "warn"}, {"signal": "bad"}])
        rows[1]["values"] = _marked(rows[1]["values"], [{"harvey": 1}, {"harvey": 3}, {"harvey": 4}])
        rows[-1]["values"] = _marked(rows[-1]["values"], [{"heat": 20}, {"heat": 60}, {"heat": 100}])
    if size == "overfull":
        rows[3]["values"][2] = table["longCell"]
        rows[9]["values"][0] = table["longCell"]
    return {"columns": table["columns"][:columns], "rows": rows} | ({"recommended": 1} if size == "full" else {})


def _marked(values: list[str], marks: list[Json]) -> list[Json]:
    """Cells that say `values`, each with its mark."""
    return [{"value": value, **mark} for value, mark in zip(values, marks, strict=True)]


def market_map(words: Json, size: Size) -> Json:
    """Dots, ever more crowded."""
    names = words["places"][: _COUNTS["places"][size]]
    spread = zip(names, cycle(_COORDINATES))
    companies = [
        {"name": name, "x": (x + 7 * (n // 10)) % 101, "y": (y + 5 * (n // 10)) % 101}
        for n, (name, (x, y)) in enumerate(spread)
    ]
    companies[0]["emphasis"] = "primary"
    slide: Json = {"companies": companies}
    if size == "full":
        for number, company in enumerate(companies):
            company["size"] = 12 + 17 * number % 60
        slide |= {"sizeLabel": words["kpis"][0]["label"], "wantedQuadrant": "topRight"}
    if size != "small":
        slide |= {"xAxisLabel": words["axes"]["x"], "yAxisLabel": words["axes"]["y"], "quadrants": words["quadrants"]}
    return slide


def timeline(words: Json, size: Size) -> Json:
    """Steps, with descriptions where there is room to be filled."""
    events = [dict(event) for event in words["events"][: _COUNTS["events"][size]]]
    if size == "small":
        events = [{"label": event["label"], "date": event["date"]} for event in events]
    elif size == "overfull":
        events[4]["description"] = words["paragraphs"][0]
        events[7]["label"] = words["points"][1]
    return {"events": events}


def org_chart(words: Json, size: Size) -> Json:
    """Boxes on up to four levels."""
    units = [dict(unit) for unit in words["units"][: _COUNTS["units"][size]]]
    if size == "overfull":
        units[1] = words["longUnit"]
    nodes = [
        {"id": f"n{n}", **unit, **({"parentId": f"n{_PARENTS[n - 1]}"} if n else {})} for n, unit in enumerate(units)
    ]
    return {"nodes": nodes}


def steps(words: Json, size: Size) -> list[tuple[str, str, float]]:
    """Label, type and value of the bars of a bridge; the totals agree with the steps."""
    bridge = words["bridge"]
    ups = zip(bridge["ups"], (4.2, 2.8, 1.9, 2.4, 0.6, 1.3), strict=True)
    downs = zip(bridge["downs"], (3.1, 1.4, 0.8, 0.9), strict=True)
    counts = {"small": (1, 1), "full": (4, 3), "overfull": (6, 4)}[size]
    scale = 1.0 if size != "overfull" else 1_250.5
    up = [(label, "increase", value * scale) for label, value in list(ups)[: counts[0]]]
    down = [(label, "decrease", value * scale) for label, value in list(downs)[: counts[1]]]
    start = 31.5 * scale
    middle = start + sum(value for *_, value in up)
    between = [(bridge["middle"], "total", middle)] if size == "overfull" else []
    end = middle - sum(value for *_, value in down)
    return [(bridge["start"], "total", start), *up, *between, *down, (bridge["end"], "total", end)]


def waterfall(words: Json, size: Size) -> Json:
    """A bridge."""
    return {"entries": [{"label": a, "type": b, "value": round(c, 2)} for a, b, c in steps(words, size)]}


def chart(words: Json, size: Size) -> Json:
    """A chart with remarks, a target and a forecast; of a small size one chart alone with a callout."""
    count = {"small": 6, "full": 12, "overfull": 12}[size]
    names = words["series"][: {"small": 1, "full": 3, "overfull": 4}[size]]
    series = [
        {"name": name, "values": [10 + 4 * n + (k * (3 + n)) % 9 for k in range(count)]} for n, name in enumerate(names)
    ]
    data = {"chartType": "bar" if size == "small" else "line", "categories": words["months"][:count], "series": series}
    if size == "small":
        return {"chart": data | {"emphasis": [words["months"][4]]}, "callout": words["statement"]}
    remarks = words["points"][:3] if size == "full" else [*words["points"][:3], *words["paragraphs"]]
    if size == "full":
        data |= {"evidence": {"target": {"value": 24}, "forecast": {"from": words["months"][9]}}}
    return {"chart": data | {"emphasis": names[:1]}, "remarks": remarks[:6], "source": words["words"]["company"]}


def small_multiples(words: Json, size: Size) -> Json:
    """The same chart for several regions or kinds of contracts."""
    names = (words["regions"] + words["series"] + words["stages"])[: {"small": 2, "full": 6, "overfull": 12}[size]]
    months = words["months"][: 6 if size == "small" else 12]
    charts = [
        {"name": name, "values": [12 + 2 * n + (k * (3 + n)) % 8 + (k * k // 6) * (n == 1) for k in range(len(months))]}
        for n, name in enumerate(names)
    ]
    kind = {"small": "line", "full": "bar", "overfull": "area"}[size]
    return {"chartType": kind, "categories": months, "charts": charts, "emphasis": names[1:2]}


def deals(words: Json, count: int, size: Size) -> list[Json]:
    """Deals; of an overfull size some are very long."""
    items = [dict(item) for item in some(words["deals"], count)]
    if size == "overfull":
        items[0] = words["longDeal"]
    return items


def tombstone_grid(words: Json, size: Size) -> Json:
    """Deals in cards."""
    return {"items": deals(words, _COUNTS["deals"][size], size)}


_CONTENT: Mapping[str, Callable[[Json, Size], Json]] = {
    "title-body": title_body,
    "section": section,
    "quote": quote,
    "agenda": agenda,
    "executive-summary": executive_summary,
    "team": team,
    "picture-text": picture_text,
    "before-after": before_after,
    "closing": closing,
    "kpi-grid": kpi_grid,
    "comparison-table": comparison_table,
    "market-map": market_map,
    "timeline": timeline,
    "org-chart": org_chart,
    "waterfall": waterfall,
    "chart": chart,
    "small-multiples": small_multiples,
    "tombstone-grid": tombstone_grid,
    **diagrams.CONTENT,
}
KINDS = tuple(_CONTENT)


def slide(kind: str, words: Json, size: Size) -> Json:
    """The slide of a type."""
    return {"slideType": kind, **framed(words, size), **_CONTENT[kind](words, size)}


def document(words: Json, *slides: Json, **root: object) -> Json:
    """A deck of protocol_v2."""
    return {"version": "2.0", "title": words["deck"], "slides": list(slides), **root}
