"""The author's work in a child: a brief becomes a plan, the plan a scene, the scene code."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from deck_documents import parse
from deck_documents.brief import SlideBrief, around, read_brief
from deck_documents.feedback import FEEDBACK_V1, SlideFeedback, read_feedback
from deck_documents.json_input import decode_json
from deck_documents.own_themes import OwnTheme, worn
from deck_documents.translation import TRANSLATION_V1
from deck_domain.errors import UnusableFile, Violation
from deck_domain.findings import Finding
from deck_domain.render_manifest import RenderedPage, RenderManifest
from deck_domain.stage_results import AuthorResult
from renderer.authoring import Plan, plan_of, spoken_in
from renderer.authoring.author import Json
from renderer.coding import NotWritable, code_of
from renderer.compile import Source, laid_out, source_of, standard_fonts
from renderer.deck.model import Deck
from renderer.feedback import adjusted, document_of, in_look, revise
from renderer.improving import better_plans
from renderer.orders import AuthorAnswer, AuthorOrder, BaseVersion
from renderer.plan_keys import LANGUAGE, LOOK
from renderer.scene import Scene
from renderer.typesetting.languages import ENGLISH
from renderer.writer import write_pptx

_UNTITLED: Json = {"version": "2.0", "title": "Slide", "slides": [{"slideType": "section", "title": "Slide"}]}


def write_code(request: AuthorOrder) -> AuthorAnswer:
    """Write plan, code, base and manifest; of a request with code of its own, the code and the base alone.

    Raises UnusableFile for a plan that code has no words for.
    """
    content = decode_json(request.document.read_bytes())
    if request.attempts and request.base and not request.planned:
        return _improved(request, request.base)
    if request.planned and request.base:
        return _written(request, _json(request.planned), ())
    if request.source_schema == FEEDBACK_V1 and request.base:
        return _changed(request, read_feedback(content)[0], request.base)
    if request.source_schema == TRANSLATION_V1:
        message = "Translating takes a language model, and the renderer has none: see DECKMILL_MODEL_URL."
        raise UnusableFile(message, code="language_model_required")
    brief, _ = read_brief(content)
    if brief.code is not None:
        return _own_code(request, brief)
    if request.planned:
        planned = Plan(_json(request.planned))
    else:
        passed_over = tuple(_picture_passed_over(brief))
        planned = plan_of(brief.brief)
        planned = replace(planned, warnings=(*planned.warnings, *passed_over))
    return _written(request, _dressed(planned.document, brief), planned.warnings)


def _picture_passed_over(brief: SlideBrief) -> Iterator[Violation]:
    """That a picture was not looked at. Raises UnusableFile where there is nothing else to make the slide of."""
    if brief.from_image is None:
        return
    if not brief.brief.strip():
        message = "The slide is to be made of a picture, and no language model that sees is configured: describe it."
        raise UnusableFile(message, code="vision_model_required")
    yield Violation("/from_image", "without_effect", "The picture was not looked at: the slide is made of `brief`.")


def _json(file: Path) -> Json:
    """What this program has written itself."""
    value: Json = json.loads(file.read_bytes())
    return value


def _own_code(request: AuthorOrder, brief: SlideBrief) -> AuthorAnswer:
    scene, _, _ = laid_out(source_of(parse("protocol_v2", _dressed(_UNTITLED, brief))))
    code = request.target / "slide.py"
    code.write_text(brief.code or "", encoding="utf-8")
    return AuthorAnswer(AuthorResult(1, (), ()), code, _base(request, scene))


def _changed(request: AuthorOrder, feedback: SlideFeedback, base: BaseVersion) -> AuthorAnswer:
    """The next version of a slide, as somebody wishes it."""
    if base.plan is None:
        return AuthorAnswer(AuthorResult(1, (), tuple(_not_applied(feedback))), base.code, base.base)
    plan = _json(base.plan)
    if feedback.theme_id or feedback.theme:
        plan = in_look(plan, worn(feedback.theme_id or "", feedback.theme))
    revision = revise(plan, feedback.feedback)
    return replace(_written(request, revision.plan, revision.warnings), not_understood=revision.unknown)


def _not_applied(feedback: SlideFeedback) -> Iterator[Violation]:
    if feedback.feedback.strip():
        message = "This slide was made by code of your own: change the code, and send it as `code` of a new slide."
        yield Violation("/feedback", "not_understood", message)


def _improved(request: AuthorOrder, base: BaseVersion) -> AuthorAnswer:
    """The next round of a slide: with what would mend the findings, where there is something left to try."""
    if base.plan and base.report:
        plan, report = _json(base.plan), _json(base.report)
        changes = list(islice(better_plans(plan, report), request.attempts))
        if len(changes) == request.attempts:
            return _written(request, changes[-1], ())
    return AuthorAnswer(AuthorResult(1, (), (), unchanged=True))


def _written(request: AuthorOrder, document: Json, warnings: tuple[Violation, ...]) -> AuthorAnswer:
    """A plan as code. Raises UnusableFile."""
    code, plan, manifest = (request.target / file for file in ("slide.py", "plan.json", "manifest.json"))
    source, scene, found, families, told = scene_of(document)
    warnings = (*warnings, *(Violation("/feedback", "done_otherwise", sentence) for sentence in told))
    try:
        code.write_text(code_of(scene), encoding="utf-8")
    except NotWritable as error:  # another attempt would end alike
        message = f"This slide cannot be written as code ({error}): say the brief in another way."
        raise UnusableFile(message, code="not_writable") from None
    plan.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    pages = tuple(RenderedPage(page.origin, page.origins) for page in scene.pages)
    manifest.write_bytes(RenderManifest(len(scene.pages), source.title, found, families, {}, pages).to_bytes())
    result = AuthorResult(len(scene.pages), families, warnings)
    return AuthorAnswer(result, code, _base(request, scene), plan, manifest)


def _base(request: AuthorOrder, scene: Scene) -> Path:
    """The presentation without slides that code draws on."""
    base = request.target / "base.pptx"
    base.write_bytes(write_pptx(replace(scene, title=request.title, pages=())))
    return base


def scene_of(plan: Json) -> tuple[Source, Scene, tuple[Finding, ...], tuple[str, ...], tuple[str, ...]]:
    """What is drawn of a plan: its document, the scene with its adjustments, and what `laid_out` tells of it.

    The last is what of the adjustments could not be done as it was wished, as sentences.
    """
    source = _in_language(source_of(parse("protocol_v2", document_of(plan))), plan.get(LANGUAGE, ""))
    scene, found, families = laid_out(source)
    scene, told = adjusted(scene, plan, standard_fonts())
    return source, scene, found, families, told


def _in_language(source: Source, spoken: str) -> Source:
    """The source in the language of its brief, where its own words tell none."""
    deck = source.content
    if not spoken or not isinstance(deck, Deck) or deck.language != ENGLISH:
        return source
    return replace(source, content=replace(deck, language=spoken))


def _dressed(document: Json, brief: SlideBrief) -> Json:
    """The plan in the theme that was asked for, with what stands around its content."""
    (slide,) = document["slides"]
    slides = [{**slide, **around(slide, brief.chrome)}]
    seen = document.get(LOOK)
    named = brief.theme is not None or "theme_id" in brief.model_fields_set
    theme = OwnTheme.model_validate(seen) if seen and not named else brief.theme
    kept = {name: value for name, value in document.items() if name != LOOK}
    spoken = spoken_in(brief.brief)
    said = {LANGUAGE: spoken} if spoken else {}
    look = worn(brief.theme_id, theme)
    wished = {"tokens": _tokens(look, document)} if document.get("tokens") else {}
    return {**kept, **said, **look, **wished, "slides": slides}


def _tokens(look: Json, document: Json) -> Json:
    """The tokens of a look, with what the brief itself wishes over them."""
    tokens: Json = dict(look.get("tokens", {}))
    return tokens | {group: {**tokens.get(group, {}), **wished} for group, wished in document["tokens"].items()}
