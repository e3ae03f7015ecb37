"""Points in time as the agent reads them, in the zone of the workstation."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from contactpro_desktop.domain.ids import Instant


def local_day(instant: Instant) -> date:
    return datetime.fromtimestamp(instant).date()


def time_text(instant: Instant) -> str:
    """`12:02`, as the locale writes it."""
    moment = datetime.fromtimestamp(instant)
    time = QTime(moment.hour, moment.minute, moment.second)
    return QLocale().toString(time, QLocale.FormatType.ShortFormat)


def day_text(day: date, today: date) -> str:
    """`Today`, `Yesterday`, or the date in words."""
    if day == today:
        return QCoreApplication.translate("Times", "Today")
    if day == today - timedelta(days=1):
        return QCoreApplication.translate("Times", "Yesterday")
    return date_text(day)


def date_text(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def moment_text(instant: Instant) -> str:
    """Date and time in full."""
    return f"{date_text(local_day(instant))} {time_text(instant)}"


def short_moment_text(instant: Instant) -> str:
    """Date and time, as short as the locale writes them."""
    day = local_day(instant)
    date = QDate(day.year, day.month, day.day)
    return f"{QLocale().toString(date, QLocale.FormatType.ShortFormat)} {time_text(instant)}"
