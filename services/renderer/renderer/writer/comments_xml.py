"""Comments and those who made them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from renderer.scene import Comment
from renderer.writer.markup import attribute
from renderer.writer.slide_xml import DECLARATION, NAMESPACES

# Comments are placed in units of 1/576 in.
_PER_PT = 8


@dataclass(slots=True)
class Authors:
    """Who commented, in the order of their first comments, and how many each has."""

    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def comments_xml(self, comments: Sequence[Comment]) -> str:
        """The comments of one slide."""
        rows = "".join(self._comment(comment) for comment in comments)
        return f"{DECLARATION}<p:cmLst {NAMESPACES}>{rows}</p:cmLst>"

    def xml(self) -> str:
        """All authors of the deck; to be asked when all comments are written."""
        rows = "".join(
            f'<p:cmAuthor id="{number}" name="{attribute(name)}" initials="{attribute(initials)}" lastIdx="{count}"'
            f' clrIdx="{number}"/>'
            for number, ((name, initials), count) in enumerate(self.counts.items())
        )
        return f"{DECLARATION}<p:cmAuthorLst {NAMESPACES}>{rows}</p:cmAuthorLst>"

    def _comment(self, comment: Comment) -> str:
        author = (comment.author, comment.initials)
        self.counts[author] = number = self.counts.get(author, 0) + 1
        date = f' dt="{comment.date:%Y-%m-%dT%H:%M:%S}.000"' if comment.date else ""
        return (
            f'<p:cm authorId="{list(self.counts).index(author)}"{date} idx="{number}">'
            f'<p:pos x="{round(comment.x * _PER_PT)}" y="{round(comment.y * _PER_PT)}"/>'
            f"<p:text>{escape(comment.text)}</p:text></p:cm>"
        )
