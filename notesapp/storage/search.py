"""Full-text search over notes: without case and accents, newest session first.

The id of a text (its place) is made of its session's start, so the index itself knows which is newest
and the first page needs no sorting, however many notes hold the word. Where more sessions start in
one second than it has places, as those of an import may, the rest take the next free ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from notesapp.codec.plain import read_instant
from notesapp.model.expected import NotFound
from notesapp.model.session_note import SessionNote
from notesapp.storage.rows import Rows

_PER_SECOND = 1024


@dataclass(frozen=True, slots=True)
class Found:
    """One note that holds the words. SNIPPET has them between \x02 and \x03; PLACE is its place in the index."""

    session_id: str
    note_id: str
    client_id: str
    client_name: str
    started_at: datetime
    is_signed: bool
    snippet: str
    place: int
    is_retracted: bool = False


@dataclass(frozen=True)
class Search:
    rows: Rows

    def put(self, note: SessionNote, text: str = "") -> None:
        """Index the newest version of NOTE: TEXT (its sentences) and all that was typed into it.

        Called at signing and when a session is left, not for each stroke.
        """
        version = self.rows.one("SELECT nr FROM note_version WHERE note_id = ? ORDER BY no DESC LIMIT 1", note.id)
        if version is None:
            raise NotFound
        name = self.rows.one("SELECT name FROM client WHERE id = ?", note.client_id)
        body = "\n".join([text, *dict.fromkeys(typed for typed in typed_words(note) if typed)])
        self.rows.run(
            "DELETE FROM search_text WHERE version IN (SELECT nr FROM note_version WHERE note_id = ?)", note.id
        )
        self.rows.run(
            "INSERT INTO search_text (id, version, client_id, name, body) VALUES (?, ?, ?, ?, ?)",
            *(self._free_place(note.started_at), version, note.client_id, name, body),
        )

    def _free_place(self, start: datetime) -> int:
        """After the others of its second; where those fill it, the first place from there on that nobody has."""
        first = int(start.timestamp()) * _PER_SECOND
        last = first + _PER_SECOND - 1
        taken = self.rows.one("SELECT max(id) FROM search_text WHERE id BETWEEN ? AND ?", first, last)
        if taken is None or taken < last:
            return first if taken is None else int(taken) + 1
        return int(
            self.rows.one(
                "SELECT t.id + 1 FROM search_text t WHERE t.id >= ?"
                " AND NOT EXISTS (SELECT 1 FROM search_text WHERE id = t.id + 1) ORDER BY t.id LIMIT 1",
                last,
            )
        )

    def find(
        self, words: str, *, client_id: str | None = None, limit: int = 20, after: Found | None = None
    ) -> tuple[Found, ...]:
        """Notes that hold every one of WORDS or words that begin so, newest session first.

        AFTER is the last one of the page before.
        """
        query = _query(words, client_id)
        if not query:
            return ()
        rows = self.rows.all(
            "SELECT n.session_id, n.id, t.client_id, t.name, s.started_at, v.state = 'signed', f.cut, t.id,"
            " EXISTS(SELECT 1 FROM revision r WHERE r.note_version_id = v.id AND r.kind = 'retract') FROM"
            " (SELECT rowid, snippet(search_index, -1, char(2), char(3), '…', 24) AS cut FROM search_index"
            "  WHERE search_index MATCH ? AND rowid < coalesce(?, rowid + 1) "
            "ORDER BY rowid DESC LIMIT ?) f"
            " JOIN search_text t ON t.id = f.rowid JOIN note_version v ON v.nr = t.version"
            " JOIN note n ON n.id = v.note_id JOIN session s ON s.id = n.session_id ORDER BY f.rowid DESC",
            *(query, None if after is None else after.place, limit),
        )
        return tuple(
            Found(row[0], row[1], row[2], row[3], read_instant(row[4]), bool(row[5]), row[6], row[7], bool(row[8]))
            for row in rows
        )

    def missing(self) -> tuple[str, ...]:
        """The ids of the notes that no text leads to: some of a salvaged practice, and drafts never left yet."""
        found = self.rows.all(
            "SELECT id FROM note WHERE id NOT IN"
            " (SELECT v.note_id FROM search_text t JOIN note_version v ON v.nr = t.version) ORDER BY rowid"
        )
        return tuple(row[0] for row in found)

    def is_whole(self) -> bool:
        """Whether the index holds exactly the texts. Needs a transaction that writes."""
        from sqlalchemy.exc import DatabaseError

        try:
            self.rows.run("INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)")
        except DatabaseError:
            return False
        return True

    def rebuild(self) -> None:
        self.rows.run("INSERT INTO search_index(search_index) VALUES ('rebuild')")


def _query(words: str, client_id: str | None) -> str:
    """WORDS as a query in which nothing has a meaning of its own; each may be the beginning of a word."""
    cleaned = words.replace("\x00", " ").replace('"', " ").split()
    wanted = [f'{{name body}}: "{word}"*' for word in cleaned if any(letter.isalnum() for letter in word)]
    if wanted and client_id is not None:
        plain = client_id.replace('"', " ")
        wanted.append(f'client_id: "{plain}"')
    return " AND ".join(wanted)


def typed_words(note: SessionNote) -> Iterator[str]:
    """What was typed into NOTE, by the client's mouth or the therapist's own."""
    yield from (note.words, note.texts.subjective, note.texts.objective, note.texts.assessment, note.texts.plan)
    for mark in note.body_map.marks:
        yield from (mark.client_words, mark.note)
    for area in note.body_map.avoid:
        yield area.reason
    for use in note.uses:
        yield from (use.result, use.note)
    for check in note.check_ins:
        yield check.changed
    for answer in (note.consent, note.health, note.response, *note.adherence, *note.screens):
        if answer is not None:
            yield answer.words
    if note.response is not None:
        yield note.response.new_symptoms
    for decision in note.decisions:
        yield from (decision.reason, decision.told_client)
    for given in note.aftercare:
        yield from (given.reason, given.dose.text)
    if note.plan is not None:
        yield from (note.plan.focus, note.plan.note, note.plan.refer_to)
