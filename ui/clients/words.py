"""Days and ages as the clients' screens say them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from notesapp.catalogue.lists import label
from notesapp.model.practice import HistoryStatus
from ui.base.i18n import tr

_FORMS = ("%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %m %Y", "%d.%m.%y", "%d%m%Y")


def day(at: datetime | date, *, with_year: bool = False, short: bool = False) -> str:
    """9 July, 9 July 2026, 9 Jul."""
    local = at.astimezone().date() if isinstance(at, datetime) else at
    form = ("d MMM" if short else "d MMMM") + (" yyyy" if with_year else "")
    return QLocale.c().toString(QDate(local.year, local.month, local.day), form)


def age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def read_day(text: str) -> date | None:
    """A day as people type it, day first; None if it is none or lies ahead. ValueError is never raised."""
    cleaned = " ".join(text.split())
    for form in _FORMS:
        try:
            found = datetime.strptime(cleaned, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
        return found if date(1900, 1, 1) <= found <= datetime.now().astimezone().date() else None
    return None


def sessions(count: int) -> str:
    return tr("1 session") if count == 1 else tr("{n} sessions", n=count)


def listed(name: str, keys: Sequence[str]) -> str:
    """The labels of KEYS; own words stay as they are."""
    return ", ".join(label(name, key) for key in keys if key)


def status_words(status: HistoryStatus) -> str:
    return {
        HistoryStatus.CURRENT: tr("now"),
        HistoryStatus.PAST: tr("past"),
        HistoryStatus.DENIED: tr("asked, no"),
        HistoryStatus.UNKNOWN: tr("not known"),
    }[status]
