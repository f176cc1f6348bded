"""Adjustments applied to a scene: what is drawn changes after the layout engine has placed it."""

from collections.abc import Callable
from dataclasses import replace

from deck_fonts import FontBook
from renderer.feedback.adjustments import Adjustment, Json, adjustments_of
from renderer.feedback.choosing import chosen
from renderer.feedback.placing import placed
from renderer.feedback.sizing import sized
from renderer.feedback.styling import styled
from renderer.scene import Page, Scene
from renderer.scene.theme import Theme
from renderer.typesetting.scripts import runs_from_right
from renderer.typesetting.typesetter import Typesetter


def adjusted(scene: Scene, plan: Json, fonts: FontBook) -> tuple[Scene, tuple[str, ...]]:
    """The scene of a plan with the adjustments of the plan, and what of them could not be done as it was wished."""
    adjustments = adjustments_of(plan)
    if not adjustments:
        return scene, ()
    theme = scene.theme
    from_right = theme.complex_script if runs_from_right(scene.language) else None
    typesetter = Typesetter(fonts, theme.family, theme.heading_family, from_right=from_right)
    pages, said = [], list[str]()
    for page in scene.pages:
        changed = page
        for adjustment in adjustments:
            changed = _changed(changed, adjustment, plan["slides"][0], (typesetter, theme), said.append)
        pages.append(changed)
    return replace(scene, pages=tuple(pages)), tuple(dict.fromkeys(said))


def _changed(
    page: Page, adjustment: Adjustment, slide: Json, set_in: tuple[Typesetter, Theme], tell: Callable[[str], None]
) -> Page:
    typesetter, theme = set_in
    found = chosen(page, adjustment, slide)
    if not found:
        tell(f"Nothing on the slide is {adjustment.called}, so that was not changed.")
        return page
    page = styled(page, adjustment, found, theme, tell)
    if adjustment.resizes:
        page = sized(page, adjustment, found, typesetter, tell)
    return placed(page, adjustment, found, tell) if adjustment.places else page
