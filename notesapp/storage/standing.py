"""What stands about a client beside the sessions: history, consents, problems, areas to avoid."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from notesapp.model.body_map import AvoidArea, Depth, Place, Side
from notesapp.model.expected import NotFound
from notesapp.model.practice import Consent, HistoryItem, Problem, Standing
from notesapp.storage.audit import Audit
from notesapp.storage.practice import put, quoted
from notesapp.storage.rows import Rows
from notesapp.storage.tables import AVOID, CONSENT, HISTORY, PROBLEM


@dataclass(frozen=True)
class History:
    """The health history. A line never changes: a newer one replaces it, and both stay."""

    rows: Rows

    def add(self, item: HistoryItem) -> None:
        """Keep ITEM; if it replaces a line, that line stays in the record."""
        row = HISTORY.row(item)
        marks = ", ".join("?" * len(row))
        self.rows.run(f"INSERT INTO health_history ({quoted(HISTORY.names)}) VALUES ({marks})", *row)
        Audit(self.rows).add("change" if item.replaces else "create", "history", item.id)
        self.rows.changed("client", item.client_id)

    def current(self, client_id: str) -> tuple[HistoryItem, ...]:
        """The newest line of each item, oldest item first."""
        return self._lines(
            "WHERE client_id = ? AND NOT EXISTS"
            " (SELECT 1 FROM health_history newer WHERE newer.replaces = health_history.id)",
            client_id,
        )

    def all(self, client_id: str) -> tuple[HistoryItem, ...]:
        """Every line ever taken, in the order in which they were."""
        return self._lines("WHERE client_id = ?", client_id)

    def _lines(self, where: str, client_id: str) -> tuple[HistoryItem, ...]:
        names = quoted(HISTORY.names)
        found = self.rows.all(f"SELECT {names} FROM health_history {where} ORDER BY rowid", client_id)
        return tuple(map(HISTORY.value, found))


@dataclass(frozen=True)
class Consents:
    rows: Rows

    def save(self, consent: Consent) -> None:
        put(self.rows, "consent", CONSENT, consent)
        Audit(self.rows).add("change", "consent", consent.id)
        self.rows.changed("client", consent.client_id)

    def withdraw(self, consent_id: str, at: datetime) -> None:
        """The consent stays in the record, with the time of its end."""
        row = self.rows.first(f"SELECT {quoted(CONSENT.names)} FROM consent WHERE id = ?", consent_id)
        if row is None:
            raise NotFound
        self.save(replace(CONSENT.value(row), withdrawn_at=at))

    def of(self, client_id: str) -> tuple[Consent, ...]:
        """All consents, withdrawn ones too, oldest first."""
        found = self.rows.all(
            f"SELECT {quoted(CONSENT.names)} FROM consent WHERE client_id = ? ORDER BY rowid", client_id
        )
        return tuple(map(CONSENT.value, found))


@dataclass(frozen=True)
class Problems:
    rows: Rows

    def save(self, problem: Problem) -> None:
        put(self.rows, "problem", PROBLEM, problem)
        Audit(self.rows).add("change", "problem", problem.id)
        self.rows.changed("client", problem.client_id)

    def get(self, problem_id: str) -> Problem:
        row = self.rows.first(f"SELECT {quoted(PROBLEM.names)} FROM problem WHERE id = ?", problem_id)
        if row is None:
            raise NotFound
        return PROBLEM.value(row)

    def of(self, client_id: str) -> tuple[Problem, ...]:
        """Open and closed ones, oldest first."""
        found = self.rows.all(
            f"SELECT {quoted(PROBLEM.names)} FROM problem WHERE client_id = ? ORDER BY rowid", client_id
        )
        return tuple(map(PROBLEM.value, found))


@dataclass(frozen=True)
class AvoidAreas:
    """The client's standing areas; a note keeps its own copy of those in force that day."""

    rows: Rows

    def save(self, client_id: str, area: AvoidArea) -> None:
        put(self.rows, "avoid_area", AVOID, area, client_id=client_id)
        self.rows.run("DELETE FROM avoid_place WHERE avoid_id = ?", area.id)
        self.rows.run_many(
            "INSERT INTO avoid_place (avoid_id, pos, region, side, share, depth) VALUES (?, ?, ?, ?, ?, ?)",
            [(area.id, pos, p.region, str(p.side), p.share, str(p.depth)) for pos, p in enumerate(area.places)],
        )
        Audit(self.rows).add("change", "avoid", area.id)
        self.rows.changed("client", client_id)

    def all(self, client_id: str) -> tuple[AvoidArea, ...]:
        """Those that are over too, oldest first."""
        found = self.rows.all(
            f"SELECT {quoted(AVOID.names)} FROM avoid_area WHERE client_id = ? ORDER BY rowid", client_id
        )
        places: dict[str, list[Place]] = {}
        for owner, region, side, share, depth in self.rows.all(
            "SELECT avoid_id, region, side, share, depth FROM avoid_place"
            " WHERE avoid_id IN (SELECT id FROM avoid_area WHERE client_id = ?) ORDER BY avoid_id, pos",
            client_id,
        ):
            places.setdefault(owner, []).append(Place(region, Side(side), share, Depth(depth)))
        id_at = AVOID.names.index("id")
        return tuple(AVOID.value(row, places=tuple(places.get(row[id_at], ()))) for row in found)

    def in_force(self, client_id: str, on: date) -> tuple[AvoidArea, ...]:
        areas = self.all(client_id)
        return tuple(a for a in areas if (a.since is None or a.since <= on) and (a.until is None or on <= a.until))


def standing(rows: Rows, client_id: str, on: date) -> Standing:
    """All that stands about the client ON a day."""
    return Standing(
        History(rows).current(client_id),
        Consents(rows).of(client_id),
        Problems(rows).of(client_id),
        AvoidAreas(rows).in_force(client_id, on),
    )
