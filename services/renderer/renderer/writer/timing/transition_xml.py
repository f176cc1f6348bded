"""Transitions between slides."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from renderer.scene import Transition

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_P159 = "http://schemas.microsoft.com/office/powerpoint/2015/09/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PLAIN = {
    "fade": "<p:fade/>",
    "push": '<p:push dir="u"/>',
    "wipe": '<p:wipe dir="l"/>',
    "split": '<p:split orient="vert" dir="out"/>',
    "cover": '<p:cover dir="l"/>',
    "zoom": '<p:zoom dir="in"/>',
    "blinds": '<p:blinds dir="horz"/>',
    "checker": '<p:checker dir="horz"/>',
    "dissolve": "<p:dissolve/>",
    "comb": '<p:comb dir="horz"/>',
    "none": "",
}
_DURATIONS = {"slow": 2000, "med": 1000, "fast": 500}


def transition_xml(transition: Transition | None) -> str:
    """`p:transition`; morph is wrapped so that older readers fade instead."""
    if transition is None or (
        transition.kind == "none" and transition.advance_after_ms is None and transition.advance_on_click
    ):
        return ""
    speed = {"slow": "slow", "med": "med", "fast": "fast"}[transition.speed]
    attributes = f' spd="{speed}"'
    if not transition.advance_on_click:
        attributes += ' advClick="0"'
    if transition.advance_after_ms is not None:
        attributes += f' advTm="{transition.advance_after_ms}"'
    if transition.kind != "morph":
        effect = (
            f'<p:{transition.kind} dir="{transition.direction}"/>' if transition.direction else _PLAIN[transition.kind]
        )
        return f"<p:transition{attributes}>{effect}</p:transition>"
    duration = f' xmlns:p14="{_P14}" p14:dur="{_DURATIONS[transition.speed]}"'
    return (
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice xmlns:p159="{_P159}" Requires="p159">'
        f'<p:transition{attributes}{duration}><p159:morph option="{transition.morph_option}"/></p:transition></mc:Choice>'
        f"<mc:Fallback><p:transition{attributes}><p:fade/></p:transition></mc:Fallback></mc:AlternateContent>"
    )
