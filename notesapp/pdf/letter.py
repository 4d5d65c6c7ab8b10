"""The referral letter: exactly one page, the question first. The urgent form is short and signed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from reportlab.platypus import Paragraph

from notesapp.model.body_map import BodyMap
from notesapp.model.expected import DoesNotFit
from notesapp.model.treatment import TechniqueUse
from notesapp.pdf.colours import ACCENT
from notesapp.pdf.fonts import BOLD
from notesapp.pdf.labels import labels
from notesapp.pdf.letter_blocks import Evidence, Flags, Question, address, signature, signature_height
from notesapp.pdf.page import SIZES, Paper, Record, Sheet, across
from notesapp.pdf.text import line_of, para, put, tall
from notesapp.words.contents import LetterContent

SIDE, TOP, BOTTOM = 42.0, 34.0, 30.0
BODY: Final = (10.0, 13.6)
SCALES: Final = (1.12, 1.06, 1.0, 0.96, 0.92)
"""A short letter is set larger; a long one a little smaller, and then it is refused."""
EVIDENCE: Final = 196.0
GUTTER: Final = 18.0


def referral_letter(
    content: LetterContent,
    body_map: BodyMap,
    uses: Sequence[TechniqueUse],
    *,
    paper: Paper,
    record: Record,
    draft: bool = False,
) -> bytes:
    """The letter as PDF, one page. Raises DoesNotFit, naming the sections, when 92 % of the size is still too large.

    DRAFT changes nothing: an unsigned letter is signed by hand.
    """
    del draft
    file = BytesIO()
    w, h = SIZES[paper]
    words = labels(content.language)
    c = Sheet(
        file,
        (w, h),
        title=f"{words['letter']}: {content.client}, {content.date}",
        author=content.head.therapist,
        language=content.language,
        at=record.at,
    )
    evidence = Evidence.of(content, body_map, uses)
    y = address(c, content, SIDE, w - SIDE, h - TOP)
    _body(c, content, evidence, y - 10, w)
    signature(c, content, record, SIDE, w - SIDE, BOTTOM)
    if record.is_retracted:
        across(c, w, h, words["retracted"])
    c.showPage()
    c.save()
    return file.getvalue()


def _body(c: Sheet, content: LetterContent, evidence: Evidence | None, top: float, w: float) -> None:
    wide = w - 2 * SIDE
    low = BOTTOM + signature_height(content, wide) + 12
    over = 0.0
    for scale in SCALES:
        question = Question(content, wide, scale)
        flags = Flags(content, wide, scale)
        between = 8 if flags.height else 0
        room = top - question.height - between - flags.height - 12 - low
        column = wide - EVIDENCE - GUTTER if evidence else wide
        sections = Sections(content, column, scale)
        least = max(sections.height, evidence.least(EVIDENCE) if evidence else 0)
        over = least - room
        if over <= 0:
            break
    else:
        raise DoesNotFit(over, _shorten(content, question.height, flags.height))
    question.draw(c, SIDE, top)
    top -= question.height + between
    flags.draw(c, SIDE, top)
    top -= flags.height + 12
    sections.draw(c, SIDE, top, room)
    if evidence:
        evidence.draw(c, w - SIDE - EVIDENCE, top + 2, EVIDENCE, min(room, 330))


def _shorten(content: LetterContent, question: float, flags: float) -> tuple[str, ...]:
    """The longest parts first: those are worth shortening."""
    words = labels(content.language)
    parts = [(len(section.text), section.heading) for section in content.sections]
    parts += [(len(content.told_client), words["told client"])] if content.told_client else []
    parts += [(len(content.question), words["shorten question"])] if question > 130 else []
    parts += [(sum(map(len, content.asks)), words["shorten asks"])] if question > 130 and content.asks else []
    parts += [(sum(map(len, (*content.flags_yes, content.not_tested))), words["shorten flags"])] if flags > 150 else []
    longest = (name for _, name in sorted(parts, key=lambda part: -part[0]))
    return tuple(dict.fromkeys(longest))[:3]


class Sections:
    """Headed paragraphs; what room is left over goes between the sections."""

    def __init__(self, content: LetterContent, wide: float, scale: float) -> None:
        self.wide, size, leading = wide, BODY[0] * scale, BODY[1] * scale
        parts = [(section.heading, section.text) for section in content.sections]
        parts.append((labels(content.language)["told client"], content.told_client))
        self.parts: list[tuple[str, list[Paragraph]]] = [
            (heading, [para(line, size, leading, markup=True) for line in text.split("\n") if line.strip()])
            for heading, text in parts
            if text.strip()
        ]
        heads = 15 * len(self.parts) + 5 * max(0, len(self.parts) - 1)
        self.height = heads + sum(tall(p, wide) + 1.5 for _, lines in self.parts for p in lines)

    def draw(self, c: Sheet, x: float, y: float, room: float) -> None:
        gap = min(16, 5 + (room - self.height) / max(1, len(self.parts) - 1))
        for heading, lines in self.parts:
            line_of(c, x, y - 10, heading, 10, BOLD, ACCENT, wide=self.wide)
            y -= 15
            for p in lines:
                y = put(c, p, x, y, self.wide) - 1.5
            y -= gap
