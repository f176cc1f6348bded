"""DrawingML for shapes of a path."""

from renderer.scene.drawing import Freeform

_SITES = (("hc", "t"), ("l", "vc"), ("hc", "b"), ("r", "vc"))


def freeform_xml(path: Freeform) -> str:
    """`a:custGeom`, with the four connection sites of a box."""
    sites = "".join(f'<a:cxn ang="0"><a:pos x="{x}" y="{y}"/></a:cxn>' for x, y in _SITES)
    steps = "".join(_step(name, points) for name, points in path.steps)
    return (
        f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{sites}</a:cxnLst><a:rect l="l" t="t" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{path.width}" h="{path.height}">{steps}</a:path></a:pathLst></a:custGeom>'
    )


def _step(name: str, points: tuple[tuple[int, int], ...]) -> str:
    inner = "".join(f'<a:pt x="{x}" y="{y}"/>' for x, y in points)
    return f"<a:{name}>{inner}</a:{name}>" if inner else f"<a:{name}/>"
