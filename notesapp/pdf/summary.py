"""The session summary: maps on arrival and on leaving, techniques with what was said, SOAP, signature; it flows."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any, BinaryIO, Final

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from notesapp.bodymap.scene import Teaching
from notesapp.model.body_map import BodyMap
from notesapp.model.treatment import TechniqueUse
from notesapp.pdf.colours import ACCENT, HAIR, INK, SOFT
from notesapp.pdf.fonts import BOLD, REGULAR
from notesapp.pdf.labels import labels
from notesapp.pdf.legend import Legend, legend_of
from notesapp.pdf.page import SIZES, Paper, Record, Sheet, across, rule
from notesapp.pdf.summary_blocks import Alerts, Caution, Facts, Heading, Pain, Signature, short_alert
from notesapp.pdf.summary_compared import compared
from notesapp.pdf.summary_maps import MapPair, listed_marks, pairs_of, useful_height
from notesapp.pdf.summary_meeting import met
from notesapp.pdf.text import line_of, para, text_width, whole_line
from notesapp.words.contents import SoapPart, SummaryContent

SIDE, TOP, BOTTOM = 40.0, 38.0, 46.0
BODY: Final = (10.0, 14.4)
LEAST_MAP, MOST_MAP, OTHER_MAP = 262.0, 372.0, 286.0
"""Points: the height of the first view's maps, and of the others, two of which go on a page."""

COLUMNS: Final = (0.24, 0.19, 0.10, 0.095, 0.065, 0.31)


def session_summary(
    content: SummaryContent,
    body_map: BodyMap,
    uses: Sequence[TechniqueUse],
    *,
    paper: Paper,
    record: Record,
    draft: bool = False,
    other: BodyMap | None = None,
    teaching: Teaching | None = None,
) -> bytes:
    """The summary as PDF, as many pages as it takes. DRAFT: the note is unsigned, and every page says so.

    OTHER is the map that the content's comparison, if there is one, puts beside BODY_MAP. TEACHING are the aids that
    are wanted on its maps; what they are worth stands below the first.
    """
    file = BytesIO()
    w, h = SIZES[paper]
    words = labels(content.language)
    wide = w - 2 * SIDE

    def dress(c: Canvas, doc: Any) -> None:
        _frame(c, w, h, content, record, doc.page)

    def stamp(c: Canvas, _: Any) -> None:
        if draft:  # over everything, or a white box would hide it
            across(c, w, h, words["draft"])
        if record.is_retracted:
            across(c, w, h, words["retracted"])

    def sheet(target: BinaryIO, **_: Any) -> Sheet:
        title = f"{words['summary']}: {content.client}, {content.session}"
        return Sheet(
            target, (w, h), title=title, author=content.head.therapist, language=content.language, at=record.at
        )

    doc = BaseDocTemplate(file, pagesize=(w, h), lang=content.language)
    doc.addPageTemplates(
        [
            PageTemplate("first", [_box(w, h, TOP + 12)], onPage=dress, onPageEnd=stamp, autoNextPageTemplate="next"),
            PageTemplate("next", [_box(w, h, TOP + 24)], onPage=dress, onPageEnd=stamp),
        ]
    )
    story = [Facts(wide, content), *_alerts(content, wide)]
    if record.is_retracted:  # who says so, when and why, before anything of it is read
        story += [Caution(content.amended[-1] if content.amended else words["retracted"], wide), Spacer(0, 8)]
    story += [Pain(wide, content), Spacer(0, 10)] if content.pain else []
    used = sum(part.wrap(wide, h)[1] for part in story)
    treatment = _treatment(content, wide)
    room = h - TOP - 12 - BOTTOM - used
    after = sum(part.wrap(wide, h)[1] for part in treatment)
    first, others = _maps(content, body_map, uses, wide, room, after, teaching)
    story += first + treatment + others
    for part in content.soap:
        story += _soap(part, wide)
    story += _lists(content, wide)
    if content.meeting:
        story += met(content, body_map, wide)
    if content.compared is not None:
        story += compared(content.compared, body_map, other or body_map, wide, content.language)
    story.append(KeepTogether([*_outcome(content, wide), Signature(wide, content, record, draft)]))
    doc.build(story, canvasmaker=sheet)
    return file.getvalue()


def _box(w: float, h: float, top: float) -> Frame:
    return Frame(SIDE, BOTTOM, w - 2 * SIDE, h - top - BOTTOM, 0, 0, 0, 0)


def _frame(c: Canvas, w: float, h: float, content: SummaryContent, record: Record, page: int) -> None:
    """Who and what on every page: practice, paper, client with birth date, record, page x of y."""
    words = labels(content.language)
    y = h - TOP
    title = words["summary"] if page == 1 else f"{words['summary']}, {content.session}"
    whole_line(c, SIDE, y, content.head.practice, 9, w - 2 * SIDE - text_width(title, 9) - 20, room=2, colour=ACCENT)
    line_of(c, w - SIDE, y, title, 9, colour=SOFT, align="right")
    if page > 1:
        rule(c, SIDE, w - SIDE, y - 8)
    rule(c, SIDE, w - SIDE, BOTTOM - 8)
    who = ", ".join(
        part for part in (content.client, f"{words['born lower']} {content.born}" if content.born else "") if part
    )
    whole_line(c, SIDE, BOTTOM - 20, who, 8, 200, room=2.4, font=REGULAR, colour=SOFT)
    line_of(c, w / 2 + 20, BOTTOM - 20, record.line, 8, colour=SOFT, align="centre")
    before = f"{words['page']} {page} {words['of']} "
    x = w - SIDE - text_width(f"{before}9", 8)
    line_of(c, x, BOTTOM - 20, before, 8, colour=SOFT)
    assert isinstance(c, Sheet)
    c.total_pages(x + text_width(before, 8), BOTTOM - 20, 8, SOFT)


def _alerts(content: SummaryContent, wide: float) -> list[Any]:
    if not any(content.alerts) or short_alert(content, wide):
        return [Spacer(0, 10)]
    return [Alerts(wide, content.alerts), Spacer(0, 10)]


def _maps(
    content: SummaryContent,
    body_map: BodyMap,
    uses: Sequence[TechniqueUse],
    wide: float,
    room: float,
    after: float,
    teaching: Teaching | None,
) -> tuple[list[Any], list[Any]]:
    """The map of the first view, and those of the others, two on a page; below each a legend and unlabelled marks."""
    stories: list[list[Any]] = []
    for n, pair in enumerate(pairs_of(content, body_map, uses, teaching)):
        legend = legend_of(body_map, pair.uses, [pair.view], content.language)
        worth = [para(teaching.worth, 8, colour=SOFT)] if teaching is not None and n == 0 else []
        left = (
            room - legend.height(wide) - sum(part.wrap(wide, room)[1] for part in worth) - 18
        )  # the first map gives way, within reason, to what follows on its page
        first = min(MOST_MAP, left - after if left - after >= LEAST_MAP else left)
        height = min(first if n == 0 else OTHER_MAP, useful_height(pair, wide))
        block = MapPair(pair, wide, height, content.language)
        story = [KeepTogether([block, Spacer(0, 6), *worth, Legend(legend, wide)]), Spacer(0, 10)]
        stories.append(story + listed_marks(block.listed, wide, content.language))
    return (stories[0] if stories else []), [part for story in stories[1:] for part in story]


def _treatment(content: SummaryContent, wide: float) -> list[Any]:
    story: list[Any] = []
    if content.table:
        story += [_table(content, wide), Spacer(0, 6)]
    for text in content.exceptions:
        story += [Caution(text, wide), Spacer(0, 5)]
    return [*story, Spacer(0, 7)] if story else []


def _table(content: SummaryContent, wide: float) -> Table:
    words = labels(content.language)

    def cell(text: str, font: str = REGULAR) -> Paragraph:
        return para(text, 9, 12, font)

    titles = ("region", "technique", "tool", "pressure", "minutes", "said")
    rows = [[para(words[title], 8, 11, colour=SOFT) for title in titles]]
    rows += [
        [cell(r.region), cell(r.technique), cell(r.tool), cell(r.pressure, BOLD), cell(r.minutes), cell(r.said)]
        for r in content.table
    ]
    table = Table(rows, colWidths=[wide * part for part in COLUMNS], repeatRows=1, splitInRow=1)
    table.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
            ("LINEBELOW", (0, 0), (-1, 0), 0.9, HexColor(INK)),
            ("LINEBELOW", (0, 1), (-1, -1), 0.5, HexColor(HAIR)),
        ]
    )
    return table


def _soap(part: SoapPart, wide: float) -> list[Any]:
    """One section: the sentences made from the record run on; the therapist's own words keep their lines."""
    paragraphs = []
    made = " ".join(sentence for sentence in part.sentences if sentence)
    for text in (made, *part.own_words.split("\n")):
        if text.strip():
            paragraphs.append(para(text, *BODY))
    if part.aside.strip():
        paragraphs.append(para(part.aside, 9, 12.8, colour=SOFT))
    if not paragraphs:
        return []
    return [CondPageBreak(60), Heading(part.heading, wide), *paragraphs, Spacer(0, 9)]


def _lists(content: SummaryContent, wide: float) -> list[Any]:
    words = labels(content.language)
    story: list[Any] = []
    asides = " ".join(part.aside for part in content.soap)
    if not all(question in asides for question in content.asked_no):  # said once is enough
        story += [
            CondPageBreak(60),
            Heading(words["asked no"], wide),
            para("; ".join(content.asked_no) + ".", *BODY),
            Spacer(0, 9),
        ]
    if content.advice:
        lines = [para(text, *BODY) for text in content.advice if text]
        story += [CondPageBreak(60), Heading(words["advice"], wide), *lines, Spacer(0, 9)]
    if content.amended:
        lines = [para(text, *BODY) for text in content.amended]
        story += [CondPageBreak(60), Heading(words["amended"], wide), *lines, Spacer(0, 9)]
    return story


def _outcome(content: SummaryContent, wide: float) -> list[Any]:
    if not content.outcome:
        return [Spacer(0, 5)]
    return [Heading(labels(content.language)["outcome"], wide), para(content.outcome, *BODY), Spacer(0, 14)]
