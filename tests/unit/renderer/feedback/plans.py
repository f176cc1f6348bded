"""Plans that feedback is given on, and what has changed between two of them."""

from typing import Any

from deck_documents.own_themes import worn
from renderer.authoring import plan_of
from renderer.feedback import revise

Json = dict[str, Any]
BRIEFS = {
    "table": "Compare plan A and plan B: A costs $2M and takes 6 months, B costs $3.5M and takes 3 months",
    "kpis": "KPI dashboard: revenue $12.4M (+18 %), 847 clients (+23 %), NPS 62, churn 2.1 %",
    "points": "Three reasons to move to Leipzig: rents 30 % lower, two motorways, 400 trained staff",
    "chart": "Bar chart of revenue: North $12M, South $9M, West $7M",
    "unsorted": "Bar chart of plants: North 3, South 9, West 7",
    "swot": "SWOT: strengths: fleet, crews; weaknesses: debt, age; opportunities: cargo, East; threats: fuel, rail",
    "matrix": "2x2 matrix comparing build vs buy with cost and speed dimensions",
    "timeline": "Timeline: freeze 5 Oct, beta 2 Nov, launch 30 Nov",
    "gantt": "Gantt: Design Jan to Mar 2027, Build Mar to Jul 2027",
    "org": "Org chart: CEO > CTO, CFO; CTO > Platform, Data",
    "bridge": "Bridge: Budget 10, Price +2, Volume -1.5, Actual 10.5",
    "funnel": "Funnel: 12,000 visits, 900 trials, 210 customers",
    "process": "Process: Intake, Check: within 2 days, Refund",
    "pros": "Pros and cons of leasing: pros: no capital, fast; cons: dearer in the end",
}


def planned(brief: str) -> Json:
    """The plan of a brief in the usual theme."""
    return {**plan_of(brief).document, **worn("consulting_blue")}


def revised(brief: str, *wishes: str) -> Json:
    """The plan of a brief after wishes that are all done, and done as they were said."""
    plan = plan_of(brief).document
    for wish in wishes:
        revision = revise(plan, wish)
        assert revision.warnings == (), wish
        plan = revision.plan
    return plan


def changes(before: Any, after: Any, place: str = "") -> Json:
    """What is otherwise, by JSON pointer; a list of another length is one change."""
    if before == after:
        return {}
    if isinstance(before, dict) and isinstance(after, dict):
        pairs = [(f"{place}/{key}", before.get(key), after.get(key)) for key in dict.fromkeys([*before, *after])]
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = [(f"{place}/{key}", one, other) for key, (one, other) in enumerate(zip(before, after, strict=True))]
    else:
        return {place: after}
    return {pointer: value for where, one, other in pairs for pointer, value in changes(one, other, where).items()}
