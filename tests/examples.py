"""Invented records that several tests share."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from notesapp.model.body_map import BodyMap, Layer, Mark, MarkKind, Moment, Place, Reading, Side, View
from notesapp.model.briefing import Briefing
from notesapp.model.practice import Client, Practice, Standing, Therapist
from notesapp.model.session_note import Outcome, SessionNote
from notesapp.model.treatment import TechniqueUse

AT = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
PRACTICE = Practice("p" * 32, "Quiet Harbour Massage Therapy", "4 Example Lane, Sampleton", "01632 960 144")
THERAPIST = Therapist("t" * 32, "Tomas Abara", "Massage therapist", "MT-20417")
CLIENT = Client("c" * 32, "Nora Feldkamp", born=date(1968, 3, 14))

LOW_BACK = Place("lumbar_paraspinal", Side.RIGHT)
PIRIFORMIS = Place("piriformis", Side.RIGHT)


def mark(mark_id: str, place: Place = LOW_BACK, what: str = "burning", **more: object) -> Mark:
    made = Mark(mark_id, Layer.CLIENT, MarkKind.AREA, View.BACK, what, (place,), at=AT, by="client")
    return replace(made, **more)  # type: ignore[arg-type]


def use(use_id: str, place: Place = PIRIFORMIS, tool: str = "thumb", level: int = 30, **more: object) -> TechniqueUse:
    made = TechniqueUse(use_id, "sustained_pressure", (place,), tool, level, 8, at=AT)
    return replace(made, **more)  # type: ignore[arg-type]


def note(days_ago: int = 0, *marks: Mark, **more: object) -> SessionNote:
    """A note of CLIENT's, DAYS_AGO before AT, with MARKS."""
    key = f"{days_ago:032x}"
    made = SessionNote(
        key,
        key[::-1],
        CLIENT.id,
        THERAPIST.id,
        AT - timedelta(days=days_ago),
        body_map=BodyMap(marks=marks),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def treated(days_ago: int, *marks: Mark, uses: tuple[TechniqueUse, ...] = (), **more: object) -> SessionNote:
    return note(days_ago, *marks, uses=uses or (use(f"u{days_ago}"),), outcome=Outcome.TREATED, **more)


def read(body: BodyMap, mark_id: str, intensity: int, moment: Moment = Moment.ARRIVE) -> BodyMap:
    return body.with_reading(Reading(mark_id, moment, intensity, at=AT))


def briefing(*previous: SessionNote, standing: Standing | None = None, client: Client = CLIENT) -> Briefing:
    return Briefing(PRACTICE, THERAPIST, client, standing or Standing(), previous)
