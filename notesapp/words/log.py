"""One line of the access log as a sentence: what was done to whose record. It never tells what stood there."""

from __future__ import annotations

from datetime import date

from notesapp.words import names
from notesapp.words.lexicon import knows, listed, say


def log_sentence(
    action: str,
    kind: str,
    detail: str = "",
    client: str = "",
    number: int | None = None,
    day: date | None = None,
    language: str = "en",
) -> str:
    """Return "Signed session 4 of Nora Feldkamp, 14 Nov 2026"; DETAIL are names of fields, or how a paper left.

    CLIENT "" is somebody whose record is gone, or nobody. An action or a record unknown here is told by its own name.
    """
    own = f"log.{action}_{kind.replace(' ', '_')}"
    which = next((key for key in (own, f"log.{action}") if knows(language, key)), "log.other")
    fields = listed(language, (_field(word, language) for word in detail.split()) if kind == "client" else ())
    if action == "change" and kind == "client" and not fields:
        fields = say(language, "log.field_other")
    said = say(
        language,
        which,
        action=action,
        record=_record(kind, language),
        paper=_record(kind, language),
        how=say(language, f"log.how_{detail}") if knows(language, f"log.how_{detail}") else "",
        fields=fields,
        detail=detail,
        session=_session(client, number, day, language),
        client=client or say(language, "log.nobody"),
    )
    return " ".join(said.split())


def _session(client: str, number: int | None, day: date | None, language: str) -> str:
    who = client or say(language, "log.nobody")
    if number is None:
        return say(language, "log.a_session", client=who)
    when = names.short_day(day, language) if day else ""
    return say(language, "log.the_session", n=number, client=who, day=when)


def _record(kind: str, language: str) -> str:
    key = "log.record_" + kind.replace(" ", "_")
    return say(language, key) if knows(language, key) else kind


def _field(word: str, language: str) -> str:
    return say(language, f"log.field_{word}") if knows(language, f"log.field_{word}") else word.replace("_", " ")
