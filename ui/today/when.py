"""Days as people say them: today at 14:30, yesterday, 6 days ago, 3 weeks ago."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale

from ui.base.i18n import tr


def ago(at: datetime, now: datetime) -> str:
    """How long before NOW it was, in the time of this computer."""
    then, today = at.astimezone(), now.astimezone()
    days = (today.date() - then.date()).days
    if days <= 0:
        return tr("Today at {clock}", clock=f"{then:%H:%M}")
    if days == 1:
        return tr("Yesterday")
    if days < 14:
        return tr("{n} days ago", n=days)
    if days < 70:
        return tr("{n} weeks ago", n=round(days / 7))
    if days < 730:
        return tr("{n} months ago", n=round(days / 30.4))
    return tr("{n} years ago", n=round(days / 365))


def moment(at: datetime, now: datetime) -> str:
    """A past moment within a line: "11:50 today", "yesterday, 18:10", "12 October"."""
    then = at.astimezone()
    days = (now.astimezone().date() - then.date()).days
    if days <= 0:
        return tr("{clock} today", clock=f"{then:%H:%M}")
    if days == 1:
        return tr("yesterday, {clock}", clock=f"{then:%H:%M}")
    return day(then, with_year=then.year != now.astimezone().year)


def day(at: datetime, with_year: bool = False) -> str:
    local = at.astimezone()
    date = QDate(local.year, local.month, local.day)
    return QLocale.c().toString(date, "d MMMM yyyy" if with_year else "d MMMM")


def weekday(at: datetime) -> str:
    local = at.astimezone()
    return QLocale.c().toString(QDate(local.year, local.month, local.day), "dddd d MMMM")
