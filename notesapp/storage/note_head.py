"""The single fields of a note: one row of its session and one of its version."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from notesapp.codec.plain import instant_text, read_instant
from notesapp.model.answers import ConsentAnswer, ConsentReply, HealthAnswer, HealthReply
from notesapp.model.body_map import BodyMap
from notesapp.model.session_note import Outcome, SessionNote, Texts

SESSION = ("client_id", "therapist_id", "started_at", "utc_offset_min", "planned_minutes", "ended_at", "number")
VERSION = (
    *("reason", "words", "consent_reply", "consent_words", "consent_at", "health_reply", "health_words"),
    *("health_at", "screened", "figure", "figure_version", "outcome", "subjective", "objective"),
    *("assessment", "plan", "language"),
)


def _text(at: datetime | None) -> str | None:
    return None if at is None else instant_text(at)


def _instant(text: str | None) -> datetime | None:
    return None if text is None else read_instant(text)


def session_row(note: SessionNote) -> list[Any]:
    """The columns SESSION of NOTE."""
    return [
        *(note.client_id, note.therapist_id, instant_text(note.started_at), note.utc_offset_min),
        *(note.planned_minutes, _text(note.ended_at), note.number),
    ]


def version_row(note: SessionNote) -> list[Any]:
    """The columns VERSION of NOTE."""
    consent, health, texts = note.consent, note.health, note.texts
    return [
        *(note.reason, note.words),
        *((str(consent.reply), consent.words, _text(consent.at)) if consent else (None, None, None)),
        *((str(health.reply), health.words, _text(health.at)) if health else (None, None, None)),
        *(json.dumps(note.screened, ensure_ascii=False), note.body_map.figure, note.body_map.figure_version),
        *(None if note.outcome is None else str(note.outcome), texts.subjective, texts.objective),
        *(texts.assessment, texts.plan, note.language),
    ]


def note_of(
    note_id: str,
    session_id: str,
    session: Sequence[Any],
    version: Sequence[Any],
    problem_ids: Sequence[str],
    parts: dict[str, tuple[Any, ...]],
) -> SessionNote:
    """The note of these rows (columns SESSION and VERSION) and parts (see note_rows.load_parts)."""
    of = parts.get
    response, plan, letter = of("response", ()), of("plan", ()), of("letter", ())
    return SessionNote(
        id=note_id,
        session_id=session_id,
        client_id=session[0],
        therapist_id=session[1],
        started_at=read_instant(session[2]),
        utc_offset_min=session[3],
        planned_minutes=session[4],
        ended_at=_instant(session[5]),
        number=session[6],
        reason=version[0],
        words=version[1],
        problem_ids=tuple(problem_ids),
        consent=ConsentAnswer(ConsentReply(version[2]), version[3], _instant(version[4])) if version[2] else None,
        health=HealthAnswer(HealthReply(version[5]), version[6], _instant(version[7])) if version[5] else None,
        response=response[0] if response else None,
        adherence=of("adherence", ()),
        screened=tuple(json.loads(version[8])),
        screens=of("screen_answer", ()),
        decisions=of("decision", ()),
        body_map=BodyMap(
            figure=version[9],
            figure_version=version[10],
            marks=of("mark", ()),
            readings=of("reading", ()),
            ghosts=of("ghost_answer", ()),
            avoid=of("note_avoid_area", ()),
            hatched=of("note_hatch", ()),
            links=of("mark_link", ()),
        ),
        uses=of("technique_use", ()),
        check_ins=of("check_in", ()),
        aftercare=of("aftercare_given", ()),
        plan=plan[0] if plan else None,
        outcome=Outcome(version[11]) if version[11] else None,
        texts=Texts(*version[12:16]),
        letter=letter[0] if letter else None,
        language=version[16],
    )
