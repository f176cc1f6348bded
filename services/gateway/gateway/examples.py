"""Requests that can be sent as they are: what the page of the API offers to try."""

from typing import Any

SLIDE: dict[str, Any] = {
    "slideType": "title-body",
    "title": "Growth is back",
    "body": ["Revenue rose by 12 % over the quarter before", "Churn fell to 1.8 %"],
}
DOCUMENT: dict[str, Any] = {"version": "2.0", "title": "Q3 update", "slides": [SLIDE]}
ENVELOPE: dict[str, Any] = {"sourceSchema": "protocol_v2", "document": DOCUMENT}
AGENT_DOCUMENT: dict[str, Any] = {
    "presentationTitle": "Q3 update",
    "slides": [{"pattern": "title", "content": {"title": "Q3 update", "subtitle": "Growth is back"}}],
}
BRIEF: dict[str, Any] = {
    "brief": "KPI dashboard: revenue $12.4M (+18 %), 847 clients (+23 %), NPS 62, churn 2.1 %",
    "theme_id": "consulting_blue",
}
DECK: dict[str, Any] = {
    "title": "Autumn review",
    "author": "Operations",
    "slides": [
        {"brief": "Title slide: Autumn review"},
        {"brief": "KPI dashboard: revenue $12.4M (+18 %), 847 clients (+23 %), NPS 62, churn 2.1 %"},
        {"brief": "Timeline: freeze 5 Oct, beta 2 Nov, launch 30 Nov", "name": "The way to the launch"},
    ],
}
PROMPT: dict[str, Any] = {
    "prompt": "A deck about our move to Leipzig. Rents are 30 % lower than in Berlin. Two motorways meet at the site. "
    "The move costs 2.4 million euros and pays back in 18 months. We ask the board to approve the lease by 30 June.",
    "slide_count": 6,
    "audience": "Board",
}
CONSULTING: dict[str, Any] = {
    "topic": "Should we enter the Polish market?",
    "context": "The market grows 9 % a year. Three competitors hold 70 % of it. There are three options: build, buy, "
    "partner. We recommend to partner with a local distributor. The board decides on 15 March.",
    "audience": "Board",
    "slide_count": 6,
}
TRANSLATION: dict[str, Any] = {"job_id": "job_01jq8v0000000000000000000", "target_language": "de"}
FEEDBACK: dict[str, Any] = {
    "job_id": "job_01jq8v0000000000000000000",
    "feedback": "Make the title larger. Rename churn to cancellations.",
    "auto_iterations": 1,
}
THEME: dict[str, Any] = {
    "name": "Contoso",
    "colors": {"primary": "#1E3A5F", "secondary": "#5B8E55", "accent": "#E87722"},
    "typography": {"font_family": "Arial"},
}
LINK: dict[str, Any] = {"file": "pptx", "expires_in": 900}
TEMPLATE: dict[str, Any] = {
    "template": "kpi_dashboard",
    "params": {
        "title": "The third quarter beat its plan",
        "metrics": [
            {"label": "Revenue", "value": "$12.4M", "trend": "+18 %"},
            {"label": "Clients", "value": 847, "trend": "up"},
        ],
    },
    "theme_id": "consulting_blue",
}
TEMPLATE_SEARCH: dict[str, Any] = {"query": "project plan"}
APPROVAL: dict[str, Any] = {"approvalStatus": "approved", "note": "Figures checked"}
JOB_PATCH: dict[str, Any] = {"approval": {"status": "approved", "note": "Figures checked"}}
SETTINGS: dict[str, Any] = {"gateDownloads": True, "fourEyes": "not_submitter"}
PACK_CHANGE: dict[str, Any] = {"name": "Contoso 2027"}
KEY: dict[str, Any] = {"name": "ci", "scopes": ["render", "read"]}
