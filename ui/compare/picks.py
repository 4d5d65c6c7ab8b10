"""Which two drawings are compared: sessions and moments, always in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from notesapp.model.body_map import Moment
from notesapp.usecases.overview import SessionLine

ORDER = (Moment.ARRIVE, Moment.LEAVE)


@dataclass(frozen=True, slots=True)
class Pick:
    """A session at one moment."""

    session_id: str
    moment: Moment = Moment.ARRIVE


@dataclass(frozen=True, slots=True)
class Picks:
    """THEN lies before NOW: in an earlier session, or on arrival where NOW is when leaving."""

    then: Pick
    now: Pick

    @classmethod
    def of(cls, one: Pick, other: Pick, lines: Sequence[SessionLine]) -> Picks:
        """Put both in the order of time; a drawing against itself becomes arrival and end of that session."""
        at = {line.session_id: (line.started_at, line.session_id) for line in lines}
        if one == other:
            return cls(replace(one, moment=Moment.ARRIVE), replace(one, moment=Moment.LEAVE))
        first, second = sorted((one, other), key=lambda pick: (at[pick.session_id], ORDER.index(pick.moment)))
        return cls(first, second)

    def with_now(self, pick: Pick, lines: Sequence[SessionLine]) -> Picks:
        return Picks.of(self.then, pick, lines)

    def with_then(self, pick: Pick, lines: Sequence[SessionLine]) -> Picks:
        return Picks.of(pick, self.now, lines)


def last_two(lines: Sequence[SessionLine], session_id: str = "") -> Picks:
    """SESSION_ID (else the newest of LINES, newest first) and the one before it; alone, its arrival and its end."""
    ids = [line.session_id for line in lines]
    at = ids.index(session_id) if session_id in ids else 0
    now = Pick(ids[at])
    return Picks.of(Pick(ids[at + 1]) if at + 1 < len(ids) else now, now, lines)
