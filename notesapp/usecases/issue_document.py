"""A sheet, a summary or a letter leaves the practice, and the record says so."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from notesapp.bodymap import disagree
from notesapp.bodymap.scene import Teaching
from notesapp.codec.canonical import canonical
from notesapp.codec.plain import from_plain, to_plain
from notesapp.editing.stamp import Stamp
from notesapp.model.aftercare import LetterText
from notesapp.model.body_map import BodyMap
from notesapp.model.briefing import Briefing
from notesapp.model.expected import DoesNotFit
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import SignedNote
from notesapp.safety.assess import assess
from notesapp.safety.hatches import with_hatches
from notesapp.words import contents, letter, sheet, summary
from notesapp.words.amended import amended, amended_lines
from notesapp.words.compared import Two, comparison
from notesapp.words.lexicon import say
from notesapp.words.links import differing

AMENDED = "amended"
"""The key of the letter's section that names the amendments."""

if TYPE_CHECKING:  # a page is laid out without the database
    from notesapp.storage.vault import Vault


class Paper(StrEnum):
    SHEET = "sheet"
    SUMMARY = "summary"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Page:
    """A document ready to leave: its bytes and the values it was made from."""

    kind: Paper
    pdf: bytes
    content: Any
    note: SessionNote
    version: int
    is_signed: bool

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.pdf).hexdigest()


def make_page_of(
    vault: Vault,
    kind: Paper,
    briefing: Briefing,
    subject: SessionNote | SignedNote,
    paper: str = "",
    pair: Two | None = None,
    teaching: Teaching | None = None,
    meeting: bool = False,
) -> Page:
    """Lay out a document with all that VAULT knows of its note: a summary or letter says what was amended.

    PAIR is what its summary compares: the note's own drawing and another. MEETING: it shows where the client's marks
    and the findings do not meet.
    """
    versions: tuple[SignedNote, ...] = ()
    if isinstance(subject, SignedNote) and subject.amendment is not None:
        with vault.read() as tx:
            found = tx.amendments.versions(subject.note.id)
        versions = tuple(one for one in found if one.revision.seq <= subject.revision.seq)
    return make_page(kind, briefing, subject, paper, versions, pair, teaching, meeting)


def make_page(
    kind: Paper,
    briefing: Briefing,
    subject: SessionNote | SignedNote,
    paper: str = "",
    versions: tuple[SignedNote, ...] = (),
    pair: Two | None = None,
    teaching: Teaching | None = None,
    meeting: bool = False,
) -> Page:
    """Lay out a document. A signed note is printed from what was shown when it was signed.

    PAPER is "a4" or "letter"; "" takes the practice's. VERSIONS are those of an amended note
    up to SUBJECT, oldest first; PAIR is compared in a summary, TEACHING lies over its maps, MEETING adds where the
    client's marks and the findings do not meet. Raises DoesNotFit.
    """
    from notesapp import pdf  # ReportLab comes with the first document, not with the window

    signed = subject if isinstance(subject, SignedNote) else None
    note = signed.note if signed else subject
    assert isinstance(note, SessionNote)
    content = _shown(kind, signed) if signed else _content(kind, briefing, note)
    if content is None:  # a letter that was asked for after signing
        content = _content(kind, briefing, note)
    if signed and kind is Paper.SUMMARY:  # who signed and when could not stand in what was signed
        now = summary.summary_content(briefing, note, assess(briefing, note), revision=signed.revision)
        content = replace(content, signed=now.signed)
    bare, content = content, _with_amendments(kind, content, versions)
    if pair is not None and kind is Paper.SUMMARY:
        content = replace(content, compared=comparison(pair, note.session_id, content.language))
    if meeting and kind is Paper.SUMMARY:
        said = differing(note.body_map, disagree.meeting(note.body_map), content.language)
        content = replace(content, meeting=said)
    drawn = note if signed else with_hatches(note, assess(briefing, note))
    record = pdf.record_line(note, signed.revision if signed else None)
    make: dict[Paper, Callable[..., bytes]] = {
        Paper.SHEET: pdf.aftercare_sheet,
        Paper.SUMMARY: partial(pdf.session_summary, other=_other_map(pair, note)),
        Paper.LETTER: pdf.referral_letter,
    }
    extra = {"teaching": teaching} if kind is Paper.SUMMARY else {}
    size = "letter" if (paper or briefing.practice.paper) == "letter" else "a4"
    draft = signed is None and kind is Paper.SUMMARY

    def laid(content: Any) -> bytes:
        return make[kind](content, drawn.body_map, drawn.uses, **extra, paper=size, record=record, draft=draft)

    try:
        made = laid(content)
    except DoesNotFit:
        if kind is not Paper.LETTER or len(versions) < 2:
            raise
        content = _with_amendments(kind, bare, versions, short=True)
        made = laid(content)
    return Page(kind, made, content, note, signed.revision.rev_no if signed else 0, signed is not None)


def _other_map(pair: Two | None, note: SessionNote) -> BodyMap | None:
    """The map that stands beside NOTE's own; of two moments of one session it is the same one."""
    if pair is None:
        return None
    return (pair.then if pair.now.session_id == note.session_id else pair.now).body_map


def issue(vault: Vault, page: Page, stamp: Stamp, *, how: str, to: str = "", sealed: bytes | None = None) -> None:
    """Keep what left, when, how (print, save, protected) and to whom. A letter keeps its bytes.

    SEALED is the closed copy that left in place of the page itself.
    """
    client = page.note.client_id
    with vault.write() as tx:
        tx.documents.issue(
            stamp.new_id(),
            page.kind.value,
            at=stamp.now(),
            client_id=client,
            for_whom=to,
            content=canonical(to_plain(page.content)).decode(),
            file=page.pdf,
            note_id=page.note.id,
            keep_file=page.kind is Paper.LETTER,
            sealed=sealed,
            how=how,
        )


def keep_letter(vault: Vault, note_id: str, letter: LetterText) -> None:
    """Keep a letter that is being written over a signed note. It returns only after the commit."""
    with vault.write() as tx:
        tx.documents.keep_letter(note_id, letter)


def letter_begun(vault: Vault, note_id: str) -> LetterText | None:
    """The letter that was begun over a signed note, None if none was."""
    with vault.read() as tx:
        return tx.documents.letter(note_id)


def _content(kind: Paper, briefing: Briefing, note: SessionNote) -> Any:
    found = assess(briefing, note)
    if kind is Paper.SHEET:
        return sheet.sheet_content(briefing, note, found)
    if kind is Paper.SUMMARY:
        return summary.summary_content(briefing, note, found)
    return letter.letter_content(briefing, note, found)


def _with_amendments(kind: Paper, content: Any, versions: tuple[SignedNote, ...], *, short: bool = False) -> Any:
    """The client's sheet says what holds now, and nothing of what was struck; a SHORT letter where that stands."""
    if len(versions) < 2 or kind is Paper.SHEET:
        return content
    if kind is Paper.SUMMARY:
        return replace(content, amended=amended_lines(versions, content.language))
    language = content.language
    lines = amended_lines(versions, language)
    if short:
        lines = ("; ".join(one.line for one in amended(versions, language)), say(language, "amended.in_summary"))
    section = contents.LetterSection(AMENDED, say(language, "amended.title"), "\n".join(lines))
    return replace(content, sections=(*content.sections, section))


def _shown(kind: Paper, signed: SignedNote) -> Any:
    shape: dict[Paper, Any] = {
        Paper.SHEET: contents.SheetContent,
        Paper.SUMMARY: contents.SummaryContent,
        Paper.LETTER: contents.LetterContent,
    }
    plain = signed.shown.get(kind.value)
    return None if plain is None else from_plain(plain, shape[kind])
