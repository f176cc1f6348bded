"""Comments and those who made them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from renderer.scene import Comment
from renderer.writer.markup import NOTHING, Markup, attribute, escape, joined, markup
from renderer.writer.slide_xml import DECLARATION, NAMESPACES

# Comments are placed in units of 1/576 in.
_PER_PT = 8


@dataclass(slots=True)
class Authors:
    """Who commented, in the order of their first comments, and how many each has."""

    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def comments_xml(self, comments: Sequence[Comment]) -> Markup:
        """The comments of one slide."""
        rows = joined(self._comment(comment) for comment in comments)
        return markup("%s<p:cmLst %s>%s</p:cmLst>", DECLARATION, NAMESPACES, rows)

    def xml(self) -> Markup:
        """All authors of the deck; to be asked when all comments are written."""
        rows = joined(
            markup(
                '<p:cmAuthor id="%s" name="%s" initials="%s" lastIdx="%s" clrIdx="%s"/>',
                number,
                attribute(name),
                attribute(initials),
                count,
                number,
            )
            for number, ((name, initials), count) in enumerate(self.counts.items())
        )
        return markup("%s<p:cmAuthorLst %s>%s</p:cmAuthorLst>", DECLARATION, NAMESPACES, rows)

    def _comment(self, comment: Comment) -> Markup:
        author = (comment.author, comment.initials)
        self.counts[author] = number = self.counts.get(author, 0) + 1
        date = markup(' dt="%s.000"', attribute(f"{comment.date:%Y-%m-%dT%H:%M:%S}")) if comment.date else NOTHING
        return markup(
            '<p:cm authorId="%s"%s idx="%s"><p:pos x="%s" y="%s"/><p:text>%s</p:text></p:cm>',
            list(self.counts).index(author),
            date,
            number,
            round(comment.x * _PER_PT),
            round(comment.y * _PER_PT),
            escape(comment.text),
        )
