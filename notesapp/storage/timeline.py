"""Lists of sessions, read without reading the notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from notesapp.codec.plain import instant_text, read_instant
from notesapp.model.body_map import Mark, Reading
from notesapp.model.session_note import Outcome
from notesapp.storage import note_rows
from notesapp.storage.rows import Rows


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session as lists show it: of its newest signed version, or of its draft if there is none.

    PAIN_ARRIVE and PAIN_LEAVE are those of the worst mark (0-10), None if nothing was asked.
    MARKS and READINGS are filled for the sessions whose small maps are shown. IS_RETRACTED: it was entered in
    error, and counts for nothing.
    """

    session_id: str
    note_id: str
    client_id: str
    client_name: str
    started_at: datetime
    utc_offset_min: int
    ended_at: datetime | None
    number: int
    is_signed: bool
    has_draft: bool
    reason: str
    outcome: Outcome | None
    figure: str
    figure_version: int
    pain_arrive: int | None = None
    pain_leave: int | None = None
    marks: tuple[Mark, ...] = ()
    readings: tuple[Reading, ...] = ()
    is_retracted: bool = False


_LINES = """
SELECT v.nr, s.id, n.id, s.client_id, c.name, s.started_at, s.utc_offset_min, s.ended_at, s.number,
  v.state = 'signed', EXISTS(SELECT 1 FROM note_version d WHERE d.note_id = n.id AND d.state = 'draft'),
  v.reason, v.outcome, v.figure, v.figure_version,
  EXISTS(SELECT 1 FROM revision r WHERE r.note_version_id = v.id AND r.kind = 'retract'),
  (SELECT max(CASE extent WHEN 'gone' THEN 0 ELSE intensity END) FROM reading
   WHERE version = v.nr AND moment = 'arrive'),
  (SELECT max(CASE extent WHEN 'gone' THEN 0 ELSE intensity END) FROM reading
   WHERE version = v.nr AND moment = 'leave')
FROM session s JOIN client c ON c.id = s.client_id JOIN note n ON n.session_id = s.id JOIN note_version v ON v.nr =
  (SELECT nr FROM note_version WHERE note_id = n.id ORDER BY state DESC, no DESC LIMIT 1)
"""


@dataclass(frozen=True)
class Timeline:
    rows: Rows

    def course(self, client_id: str, maps: int = 6, problem_id: str = "") -> tuple[SessionLine, ...]:
        """The sessions that count: like `timeline`, without what was retracted."""
        return tuple(line for line in self.timeline(client_id, maps, problem_id) if not line.is_retracted)

    def timeline(self, client_id: str, maps: int = 6, problem_id: str = "") -> tuple[SessionLine, ...]:
        """All sessions of a client, or those about a problem, newest first; the newest MAPS with their marks.

        What was retracted stands among them, without its marks.
        """
        newest = "ORDER BY s.started_at DESC, s.id DESC"
        if problem_id:
            about = "v.nr IN (SELECT version FROM session_problem WHERE problem_id = ?)"
            return self._lines(f"WHERE s.client_id = ? AND {about} {newest}", client_id, problem_id, maps=maps)
        return self._lines(f"WHERE s.client_id = ? {newest}", client_id, maps=maps)

    def between(self, start: datetime, end: datetime) -> tuple[SessionLine, ...]:
        """The sessions of all clients that began from START until before END, in that order."""
        return self._lines(
            "WHERE s.started_at >= ? AND s.started_at < ? ORDER BY s.started_at, s.id",
            *(instant_text(start), instant_text(end)),
        )

    def drafts(self) -> tuple[SessionLine, ...]:
        """The sessions with an open draft, newest first."""
        return self._lines(
            "WHERE n.id IN (SELECT note_id FROM note_version WHERE state = 'draft')"
            " ORDER BY s.started_at DESC, s.rowid DESC"  # begun in one second: the one that was begun later
        )

    def unsigned(self, before: datetime) -> tuple[SessionLine, ...]:
        """Sessions that began BEFORE and were never signed, oldest first: what still waits."""
        waiting = (line for line in self.drafts() if not line.is_signed and line.started_at < before)
        return tuple(sorted(waiting, key=lambda line: line.started_at))

    def entries(self, client_id: str) -> int:
        """How many entries of the chain are about a client."""
        return int(
            self.rows.one(
                "SELECT count(*) FROM session s JOIN note n ON n.session_id = s.id JOIN note_version v"
                " ON v.note_id = n.id JOIN revision r ON r.note_version_id = v.id WHERE s.client_id = ?",
                client_id,
            )
        )

    def _lines(self, which: str, *values: Any, maps: int = 0) -> tuple[SessionLine, ...]:
        found = self.rows.all(_LINES + which, *values)
        shown = [row[0] for row in found if not row[15]][:maps]
        parts = note_rows.load_parts(self.rows, shown, ("mark", "reading"))
        return tuple(_line(row, parts.get(row[0], {})) for row in found)


def _line(row: Sequence[Any], parts: dict[str, tuple[Any, ...]]) -> SessionLine:
    return SessionLine(
        session_id=row[1],
        note_id=row[2],
        client_id=row[3],
        client_name=row[4],
        started_at=read_instant(row[5]),
        utc_offset_min=row[6],
        ended_at=read_instant(row[7]) if row[7] else None,
        number=row[8],
        is_signed=bool(row[9]),
        has_draft=bool(row[10]),
        reason=row[11],
        outcome=Outcome(row[12]) if row[12] else None,
        figure=row[13],
        figure_version=row[14],
        is_retracted=bool(row[15]),
        pain_arrive=row[16],
        pain_leave=row[17],
        marks=parts.get("mark", ()),
        readings=parts.get("reading", ()),
    )
