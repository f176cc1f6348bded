"""PresentationML for pictures, films and sounds."""

from renderer.scene import Photo, Recording
from renderer.writer.effects_xml import effects_xml
from renderer.writer.frames_xml import geometry_xml, placeholder_xml, transform_xml
from renderer.writer.links import Links
from renderer.writer.paint_xml import blip_xml, line_xml

PLAY_CLICK = '<a:hlinkClick r:id="" action="ppaction://media"/>'
_URI = "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def picture_xml(photo: Photo, identity: str, links: Links) -> str:
    """`p:pic`, with the file that it plays if it is a recording."""
    geometry = geometry_xml("roundRect" if photo.radius else "rect", photo.frame, photo.radius)
    plays = _recording(photo, links) if isinstance(photo, Recording) else ""
    return (
        f'<p:pic><p:nvPicPr>{identity}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
        f"<p:nvPr>{placeholder_xml(photo.placeholder)}{plays}</p:nvPr></p:nvPicPr>"
        f"<p:blipFill>{blip_xml(photo.picture, links)}</p:blipFill>"
        f"<p:spPr>{transform_xml(photo.frame, photo.turn)}{geometry}"
        f"{line_xml(photo.line)}{effects_xml(photo.effects)}</p:spPr></p:pic>"
    )


def _recording(recording: Recording, links: Links) -> str:
    linked, embedded = links.recording(recording)
    trim = f'<p14:trim st="{recording.skip:g}"/>' if recording.skip else ""
    media = f'<p14:media xmlns:p14="{_P14}" r:embed="{embedded}">{trim}</p14:media>'
    return f'<a:{recording.kind}File r:link="{linked}"/><p:extLst><p:ext uri="{_URI}">{media}</p:ext></p:extLst>'
