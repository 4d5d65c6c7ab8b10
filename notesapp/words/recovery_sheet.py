"""What stands on the recovery sheet, on paper or as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from notesapp.words import names
from notesapp.words.lexicon import say


@dataclass(frozen=True, slots=True)
class RecoveryLines:
    """ABOUT says whose key it is and since when; HOW are the sentences below it."""

    title: str
    about: str
    how: tuple[str, ...]


def recovery_lines(practice: str, at: datetime, language: str = "en") -> RecoveryLines:
    about = say(language, "recovery.about", practice=practice, date=names.day(at.date(), language, weekday=False))
    how = tuple(say(language, f"recovery.{key}") for key in ("keep", "use", "only", "lost"))
    return RecoveryLines(say(language, "recovery.title"), about, how)


def recovery_text(practice: str, key: str, at: datetime, language: str = "en") -> str:
    """The sheet as plain text; KEY in three rows of three groups."""
    words = recovery_lines(practice, at, language)
    groups = key.split("-")
    rows = ["    " + "-".join(groups[n : n + 3]) for n in range(0, len(groups), 3)]
    return "\n".join([words.title, "", words.about, "", *rows, "", *words.how, ""])
