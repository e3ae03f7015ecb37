"""What the views are built from, as one record."""

from __future__ import annotations

from contactpro_desktop.app.calls import Calls
from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.files import Files
from contactpro_desktop.app.help import Help
from contactpro_desktop.app.mail_files import MailFiles
from contactpro_desktop.app.mails import Mails
from contactpro_desktop.app.notices import NoticeBoard
from contactpro_desktop.app.personal_data import PersonalData
from contactpro_desktop.app.ports import HistoryPort
from contactpro_desktop.app.readiness import Readiness
from contactpro_desktop.app.session import Session
from contactpro_desktop.app.settings import Settings
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.store.drafts import Drafts
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.language import Languages
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.ticker import Ticker


@dataclass(frozen=True, slots=True)
class Services:
    """All of it outlives every view. The ticker runs on the store's clock."""

    theme: Theme
    ticker: Ticker
    languages: Languages
    store: Store
    desk: Desk
    calls: Calls
    mails: Mails
    readiness: Readiness
    session: Session
    board: NoticeBoard
    files: Files
    mail_files: MailFiles
    help: Help
    personal_data: PersonalData
    drafts: Drafts
    settings: Settings
    history: HistoryPort
