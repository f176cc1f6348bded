"""The author's work in a child: a brief becomes a plan, the plan a scene, the scene code."""

import json
from dataclasses import replace

from deck_documents import parse
from deck_documents.brief import BriefChrome, SlideBrief, read_brief
from deck_documents.brief_themes import BRIEF_THEMES
from deck_documents.json_input import decode_json
from deck_domain.errors import UnusableFile
from deck_domain.findings import Finding
from deck_domain.render_manifest import RenderedPage, RenderManifest
from deck_domain.stage_results import AuthorResult
from renderer.authoring import Plan, plan_of
from renderer.authoring.author import Json
from renderer.coding import NotWritable, code_of
from renderer.compile import Source, laid_out, source_of, standard_fonts
from renderer.feedback import adjusted, document_of
from renderer.orders import AuthorAnswer, AuthorOrder
from renderer.scene import Scene
from renderer.writer import write_pptx

_UNTITLED = {"version": "2.0", "title": "Slide", "slides": [{"slideType": "section", "title": "Slide"}]}


def write_code(request: AuthorOrder) -> AuthorAnswer:
    """Write plan, code, base and manifest; of a request with code of its own, the code and the base alone.

    Raises UnusableFile for a plan that code has no words for.
    """
    brief, _ = read_brief(decode_json(request.brief.read_bytes()))
    code, base, plan, manifest = (
        request.target / name for name in ("slide.py", "base.pptx", "plan.json", "manifest.json")
    )
    planned = Plan(_UNTITLED) if brief.code is not None else plan_of(brief.brief)
    document = _dressed(planned.document, brief)
    source, scene, found, families, _ = scene_of(document)
    base.write_bytes(write_pptx(replace(scene, title=brief.title, pages=())))
    if brief.code is not None:
        code.write_text(brief.code, encoding="utf-8")
        return AuthorAnswer(code, base, AuthorResult(1, (), ()))
    try:
        code.write_text(code_of(scene), encoding="utf-8")
    except NotWritable as error:  # another attempt would end alike
        message = f"This slide cannot be written as code ({error}): say the brief in another way."
        raise UnusableFile(message, code="not_writable") from None
    plan.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    pages = tuple(RenderedPage(page.origin, page.origins) for page in scene.pages)
    manifest.write_bytes(RenderManifest(len(scene.pages), source.title, found, families, {}, pages).to_bytes())
    return AuthorAnswer(code, base, AuthorResult(len(scene.pages), families, planned.warnings), plan, manifest)


def scene_of(plan: Json) -> tuple[Source, Scene, tuple[Finding, ...], tuple[str, ...], tuple[str, ...]]:
    """What is drawn of a plan: its document, the scene with its adjustments, and what `laid_out` tells of it.

    The last is what of the adjustments could not be done as it was wished, as sentences.
    """
    source = source_of(parse("protocol_v2", document_of(plan)))
    scene, found, families = laid_out(source)
    scene, told = adjusted(scene, plan, standard_fonts())
    return source, scene, found, families, told


def _dressed(document: Json, brief: SlideBrief) -> Json:
    """The plan in the theme that was asked for, with what stands around its content."""
    theme = BRIEF_THEMES[brief.theme_id]
    (slide,) = document["slides"]
    look = {"theme": theme.look, "tokens": {"palette": {"accent": theme.leading}}}
    return {**document, **look, "slides": [{**slide, **_around(slide, brief.chrome)}]}


def _around(slide: Json, chrome: BriefChrome) -> Json:
    said: Json = {"title": chrome.title, "subtitle": chrome.subtitle, "source": chrome.source}
    if slide["slideType"] in {"title-body", "section", "picture-text", "closing"}:
        said["eyebrow"] = chrome.kicker
    if small := " \u00b7 ".join(text for text in (chrome.classification, chrome.footer) if text):
        said["chrome"] = {"footer": {"enabled": True, "disclaimer": small}}
    return {name: value for name, value in said.items() if value}
