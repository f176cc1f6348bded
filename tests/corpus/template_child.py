"""Reads decks as templates in a disposable process; see `deck_runtime.children.work`."""

from dataclasses import dataclass
from pathlib import Path

from deck_runtime.children.work import ChildWork, Progress
from renderer.template import compile_template, report_of


@dataclass(frozen=True, slots=True)
class TemplateOrder:
    """Read `pptx` as a template."""

    pptx: Path


@dataclass(frozen=True, slots=True)
class TemplateAnswer:
    """How well it serves as one."""

    support: str


WORK = ChildWork("tests.corpus.template_child", TemplateOrder, TemplateAnswer)


def warm() -> None:
    """Nothing to warm."""


def handle(request: TemplateOrder, progress: Progress) -> TemplateAnswer:
    """Read one. Raises the refusal of a file that cannot be one."""
    support = report_of(compile_template(request.pptx.read_bytes()))["template_support_level"]
    progress(1, 1)
    return TemplateAnswer(support)
