"""Rules, alerts and the dashboard: all that they ask for exists, each alert is explained, wrong queries are found."""

import itertools
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.cog.plugins import register_default_plugins
from grafana_foundation_sdk.models.dashboard import Dashboard

from deckmill.metrics_document import metrics

ROOT = Path(__file__).parents[3]
FILES = ROOT / "deploy" / "observability"
PROMTOOL = ROOT / ".make" / "prometheus" / "promtool"
RULES = [
    rule
    for name in ("recording-rules.yml", "alerts.yml")
    for group in yaml.safe_load((FILES / name).read_text(encoding="utf-8"))["groups"]
    for rule in group["rules"]
]
ALERTS = {rule["alert"]: rule for rule in RULES if "alert" in rule}
RECORDED = {rule["record"]: rule for rule in RULES if "record" in rule}
DASHBOARD = json.loads((FILES / "dashboard.json").read_text(encoding="utf-8"))
PANELS = [panel for panel in DASHBOARD["panels"] if panel["type"] != "row"]
QUERIES = [target["expr"] for panel in PANELS for target in panel["targets"]]
EXPRESSIONS = [*(rule["expr"] for rule in RULES), *QUERIES]
_OURS = re.compile(r"\bdeckmill_[a-z_]+\b")
_SUFFIX = re.compile(r"_(bucket|count|sum)$")
_MATCHED = re.compile(r"\b(deckmill_[a-z_]+)\{([^}]*)\}")
_OF_SCRAPES = {"job", "instance", "service", "namespace", "le"}


def promtool(folder: Path, queries: list[str]) -> subprocess.CompletedProcess[str]:
    """What promtool says of queries, as rules."""
    file = folder / "queries.yml"
    rules = [{"record": f"query:{number}", "expr": query} for number, query in enumerate(queries)]
    file.write_text(yaml.safe_dump({"groups": [{"name": "queries", "rules": rules}]}), encoding="utf-8")
    return subprocess.run([str(PROMTOOL), "check", "rules", str(file)], capture_output=True, text=True, check=False)


def unknown(expression: str) -> set[str]:
    """Metrics of ours in a query that no service has, labels that they have not, and rules that nobody records."""
    known = {metric.name: metric for metric in metrics()}
    names = {name if name in known else _SUFFIX.sub("", name) for name in _OURS.findall(expression)}
    lacking = names - known.keys()
    for name, matchers in _MATCHED.findall(expression):
        metric = known.get(name) or known.get(_SUFFIX.sub("", name))
        labels = set(re.findall(r"(\w+)\s*[!=]=?~?\"", matchers))
        lacking |= {f"{name}{{{label}}}" for label in labels - _OF_SCRAPES - set(metric.labels if metric else ())}
    return lacking | (set(re.findall(r"\bdeckmill:[a-z0-9_:]+", expression)) - RECORDED.keys())


def test_all_that_is_asked_for_exists() -> None:
    """A metric that was renamed would leave a panel empty, and an alert silent for ever."""
    assert {name for expression in EXPRESSIONS for name in unknown(expression)} == set()


@pytest.mark.parametrize(
    ("expression", "lacking"),
    [
        ("sum(rate(deckmill_strike_total[5m]))", {"deckmill_strike_total"}),
        ('deckmill_queue_age_seconds{tenant="acme"}', {"deckmill_queue_age_seconds{tenant}"}),
        ("deckmill:queue_age:max > 1", {"deckmill:queue_age:max"}),
    ],
)
def test_what_does_not_exist_is_found(expression: str, lacking: set[str]) -> None:
    """The check above can fail."""
    assert unknown(expression) == lacking


def test_pods_are_scraped_under_the_labels_that_rules_ask_for(tmp_path: Path) -> None:
    """Each service is found by what its pods say of themselves; a rule that asks for another label hears nothing."""
    config = yaml.safe_load((FILES / "prometheus-kubernetes.yml").read_text(encoding="utf-8"))
    (scraped,) = config["scrape_configs"]
    set_ = {each.get("target_label") for each in scraped["relabel_configs"]}
    assert (scraped["job_name"], set_ >= {"service", "namespace"}) == ("deckmill", True)
    (pods,) = scraped.pop("kubernetes_sd_configs")
    name, _, value = pods["selectors"][0]["label"].partition("=")
    for service in ("gateway", "job-registry", "renderer", "previewer", "scorer"):
        manifests = yaml.safe_load_all((ROOT / f"deploy/kubernetes/base/{service}.yaml").read_text(encoding="utf-8"))
        (pod,) = [each["spec"]["template"]["metadata"] for each in manifests if each["kind"] == "Deployment"]
        assert (pod["labels"][name], pod["labels"]["app.kubernetes.io/component"]) == (value, service)
        assert pod["annotations"] == {"prometheus.io/scrape": "true", "prometheus.io/port": "9100"}
        missed = f'up{{job="deckmill",service="{service}"}}, "service", "{service}"'
        assert missed in ALERTS["DeckmillServiceAbsent"]["expr"]
    # Debian's promtool finds no pods; of all else it is the judge.
    file = tmp_path / "prometheus.yml"
    file.write_text(yaml.safe_dump(config | {"rule_files": []}), encoding="utf-8")
    subprocess.run([str(PROMTOOL), "check", "config", str(file)], check=True, capture_output=True)


def test_queries_of_the_dashboard_are_queries(tmp_path: Path) -> None:
    """Prometheus itself reads them; one that is wrong it refuses."""
    assert (promtool(tmp_path, QUERIES).returncode, promtool(tmp_path, ["sum(rate(up))"]).returncode) == (0, 1)


def lost(given: Any, kept: Any, at: str = "") -> set[str]:
    """Where a value of JSON has something that another has not, or has otherwise."""
    if isinstance(given, dict) and isinstance(kept, dict):
        return {place for key, value in given.items() for place in lost(value, kept.get(key), f"{at}/{key}")}
    if isinstance(given, list) and isinstance(kept, list) and len(given) == len(kept):
        return {place for index, value in enumerate(given) for place in lost(value, kept[index], f"{at}/{index}")}
    return set() if given == kept else {at}


@pytest.mark.parametrize("spoilt", [None, "units"])
def test_the_dashboard_is_one_by_the_types_of_grafana(spoilt: str | None) -> None:
    """What they do not know, such as a misspelt key, Grafana drops in silence; so do they, when they read it."""
    register_default_plugins()
    dashboard = json.loads(json.dumps(DASHBOARD))
    if spoilt:
        dashboard["panels"][1]["fieldConfig"]["defaults"][spoilt] = "short"
    kept = json.loads(JSONEncoder().encode(Dashboard.from_json(dashboard)))
    # Of annotations, these types leave out what belongs to the source of data alone.
    known = {f"/annotations/list/{index}/titleFormat" for index in range(len(dashboard["annotations"]["list"]))}
    assert lost(dashboard, kept) - known == ({f"/panels/1/fieldConfig/defaults/{spoilt}"} if spoilt else set())


def test_panels_are_explained_and_lie_side_by_side() -> None:
    """Each has a unit, and says what it shows; none covers another."""
    assert all(panel["description"] and panel["fieldConfig"]["defaults"]["unit"] for panel in PANELS)
    assert len({panel["id"] for panel in DASHBOARD["panels"]}) == len(DASHBOARD["panels"])
    for one, other in itertools.combinations([panel["gridPos"] for panel in DASHBOARD["panels"]], 2):
        beside = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
        assert beside or one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]


def test_installations_are_told_apart() -> None:
    """Whatever adds up does so for each namespace: a busy one must not hide another, and an alert says whose it is."""
    sums = r"(?<![:\w])(?:sum|max|min|count|avg)\b(?! by \(namespace[,)])"
    assert [rule["expr"] for rule in RULES if re.search(sums, rule["expr"])] == []
    assert [query for query in QUERIES if len(re.findall(r'namespace=~"\$namespace"', query)) < _names(query)] == []


def _names(query: str) -> int:
    return len(re.findall(r"\bdeckmill[_:][a-z0-9_:]+|\bup\b|\bprocess_[a-z_]+", query))


def test_every_recorded_rule_is_used() -> None:
    """By an alert, a panel or an objective."""
    used = " ".join([*EXPRESSIONS, (ROOT / "docs" / "slo.md").read_text(encoding="utf-8")])
    assert {name for name in RECORDED if name not in used} == set()


@pytest.mark.parametrize("name", ALERTS)
def test_each_alert_is_explained_and_tried(name: str) -> None:
    """In the runbook, at the place that it names; and by series that raise it and series that do not."""
    page = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert [word in section for word in ("It means", "Look at", "Do", "Tried")] == [True] * 4
    assert ALERTS[name]["annotations"]["runbook"] == f"docs/runbook.md#{name.lower()}"
    tests: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/observability/alerts.yml").read_text("utf-8"))["tests"]
    tried = [each["exp_samples"] for test in tests for each in test["promql_expr_test"] if f'"{name}"' in each["expr"]]
    assert tried == [[{"value": 1}], []]


def test_the_runbook_explains_no_alert_that_is_gone() -> None:
    """Its sections are the alerts, in their order."""
    page = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\w+)$", page, re.MULTILINE) == list(ALERTS)


def test_what_the_runbook_has_people_look_for_is_there() -> None:
    """Lines of logs, metrics and settings that it names are those of the code: nobody searches for what was renamed."""
    page = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
    sources = [file for folder in ("services", "libs") for file in (ROOT / folder).rglob("*.py")]
    code = "\n".join(file.read_text(encoding="utf-8") for file in sources if "generated" not in file.parts)
    words = set(re.findall(r"`(?!deckmill |kubectl |dmesg)([a-z]+(?:[_ ][a-z]+)*)`", page)) - {"namespace", "service"}
    assert {word for word in words if f'"{word}"' not in code} == set()
    settings = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert {name for name in re.findall(r"DECKMILL_[A-Z_]+", page) if f"`{name}`" not in settings} == set()
    assert unknown(page) == set()
