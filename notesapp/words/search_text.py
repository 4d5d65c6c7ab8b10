"""What the full-text index holds of a note."""

from __future__ import annotations

from collections.abc import Iterator

from notesapp.model.body_map import Layer
from notesapp.model.briefing import Briefing
from notesapp.model.session_note import SessionNote
from notesapp.safety.assess import Assessment, assess
from notesapp.words import names
from notesapp.words.lexicon import plain
from notesapp.words.names import For
from notesapp.words.soap import soap


def search_text(briefing: Briefing, note: SessionNote, language: str = "en") -> str:
    """Return everything a therapist may search this note for: its sentences, and the names of what is in it."""
    return "\n".join(dict.fromkeys(_searched(briefing, note, assess(briefing, note), language)))


def _searched(briefing: Briefing, note: SessionNote, assessment: Assessment, language: str) -> Iterator[str]:
    for part in soap(briefing, note, assessment, language):
        yield from part.sentences
        yield from (text for text in (part.aside, part.own_words) if text)
    for at in dict.fromkeys((*note.body_map.places(), *(p for u in note.uses for p in u.places))):
        yield f"{names.place(at, For.SCREEN, language)}, {names.place(at, For.CLIENT, language)}"
    yield from (names.what(m) for m in note.body_map.marks if m.layer in (Layer.CLIENT, Layer.THERAPIST))
    yield from (plain(p.title) for p in briefing.standing.problems if p.id in note.problem_ids)
    if note.letter:
        yield from (text for text in (note.letter.question, note.letter.why_now) if text)
