"""The shape of the vault on disk. Only storage knows these tables.

The columns of a table that holds model values follow from the value's fields, so a field
that is added to the model shows in the migration test. Instants are text in UTC to the
second. Every row of a note hangs on a note version (by its number NR) and goes with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

from notesapp.model.aftercare import AftercareGiven, LetterText, Plan
from notesapp.model.answers import Adherence, Decision, Response, ScreenAnswer
from notesapp.model.body_map import AvoidArea, GhostAnswer, Hatch, Link, Mark, Reading
from notesapp.model.practice import Client, Consent, HistoryItem, Practice, Problem, Therapist
from notesapp.model.treatment import CheckIn, TechniqueUse
from notesapp.storage.mapping import Mapping

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_TYPES: dict[str, Any] = {"text": Text, "integer": Integer, "blob": LargeBinary}


def _text(name: str, *more: Any, **options: Any) -> Column[Any]:
    return Column(name, Text, *more, **{"nullable": False, **options})


def _whole(name: str, *more: Any, **options: Any) -> Column[Any]:
    return Column(name, Integer, *more, **{"nullable": False, **options})


def _of(mapping: Mapping[Any], keys: Sequence[str], links: dict[str, str] | None = None) -> list[Column[Any]]:
    """The columns of MAPPING; KEYS are the primary key, LINKS name what a column refers to."""
    return [
        Column(
            field.name,
            _TYPES[field.kind],
            *([ForeignKey(links[field.name])] if links and field.name in links else []),
            primary_key=field.name in keys,
            nullable=field.optional,
        )
        for field in mapping.fields
    ]


# The practice and its clients -----------------------------------------------------------------

meta = Table("meta", metadata, _text("name", primary_key=True), _text("value"))

PRACTICE = Mapping(Practice)
practice = Table("practice", metadata, *_of(PRACTICE, ["id"]))
THERAPIST = Mapping(Therapist)
therapist = Table("therapist", metadata, *_of(THERAPIST, ["id"]))
therapist_left = Table(
    "therapist_left", metadata, _text("therapist_id", ForeignKey("therapist.id"), primary_key=True), _text("at")
)
whereabouts = Table(
    "whereabouts",
    metadata,
    _text("therapist_id", ForeignKey("therapist.id"), primary_key=True),
    _text("at"),
    _text("place"),
)

CLIENT = Mapping(Client)
client = Table("client", metadata, *_of(CLIENT, ["id"]), _text("folded"), _text("seen_at", nullable=True))
Index("ix_client_find", client.c.archived_at, client.c.folded, client.c.id)
Index("ix_client_seen_at", client.c.seen_at)

HISTORY = Mapping(HistoryItem)
health_history = Table(
    "health_history",
    metadata,
    *_of(HISTORY, ["id"], {"client_id": "client.id", "replaces": "health_history.id"}),
)
Index(None, health_history.c.client_id)
Index(None, health_history.c.replaces)

CONSENT = Mapping(Consent)
consent = Table("consent", metadata, *_of(CONSENT, ["id"], {"client_id": "client.id"}))
Index(None, consent.c.client_id)

PROBLEM = Mapping(Problem)
problem = Table("problem", metadata, *_of(PROBLEM, ["id"], {"client_id": "client.id"}))
Index(None, problem.c.client_id)

AVOID = Mapping(AvoidArea)
avoid_area = Table("avoid_area", metadata, *_of(AVOID, ["id"]), _text("client_id", ForeignKey("client.id")))
Index(None, avoid_area.c.client_id)
avoid_place = Table(
    "avoid_place",
    metadata,
    _text("avoid_id", ForeignKey("avoid_area.id", ondelete="CASCADE"), primary_key=True),
    _whole("pos", primary_key=True),
    _text("region"),
    _text("side"),
    _whole("share"),
    _text("depth"),
    sqlite_with_rowid=False,
)

# Sessions and their notes ---------------------------------------------------------------------

session = Table(
    "session",
    metadata,
    _text("id", primary_key=True),
    _text("client_id", ForeignKey("client.id")),
    _text("therapist_id", ForeignKey("therapist.id")),
    _text("started_at"),
    _whole("utc_offset_min"),
    _whole("planned_minutes"),
    _text("ended_at", nullable=True),
    _whole("number"),
)
Index(None, session.c.client_id, session.c.started_at)
Index(None, session.c.started_at)

note = Table(
    "note",
    metadata,
    _text("id", primary_key=True),
    _text("session_id", ForeignKey("session.id"), unique=True),
)

note_version = Table(
    "note_version",
    metadata,
    _whole("nr", primary_key=True),
    _text("id", unique=True),
    _text("note_id", ForeignKey("note.id")),
    _whole("no"),
    _text("state"),
    _text("based_on", nullable=True),
    _text("reason"),
    _text("words"),
    _text("consent_reply", nullable=True),
    _text("consent_words", nullable=True),
    _text("consent_at", nullable=True),
    _text("health_reply", nullable=True),
    _text("health_words", nullable=True),
    _text("health_at", nullable=True),
    _text("screened"),
    _text("figure"),
    _whole("figure_version"),
    _text("outcome", nullable=True),
    _text("subjective"),
    _text("objective"),
    _text("assessment"),
    _text("plan"),
    _text("language"),
    CheckConstraint("state IN ('draft', 'signed')", name="state"),
)
Index("uq_note_version_note_id_no", note_version.c.note_id, note_version.c.no, unique=True)
Index(
    "uq_note_version_draft",
    note_version.c.note_id,
    unique=True,
    sqlite_where=note_version.c.state == "draft",
)


def _version() -> Column[Any]:
    return _whole("version", ForeignKey("note_version.nr", ondelete="CASCADE"), primary_key=True)


def _part(name: str, mapping: Mapping[Any], keys: Sequence[str], *more: Any) -> Table:
    """A table for parts of a note: several to a version if there are KEYS, in the order of POS, else one."""
    order = [_whole("pos")] if keys else []
    return Table(name, metadata, _version(), *order, *_of(mapping, keys), *more, sqlite_with_rowid=False)


session_problem = Table(
    "session_problem",
    metadata,
    _version(),
    _whole("pos"),
    _text("problem_id", ForeignKey("problem.id"), primary_key=True),
    sqlite_with_rowid=False,
)
Index(None, session_problem.c.problem_id)

MARK, READING, GHOST, LINK = Mapping(Mark), Mapping(Reading), Mapping(GhostAnswer), Mapping(Link)
HATCH, USE, CHECK_IN = Mapping(Hatch), Mapping(TechniqueUse), Mapping(CheckIn)
SCREEN, DECISION, RESPONSE, ADHERENCE = Mapping(ScreenAnswer), Mapping(Decision), Mapping(Response), Mapping(Adherence)
AFTERCARE, PLAN, LETTER = Mapping(AftercareGiven), Mapping(Plan), Mapping(LetterText)

mark = _part("mark", MARK, ["id"])
Index(None, mark.c.what)
reading = _part(
    "reading",
    READING,
    ["mark_id", "moment"],
    CheckConstraint("intensity BETWEEN 0 AND 10", name="intensity"),
    CheckConstraint("grade BETWEEN 1 AND 3", name="grade"),
)
ghost_answer = _part("ghost_answer", GHOST, ["previous_mark_id"])
note_avoid_area = _part("note_avoid_area", AVOID, ["id"])
note_hatch = _part("note_hatch", HATCH, ["rule"])
mark_link = _part("mark_link", LINK, ["mark_id", "to_mark"])
technique_use = _part("technique_use", USE, ["id"], CheckConstraint("level BETWEEN 10 AND 50", name="level"))
Index(None, technique_use.c.technique)
check_in = _part("check_in", CHECK_IN, ["id"])
screen_answer = _part("screen_answer", SCREEN, ["question"])
decision = _part("decision", DECISION, ["id"])
response = _part("response", RESPONSE, [])
Index(None, response.c.about_session_id)
adherence = _part("adherence", ADHERENCE, ["about_given_id"])
Index(None, adherence.c.about_given_id)
aftercare_given = _part("aftercare_given", AFTERCARE, ["id"])
plan = _part("plan", PLAN, [])
Index(None, plan.c.reassess_on)
letter = _part("letter", LETTER, [])

place = Table(
    "place",
    metadata,
    _version(),
    _text("owner_kind", primary_key=True),
    _text("owner_id", primary_key=True),
    _whole("pos", primary_key=True),
    _text("region"),
    _text("side"),
    _whole("share"),
    _text("depth"),
    CheckConstraint("share BETWEEN 0 AND 1000", name="share"),
    sqlite_with_rowid=False,
)
Index(None, place.c.region, place.c.side)

PARTS_OF_A_NOTE = (
    *(session_problem, mark, reading, ghost_answer, note_avoid_area, note_hatch, mark_link, technique_use, check_in),
    *(screen_answer, decision, response, adherence, aftercare_given, plan, letter, place),
)

# What cannot change, and what is searched -----------------------------------------------------

revision = Table(
    "revision",
    metadata,
    _whole("seq", primary_key=True),
    _text("note_version_id", ForeignKey("note_version.id")),
    _whole("rev_no"),
    _text("kind"),
    _text("author"),
    _text("at_utc"),
    _whole("utc_offset"),
    _text("app_version"),
    _whole("form_version"),
    Column("payload", LargeBinary),
    Column("salt", LargeBinary),
    _text("commit_hash"),
    _text("prev_hash"),
    _text("hash"),
    Column("signature", LargeBinary),
    _text("key_id", nullable=True),
    CheckConstraint("kind IN ('sign', 'amend', 'late-entry', 'retract', 'erase')", name="kind"),
)
Index(None, revision.c.note_version_id)

amendment = Table(
    "amendment",
    metadata,
    _version(),
    _text("kind"),
    _text("reason"),
    CheckConstraint("kind IN ('amend', 'late-entry')", name="kind"),
    CheckConstraint("trim(reason) <> ''", name="reason"),
    sqlite_with_rowid=False,
)

signing_key = Table(
    "signing_key",
    metadata,
    _text("id", primary_key=True),
    _text("therapist_id", ForeignKey("therapist.id")),
    _text("made_at"),
    Column("public", LargeBinary, nullable=False),
    Column("private", LargeBinary),
)
Index(None, signing_key.c.therapist_id)

document_issued = Table(
    "document_issued",
    metadata,
    _text("id", primary_key=True),
    _text("kind"),
    _text("at"),
    _text("client_id", ForeignKey("client.id")),
    _text("for_whom"),
    _text("note_version_id", ForeignKey("note_version.id"), nullable=True),
    _text("content"),
    _text("sha256"),
    Column("file", LargeBinary),
)
letter_draft = Table(
    "letter_draft",
    metadata,
    _text("note_id", ForeignKey("note.id", ondelete="CASCADE"), primary_key=True),
    _text("at"),
    _text("content"),
)
Index(None, document_issued.c.client_id, document_issued.c.at)
Index(None, document_issued.c.note_version_id)

audit = Table(
    "audit",
    metadata,
    _whole("seq", primary_key=True),
    _text("at"),
    _text("who"),
    _text("action"),
    _text("kind"),
    _text("about"),
    _text("detail"),
)
Index(None, audit.c.about)

search_text = Table(
    "search_text",
    metadata,
    _whole("id", primary_key=True),
    _whole("version", ForeignKey("note_version.nr", ondelete="CASCADE"), unique=True),
    _text("client_id", ForeignKey("client.id")),
    _text("name"),
    _text("body"),
)
Index(None, search_text.c.client_id)
