"""PresentationML for pictures, films and sounds."""

from renderer.scene import Media, Picture
from renderer.writer.effects_xml import effects_xml
from renderer.writer.frames_xml import geometry_xml, placeholder_xml, transform_xml
from renderer.writer.links import Links
from renderer.writer.paint_xml import blip_xml, line_xml

PLAY_CLICK = '<a:hlinkClick r:id="" action="ppaction://media"/>'
_URI = "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def picture_xml(picture: Picture, identity: str, links: Links) -> str:
    """`p:pic`, with the file that it plays if it is a media."""
    geometry = geometry_xml("roundRect" if picture.radius else "rect", picture.frame, picture.radius)
    plays = _media(picture, links) if isinstance(picture, Media) else ""
    return (
        f'<p:pic><p:nvPicPr>{identity}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
        f"<p:nvPr>{placeholder_xml(picture.placeholder)}{plays}</p:nvPr></p:nvPicPr>"
        f"<p:blipFill>{blip_xml(picture.fill, links)}</p:blipFill>"
        f"<p:spPr>{transform_xml(picture.frame, picture.turn)}{geometry}"
        f"{line_xml(picture.line)}{effects_xml(picture.effects)}</p:spPr></p:pic>"
    )


def _media(media: Media, links: Links) -> str:
    linked, embedded = links.media(media)
    trim = f'<p14:trim st="{media.skip:g}"/>' if media.skip else ""
    playing = f'<p14:media xmlns:p14="{_P14}" r:embed="{embedded}">{trim}</p14:media>'
    return f'<a:{media.kind}File r:link="{linked}"/><p:extLst><p:ext uri="{_URI}">{playing}</p:ext></p:extLst>'
