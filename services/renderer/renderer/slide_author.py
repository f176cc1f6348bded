"""The author's work in a child: a brief becomes a plan, the plan a scene, the scene code."""

import json
from dataclasses import replace

from deck_documents import parse
from deck_documents.brief import BriefChrome, SlideBrief, read_brief
from deck_documents.json_input import decode_json
from deck_documents.own_themes import worn
from deck_domain.errors import UnusableFile
from deck_domain.render_manifest import RenderedPage, RenderManifest
from deck_domain.stage_results import AuthorResult
from renderer.authoring import Plan, plan_of
from renderer.authoring.author import Json
from renderer.coding import NotWritable, code_of
from renderer.compile import laid_out, source_of
from renderer.orders import AuthorAnswer, AuthorOrder
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
    source = source_of(parse("protocol_v2", document))
    scene, found, families = laid_out(source)
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


def _dressed(document: Json, brief: SlideBrief) -> Json:
    """The plan in the theme that was asked for, with what stands around its content."""
    (slide,) = document["slides"]
    slides = [{**slide, **_around(slide, brief.chrome)}]
    return {**document, **worn(brief.theme_id, brief.theme), "slides": slides}


def _around(slide: Json, chrome: BriefChrome) -> Json:
    said: Json = {"title": chrome.title, "subtitle": chrome.subtitle, "source": chrome.source}
    if slide["slideType"] in {"title-body", "section", "picture-text", "closing"}:
        said["eyebrow"] = chrome.kicker
    if small := " \u00b7 ".join(text for text in (chrome.classification, chrome.footer) if text):
        said["chrome"] = {"footer": {"enabled": True, "disclaimer": small}}
    return {name: value for name, value in said.items() if value}
