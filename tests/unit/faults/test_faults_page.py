"""docs/faults.md names every fault and invariant once, and tests that are there."""

import ast
import re
from pathlib import Path

from tests.faults.invariants import INVARIANTS

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/faults.md").read_text(encoding="utf-8")
ROWS = {row.group(1): row.group(0) for row in re.finditer(r"^\| ([FI]\d+) \|.*$", PAGE, re.MULTILINE)}
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_every_fault_and_every_invariant_has_its_row() -> None:
    """In their order, and none twice."""
    named = re.findall(r"^\| ([FI]\d+) \|", PAGE, re.MULTILINE)

    assert named == [*(name for name in INVARIANTS if name != "5xx"), *(f"F{number}" for number in range(1, 43))]


def test_every_fault_names_tests_that_are_there() -> None:
    """At least one each, by file and function."""
    there = {path: _functions(path) for path, _ in NAMED.findall(PAGE)}

    assert {name for name, row in ROWS.items() if name.startswith("F") and not NAMED.search(row)} == set()
    assert [f"{path}::{name}" for path, name in NAMED.findall(PAGE) if name not in there[path]] == []


def _functions(path: str) -> set[str]:
    file = ROOT / path
    tree = ast.parse(file.read_text(encoding="utf-8")) if file.exists() else ast.Module([], [])
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
