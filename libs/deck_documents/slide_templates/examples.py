"""Params that can be sent as they are: a good slide of each template. Each business in them is made up."""

from base64 import b64encode

from deck_documents.slide_templates.template import Json

_LANDSCAPE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 900"><defs>
<linearGradient id="s" x2="0" y2="1">
<stop stop-color="#BBD7EA"/><stop offset="1" stop-color="#F3E7D3"/></linearGradient></defs>
<rect width="800" height="900" fill="url(#s)"/><circle cx="590" cy="250" r="70" fill="#F7C873"/>
<path d="M0 620 L220 380 L420 600 L600 430 L800 610 V900 H0Z" fill="#5F86A3"/>
<path d="M0 720 L180 590 L400 740 L640 580 L800 700 V900 H0Z" fill="#35566E"/>
<path d="M0 800 Q400 700 800 810 V900 H0Z" fill="#1E3A4C"/></svg>"""
_PICTURE = "data:image/svg+xml;base64," + b64encode(_LANDSCAPE.replace("\n", "").encode()).decode()

EXAMPLES: dict[str, Json] = {
    "kpi_dashboard": {
        "title": "The third quarter beat its plan in three of four figures",
        "metrics": [
            {"label": "Revenue", "value": "$12.4M", "trend": "+18 %", "tone": "good"},
            {"label": "Clients", "value": 847, "trend": "+23 %", "tone": "good"},
            {"label": "Net promoter score", "value": 62, "trend": "flat", "note": "Unchanged since spring"},
            {"label": "Churn", "value": "2.1 %", "trend": "-0.4 points", "tone": "good", "target": "1.8 %"},
        ],
        "source": "Service ledger, October",
    },
    "swot": {
        "title": "Our fleet is strong, our debt is not",
        "strengths": ["Youngest fleet in the region", "Crews stay seven years on average"],
        "weaknesses": ["Debt of three times earnings", "One depot for all lines"],
        "opportunities": ["Two rivals leave the coast", "Ports electrify their quays"],
        "threats": ["Fuel prices", "New emission rules from 2028"],
    },
    "porter_five_forces": {
        "title": "Buyers set the prices in parcel delivery",
        "rivalry": {
            "points": ["Five carriers share 80 % of parcels", "Prices fell in three years of four"],
            "level": "high",
        },
        "new_entrants": {"points": ["A hub costs $40M", "Couriers need no licence"], "level": "medium"},
        "suppliers": {"points": ["Vans come from four makers", "Drivers are scarce"], "level": "medium"},
        "buyers": {
            "points": ["Three shops send half of all parcels", "They change carriers within weeks"],
            "level": "high",
        },
        "substitutes": {"points": ["Lockers and pick-up points", "Shops deliver themselves"], "level": "low"},
    },
    "bcg_matrix": {
        "title": "Two cash cows pay for the star",
        "stars": ["Heat pumps"],
        "question_marks": ["Home batteries", "Charging points"],
        "cash_cows": ["Gas boilers", "Service contracts"],
        "dogs": ["Oil burners"],
    },
    "value_chain": {
        "title": "We earn our margin in roasting and in service",
        "primary": [
            {"label": "Buying", "detail": ["Direct from 40 farms"]},
            {"label": "Roasting", "detail": ["Two plants, small lots"]},
            {"label": "Logistics", "detail": ["Own vans in six cities"]},
            {"label": "Sales", "detail": ["Offices and restaurants"]},
            {"label": "Service", "detail": ["Machines repaired in a day"]},
        ],
        "support": ["Quality laboratory", "People and training", "Purchasing and finance"],
        "goal": "Margin",
    },
    "timeline": {
        "title": "The platform goes live in November",
        "events": [
            {"label": "Design frozen", "date": "5 Oct", "description": "No change of scope after it"},
            {"label": "Beta", "date": "19 Oct", "description": "Forty customers"},
            {"label": "Security audit", "date": "9 Nov"},
            {"label": "Launch", "date": "30 Nov", "description": "All regions on one day"},
        ],
    },
    "comparison": {
        "title": "Leasing costs more, and ties up no capital",
        "options": ["Buy", "Lease", "Share"],
        "rows": [
            {"label": "Cost over five years", "values": ["$3.5M", "$4.1M", "$2.9M"], "best": 3},
            {"label": "Capital tied up", "values": ["$2.8M", "None", "None"]},
            {"label": "Ready in", "values": ["9 months", "6 weeks", "4 months"], "best": 2},
            {"label": "Own branding", "values": ["Yes", "Yes", "No"]},
        ],
        "recommended": 2,
    },
    "gantt": {
        "title": "The new depot opens in July",
        "tasks": [
            {
                "label": "Permits",
                "start": "Jan 2027",
                "end": "Feb 2027",
                "lane": "Planning",
                "progress": 100,
                "id": "p",
            },
            {"label": "Design", "start": "Feb 2027", "end": "Mar 2027", "lane": "Planning", "progress": 60},
            {"label": "Building", "start": "Mar 2027", "end": "Jun 2027", "lane": "Site", "depends_on": ["p"]},
            {"label": "Hiring", "start": "Apr 2027", "end": "Jun 2027", "lane": "People"},
            {"label": "Opening", "start": "1 Jul 2027", "lane": "Site", "milestone": True},
        ],
    },
    "waterfall": {
        "title": "Price and volume outran the higher wages",
        "unit": "Operating profit in $M",
        "good_when": "up",
        "steps": [
            {"label": "2025", "value": 8.2},
            {"label": "Volume", "value": 1.6},
            {"label": "Price", "value": 2.1},
            {"label": "Wages", "value": -1.4},
            {"label": "Energy", "value": -0.5},
            {"label": "2026", "value": 10.0},
        ],
    },
    "icon_grid": {
        "title": "What a service contract covers",
        "items": [
            {"icon": "clock", "label": "Response in 6 hours", "description": "At night and on Sundays, too"},
            {"icon": "wrench", "label": "All spare parts", "description": "From four depots, within a day"},
            {"icon": "shield-check", "label": "Inspection", "description": "Once a year, with a certificate"},
            {"icon": "activity", "label": "Monitoring", "description": "Sensors report wear before it stops a pump"},
            {"icon": "graduation-cap", "label": "Training", "description": "Two days for your own crew"},
            {"icon": "file-text", "label": "One invoice", "description": "For all sites, each quarter"},
        ],
    },
    "architecture_overview": {
        "title": "Three layers part what changes at different speeds",
        "layers": [
            {
                "label": "Channels",
                "components": [
                    {"label": "Web shop", "detail": "Customers order and pay"},
                    {"label": "App", "detail": "Drivers confirm deliveries"},
                    {"label": "Partner API", "detail": "Shops book in bulk"},
                ],
            },
            {
                "label": "Services",
                "components": [
                    {"label": "Orders", "detail": "One record for each parcel"},
                    {"label": "Routing", "detail": "Plans tours every ten minutes"},
                    {"label": "Billing", "detail": "Invoices at night"},
                ],
            },
            {
                "label": "Foundation",
                "components": [
                    {"label": "PostgreSQL", "detail": "Two replicas"},
                    {"label": "Message bus", "detail": "All events, seven days"},
                ],
            },
        ],
    },
    "data_platform": {
        "title": "One platform from the shop floor to the board",
        "sources": ["Machines", "Orders", "Weather"],
        "ingestion": ["Streams", "Nightly loads"],
        "storage": ["Lake", "Warehouse"],
        "processing": ["Cleaning", "Forecasts"],
        "consumption": ["Dashboards", "Planning", "Alerts"],
        "governance": "One catalogue, one owner for each data set, access by role",
    },
    "application_integration": {
        "title": "Every system speaks to the hub, and to no other",
        "hub": "Integration hub",
        "hub_detail": ["Routes messages", "Keeps one format for customers and orders"],
        "systems": [
            {"name": "Web shop", "direction": "in", "interface": "Orders, REST"},
            {"name": "Call centre", "direction": "in", "interface": "Orders, forms"},
            {"name": "Partners", "direction": "in", "interface": "Orders, EDI"},
            {"name": "Warehouse", "direction": "out", "interface": "Picking lists, events"},
            {"name": "Finance", "direction": "out", "interface": "Invoices, nightly"},
            {"name": "Customer records", "direction": "out", "interface": "Addresses, events"},
        ],
    },
}
"""Of the templates with plain params, by id."""

TYPE_EXAMPLES: dict[str, tuple[str, str, Json]] = {
    "title-body": (
        "A claim and up to twelve points that bear it out.",
        "bullets content text list",
        {
            "title": "Service grows faster than sales",
            "body": [
                "Renewals reached 94 % of all contracts that ran out",
                "Spare parts arrive within 24 hours in four of six regions",
                "Remote monitoring halves the number of emergency visits",
            ],
        },
    ),
    "section": (
        "The name of a part of a deck, or one statement said large.",
        "title cover divider statement chapter",
        {"title": "Where we stand", "body": ["Results of the first nine months"]},
    ),
    "agenda": (
        "What is talked about, with times and owners.",
        "contents meeting schedule topics",
        {
            "title": "Agenda",
            "items": [
                {"label": "Results", "time": "09:00", "owner": "Finance"},
                {"label": "Depots", "time": "09:30", "owner": "Operations"},
                {"label": "Decisions", "time": "10:15"},
            ],
        },
    ),
    "executive-summary": (
        "A claim, and the figures that prove it.",
        "summary management key messages",
        {
            "title": "Leipzig is the right place for the depot",
            "proofs": [
                {"text": "Rents are lower than in Berlin", "figure": "-30 %"},
                {"text": "Customers within a day's drive", "figure": "41M"},
                {"text": "Two motorways and an airport meet there", "figure": "3"},
            ],
        },
    ),
    "quote": (
        "What somebody said, and who.",
        "testimonial statement citation",
        {
            "title": "What customers tell us",
            "quote": "Since the sensors came, nobody has had to get up at night.",
            "by": {"name": "Plant manager", "role": "City water works"},
        },
    ),
    "team": (
        "Up to twenty-four people, with portraits or initials.",
        "people staff organisation",
        {
            "title": "Who runs the programme",
            "members": [
                {"name": "Programme lead", "role": "Plan and budget"},
                {"name": "Field service", "role": "312 technicians"},
                {"name": "Data", "role": "Sensors and forecasts"},
            ],
        },
    ),
    "picture-text": (
        "A picture to the edges of the page, and up to eight points beside it.",
        "photo image visual",
        {
            "title": "A site between two rivers",
            "image": {"src": _PICTURE, "alt": "Mountains behind a lake at sunrise"},
            "body": ["Water for cooling all year", "Rail and road within a mile", "Room for a second hall"],
        },
    ),
    "before-after": (
        "What was, what is, and the difference.",
        "change improvement transformation",
        {
            "title": "Invoices are paid twice as fast",
            "before": {"label": "Paper", "figure": "34 days", "points": ["Printed and posted", "Three signatures"]},
            "after": {"label": "Portal", "figure": "16 days", "points": ["Sent at once", "One approval"]},
            "difference": "18 days",
        },
    ),
    "closing": (
        "Next steps with owners and dates, and the decision that is wanted.",
        "next steps end call to action decision contact",
        {
            "title": "What happens next",
            "steps": [
                {"text": "Sign the lease", "owner": "Operations", "date": "15 Nov"},
                {"text": "Hire the first shift", "owner": "People", "date": "10 Jan"},
            ],
            "decision": "Release $2.8M for the depot",
        },
    ),
    "kpi-grid": (
        "Two to six key figures, with targets, benchmarks and their way here.",
        "metrics numbers dashboard",
        {
            "title": "Service carries the margin",
            "items": [
                {"label": "Service revenue", "value": "$48.2M", "trend": "up", "tone": "good", "sublabel": "+18 %"},
                {"label": "Renewal rate", "value": "94 %", "history": [88, 90, 91, 94]},
                {"label": "Response", "value": "5.2 h", "target": "6 h"},
            ],
        },
    ),
    "comparison-table": (
        "A table whose first column heads its rows.",
        "table grid options data",
        {
            "title": "Plus is enough for most sites",
            "columns": ["Service level", "Basic", "Plus", "Premium"],
            "rows": [
                {"label": "Price per site", "values": ["$190", "$340", "$620"]},
                {"label": "Response", "values": ["24 h", "12 h", "6 h"]},
                {"label": "Spare parts", "values": ["No", "Yes", "Yes"]},
            ],
            "recommended": 2,
        },
    ),
    "market-map": (
        "Companies on two axes, as dots or bubbles.",
        "positioning competitors scatter quadrant landscape",
        {
            "title": "Nobody else is near and full",
            "x_axis_label": "Depth of service",
            "y_axis_label": "Nearness to the customer",
            "companies": [
                {"name": "Our service", "x": 78, "y": 82, "emphasis": "primary"},
                {"name": "Original makers", "x": 70, "y": 30},
                {"name": "Local workshops", "x": 22, "y": 76},
                {"name": "Online shops", "x": 12, "y": 18},
            ],
        },
    ),
    "org-chart": (
        "Who reports to whom.",
        "organisation hierarchy structure people",
        {
            "title": "Service is one organisation",
            "nodes": [
                {"id": "head", "label": "Head of service"},
                {"id": "c", "label": "Contracts", "parent_id": "head"},
                {"id": "f", "label": "Field service", "parent_id": "head"},
                {"id": "p", "label": "Parts", "parent_id": "head"},
            ],
        },
    ),
    "chart": (
        "One native chart, of fifteen types, with what it shows.",
        "bar line pie column scatter area graph data",
        {
            "title": "Contracts overtook repairs in 2025",
            "chart": {
                "chart_type": "line",
                "categories": ["2022", "2023", "2024", "2025", "2026"],
                "series": [
                    {"name": "Contracts", "values": [12, 15, 19, 24, 29]},
                    {"name": "Repairs", "values": [21, 22, 21, 20, 18]},
                ],
            },
            "subtitle": "Revenue in $M",
        },
    ),
    "small-multiples": (
        "Two to twelve small charts on the same axes.",
        "charts trellis regions comparison data",
        {
            "title": "Only the north still falls",
            "chart_type": "line",
            "categories": ["Q1", "Q2", "Q3", "Q4"],
            "charts": [
                {"name": "North", "values": [9, 8, 8, 7]},
                {"name": "East", "values": [5, 6, 7, 9]},
                {"name": "South", "values": [6, 6, 7, 8]},
            ],
            "emphasis": ["North"],
        },
    ),
    "tombstone-grid": (
        "Two to twelve deals or references.",
        "deals transactions credentials references logos",
        {
            "title": "Contracts of the year",
            "items": [
                {"name": "City water works", "subtitle": "Full contract", "metrics": ["$4.1M a year", "38 sites"]},
                {"name": "Dairy group", "subtitle": "Monitoring", "metrics": ["$1.2M a year", "12 sites"]},
                {"name": "Port authority", "subtitle": "Spare parts", "metrics": ["$0.9M a year", "7 sites"]},
            ],
        },
    ),
    "process": (
        "Two to ten steps that follow each other.",
        "steps flow workflow procedure",
        {
            "title": "A claim is paid in five days",
            "steps": [
                {"label": "Report", "description": "By app or telephone"},
                {"label": "Check", "description": "Within two days"},
                {"label": "Decide", "description": "One person for all of it"},
                {"label": "Pay", "description": "The same day"},
            ],
        },
    ),
    "cycle": (
        "Three to eight steps that come round again.",
        "loop circle iterative continuous",
        {
            "title": "We learn with every visit",
            "center": "Customer",
            "steps": [{"label": "Plan"}, {"label": "Visit"}, {"label": "Report"}, {"label": "Improve"}],
        },
    ),
    "pyramid": (
        "Two to seven levels, each resting on the next.",
        "hierarchy levels foundation maslow",
        {
            "title": "Trust rests on reliability",
            "levels": [
                {"label": "Trust", "description": "They renew unasked"},
                {"label": "Advice", "description": "We say what to replace"},
                {"label": "Speed", "description": "Six hours"},
                {"label": "Reliability", "description": "Pumps that run"},
            ],
        },
    ),
    "funnel": (
        "Two to eight stages whose widths are in proportion to their values.",
        "conversion sales pipeline stages",
        {
            "title": "One visitor in fifty-seven buys",
            "stages": [
                {"label": "Visits", "value": 12000},
                {"label": "Trials", "value": 900},
                {"label": "Customers", "value": 210},
            ],
        },
    ),
    "roadmap": (
        "Lanes of cards below the quarters, months or years that they last.",
        "plan strategy releases lanes quarters",
        {
            "title": "Search first, then the app",
            "lanes": [
                {
                    "label": "Product",
                    "items": [
                        {"label": "Search", "start": "Q1 2027"},
                        {"label": "App", "start": "Q2 2027", "end": "Q3 2027"},
                    ],
                },
                {"label": "Sales", "items": [{"label": "Partners", "start": "Q2 2027"}]},
            ],
        },
    ),
    "matrix": (
        "Four quadrants of text on two axes.",
        "2x2 quadrants prioritisation effort impact",
        {
            "title": "Start with what costs little and helps much",
            "x_axis_label": {"low": "Little effort", "high": "Much effort"},
            "y_axis_label": {"low": "Helps little", "high": "Helps much"},
            "cells": [
                {"label": "Do now", "points": ["One stock list", "Evening visits"], "emphasis": True},
                {"label": "Plan", "points": ["Depot north"]},
                {"label": "Leave to others", "points": ["New uniforms"]},
                {"label": "Drop", "points": ["Own fuel cards"]},
            ],
        },
    ),
    "pros-cons": (
        "What speaks for something, what against it, and the verdict.",
        "advantages disadvantages decision arguments",
        {
            "title": "Leasing the vans",
            "pros": ["No capital tied up", "New vans every four years"],
            "cons": ["Dearer over five years", "Limits on mileage"],
            "pros_label": "For",
            "cons_label": "Against",
            "verdict": "Lease the city vans, buy the rest",
        },
    ),
    "composition": (
        "Blocks of any kind on a grid of 12 x 12 cells.",
        "custom free layout grid blocks",
        {
            "title": "One contract replaces three",
            "blocks": [
                {
                    "primitive": "kpiHero",
                    "region": {"col": 0, "row": 0, "col_span": 5, "row_span": 12},
                    "input": {"label": "Renewal rate", "value": "94 %", "support": "Of all contracts that ran out"},
                },
                {
                    "primitive": "bulletList",
                    "region": {"col": 5, "row": 0, "col_span": 7, "row_span": 12},
                    "input": {
                        "items": [
                            {"text": "One price for each site"},
                            {"text": "One contact for everything that turns"},
                            {"text": "One invoice each quarter"},
                        ]
                    },
                },
            ],
        },
    ),
}
"""Of the other templates, by type of slide: what it shows, what people may search for, and params."""
