"""Transitions between slides."""

from renderer.scene import Transition
from renderer.writer.markup import NOTHING, Markup, attribute, joined, markup

_P14 = markup("http://schemas.microsoft.com/office/powerpoint/2010/main")
_P159 = markup("http://schemas.microsoft.com/office/powerpoint/2015/09/main")
_MC = markup("http://schemas.openxmlformats.org/markup-compatibility/2006")
_PLAIN = {
    "fade": markup("<p:fade/>"),
    "push": markup('<p:push dir="u"/>'),
    "wipe": markup('<p:wipe dir="l"/>'),
    "split": markup('<p:split orient="vert" dir="out"/>'),
    "cover": markup('<p:cover dir="l"/>'),
    "zoom": markup('<p:zoom dir="in"/>'),
    "blinds": markup('<p:blinds dir="horz"/>'),
    "checker": markup('<p:checker dir="horz"/>'),
    "dissolve": markup("<p:dissolve/>"),
    "comb": markup('<p:comb dir="horz"/>'),
    "none": NOTHING,
}
_DURATIONS = {"slow": 2000, "med": 1000, "fast": 500}


def transition_xml(transition: Transition | None) -> Markup:
    """`p:transition`; morph is wrapped so that older readers fade instead."""
    if transition is None or (
        transition.kind == "none" and transition.advance_after_ms is None and transition.advance_on_click
    ):
        return NOTHING
    speed = {"slow": "slow", "med": "med", "fast": "fast"}[transition.speed]
    attributes = markup(' spd="%s"', attribute(speed))
    if not transition.advance_on_click:
        attributes = joined((attributes, markup(' advClick="0"')))
    if transition.advance_after_ms is not None:
        attributes = joined((attributes, markup(' advTm="%s"', transition.advance_after_ms)))
    if transition.kind != "morph":
        effect = (
            markup('<p:%s dir="%s"/>', attribute(transition.kind), attribute(transition.direction))
            if transition.direction
            else _PLAIN[transition.kind]
        )
        return markup("<p:transition%s>%s</p:transition>", attributes, effect)
    duration = markup(' xmlns:p14="%s" p14:dur="%s"', _P14, _DURATIONS[transition.speed])
    return markup(
        '<mc:AlternateContent xmlns:mc="%s"><mc:Choice xmlns:p159="%s" Requires="p159"><p:transition%s%s>'
        '<p159:morph option="%s"/></p:transition></mc:Choice><mc:Fallback><p:transition%s><p:fade/>'
        "</p:transition></mc:Fallback></mc:AlternateContent>",
        _MC,
        _P159,
        attributes,
        duration,
        attribute(transition.morph_option),
        attributes,
    )
