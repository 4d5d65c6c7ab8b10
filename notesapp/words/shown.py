"""The words shown on the day of signing: kept with the note, never made anew from a later catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from notesapp.catalogue.aftercare import items
from notesapp.catalogue.overlay import version
from notesapp.catalogue.rules import rules
from notesapp.catalogue.screening import questions
from notesapp.model.body_map import Layer
from notesapp.model.briefing import Briefing
from notesapp.model.session_note import SessionNote
from notesapp.model.signature import Revision
from notesapp.safety.assess import Assessment, assess
from notesapp.words import names
from notesapp.words.contents import Shown
from notesapp.words.letter import letter_content
from notesapp.words.sheet import is_urgent, sheet_content
from notesapp.words.soap import soap
from notesapp.words.summary import summary_content


def shown(
    briefing: Briefing,
    note: SessionNote,
    assessment: Assessment | None = None,
    language: str = "en",
    *,
    revision: Revision | None = None,
    sotap: bool = False,
) -> Shown:
    """Return all that NOTE shows today: names of its keys, SOAP text, summary, sheet, and a letter if one is due."""
    found = assessment or assess(briefing, note)
    wants_letter = note.letter is not None or is_urgent(note, found)
    return Shown(
        language=language,
        catalogue_version=version(),
        names=dict(sorted(_names(briefing, note))),
        soap=soap(briefing, note, found, language, sotap=sotap),
        summary=summary_content(briefing, note, found, language, revision=revision, sotap=sotap),
        sheet=sheet_content(briefing, note, found, language),
        letter=letter_content(briefing, note, found, language) if wants_letter else None,
    )


def _names(briefing: Briefing, note: SessionNote) -> Iterator[tuple[str, str]]:
    """Return (kind:key, words) of every key in the note."""
    for place in (*note.body_map.places(), *(p for u in note.uses for p in u.places)):
        yield (f"region:{place.region}", names.region(place.region))
    for mark in note.body_map.marks:
        kind = "symptom" if mark.layer is Layer.CLIENT else "finding"
        yield (f"{kind}:{mark.what}", names.what(mark))
    for use in note.uses:
        yield (f"technique:{use.technique}", names.technique(use.technique))
        yield (f"tool:{use.tool}", names.tool(use.tool))
    for item in (*(g.item for g in note.aftercare), *(a.item for a in note.adherence)):
        yield (f"aftercare:{item}", items()[item].title if item in items() else item)
    for screen in note.screens:
        if screen.question in questions():
            yield (f"question:{screen.question}", questions()[screen.question].ask)
    for decision in note.decisions:
        if decision.rule in rules():
            yield (f"rule:{decision.rule}", rules()[decision.rule].title)
    for entry in briefing.standing.history:
        yield (f"condition:{entry.what}", names.condition(entry.what))
