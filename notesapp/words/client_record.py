"""The first pages of a whole record: who it is about, what stands about them, and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from notesapp.catalogue.lists import label
from notesapp.model.body_map import AvoidArea
from notesapp.model.practice import Client, Consent, Contact, HistoryItem, Practice, Problem
from notesapp.words import history, names
from notesapp.words.lexicon import say, upper_first
from notesapp.words.lines import problem_line
from notesapp.words.names import For


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session of the list: SHORT_HASH is empty for a draft."""

    number: int
    at: datetime
    version: int
    short_hash: str
    is_retracted: bool = False


@dataclass(frozen=True, slots=True)
class PaperLine:
    at: datetime
    kind: str
    to: str


@dataclass(frozen=True, slots=True)
class RecordAbout:
    """All that the first pages are made from."""

    client: Client
    practice: Practice
    history: Sequence[HistoryItem]
    consents: Sequence[Consent]
    problems: Sequence[Problem]
    avoid: Sequence[AvoidArea]
    sessions: Sequence[SessionLine]
    papers: Sequence[PaperLine]
    on: date


@dataclass(frozen=True, slots=True)
class RecordContent:
    """TITLE and ABOUT head the first page; each section has a heading and its lines."""

    title: str
    about: str
    practice: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    language: str


def record_content(about: RecordAbout, language: str = "en") -> RecordContent:
    def words(key: str, **values: object) -> str:
        return say(language, f"client_record.{key}", **values)

    def day(at: date) -> str:
        return names.day(at, language, weekday=False)

    parts = {
        "who": _who(about.client, language),
        "health": tuple(_health(item, about.history, language) for item in about.history),
        "avoid": tuple(_avoid(area, language) for area in about.avoid),
        "consents": tuple(_consent(one, language) for one in about.consents),
        "problems": tuple(_problem(one, language) for one in about.problems),
        "sessions": tuple(
            words(
                "session_line",
                n=one.number,
                date=day(one.at.date()),
                state=_state(one, language),
            )
            for one in about.sessions
        ),
        "papers": tuple(
            words(
                "paper_line",
                date=day(one.at.date()),
                kind=words(one.kind),
                to=words("to", text=one.to) if one.to else "",
            )
            for one in about.papers
        ),
        "attached": (words("attached_line"),),
    }
    sections = tuple((words(key), lines or (words("nothing"),)) for key, lines in parts.items())
    name = about.client.name
    told = words("about", name=name, date=day(about.on), practice=about.practice.name)
    return RecordContent(words("title", name=name), told, about.practice.name, sections, language)


def _state(one: SessionLine, language: str) -> str:
    key = "draft" if not one.short_hash else "retracted" if one.is_retracted else "signed"
    return say(language, f"client_record.{key}", version=one.version, hash=one.short_hash)


def _who(client: Client, language: str) -> tuple[str, ...]:
    def line(key: str, text: str) -> str:
        return say(language, f"client_record.{key}", text=text, name=text, date=text) if text else ""

    lines = (
        client.name,
        line("called", client.called),
        line("born", names.day(client.born, language, weekday=False) if client.born else ""),
        *(line(key, getattr(client, key)) for key in ("phone", "email", "address", "occupation", "activity")),
        line("emergency", _contact(client.emergency)),
        line("physician", _contact(client.physician)),
        line("remarks", client.remarks),
    )
    return tuple(one for one in lines if one)


def _contact(contact: Contact) -> str:
    parts = (contact.name, contact.practice, contact.address, contact.phone, contact.email)
    return ", ".join(part for part in parts if part)


def _health(item: HistoryItem, every: Sequence[HistoryItem], language: str) -> str:
    def words(key: str, **values: object) -> str:
        return say(language, f"client_record.{key}", **values)

    line = words(
        "health_line",
        what=upper_first(history.item_words(item, language)),
        status=words(f"status_{item.status}"),
        since=words("since", text=item.since) if item.since else "",
        note=f", {item.note}" if item.note else "",
        asked=words("asked", date=names.day(item.reviewed_at.date(), language, weekday=False))
        if item.reviewed_at
        else "",
    )
    return line + (words("replaced") if any(other.replaces == item.id for other in every) else "")


def _problem(problem: Problem, language: str) -> str:
    line = problem_line(problem, language)
    return say(language, "client_record.goal", line=line, goal=problem.goal) if problem.goal else line


def _consent(consent: Consent, language: str) -> str:
    def day(at: datetime) -> str:
        return names.day(at.date(), language, weekday=False)

    what = label("consent_kinds", consent.for_what)
    where = ", ".join(names.region(key, For.CLIENT, language) for key in consent.regions)
    line = say(
        language,
        "client_record.consent_line",
        what=f"{what} ({where})" if where else what,
        date=day(consent.given_at),
        who=consent.by_whom or "-",
        how=label("consent_methods", consent.how).lower() or "-",
    )
    if consent.withdrawn_at is not None:
        line += say(language, "client_record.withdrawn", date=day(consent.withdrawn_at))
    return line


def _avoid(area: AvoidArea, language: str) -> str:
    where = upper_first(names.places(area.places, For.CLIENT, language))
    return f"{where}: {area.reason}" if area.reason else where
