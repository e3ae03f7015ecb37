"""CMI: contacts that are over or not, what was said and noted in them, and what follows."""

from __future__ import annotations

from collections.abc import Iterator

from contactpro_desktop.localserver.ri.archive import Archive
from contactpro_desktop.localserver.ri.cmi.callbacks import Callbacks
from contactpro_desktop.localserver.ri.cmi.chats import Chats
from contactpro_desktop.localserver.ri.cmi.consents import Consents
from contactpro_desktop.localserver.ri.cmi.contact_data import ContactData
from contactpro_desktop.localserver.ri.cmi.contact_rows import ContactRows
from contactpro_desktop.localserver.ri.cmi.contacts import Contacts
from contactpro_desktop.localserver.ri.cmi.emails import Emails
from contactpro_desktop.localserver.ri.cmi.messages import Messages
from contactpro_desktop.localserver.ri.cmi.remarks import Remarks
from contactpro_desktop.localserver.ri.cmi.script_results import ScriptResults
from contactpro_desktop.localserver.ri.kit.call import Resource
from contactpro_desktop.localserver.web.edge import Edge


def resources(edge: Edge, archive: Archive) -> Iterator[Resource]:
    history = edge.engine.history
    rows = ContactRows(edge.state.site, history)
    yield from Contacts(archive, rows).resources()
    yield from Remarks(edge, archive).resources()
    yield from ContactData(edge, archive).resources()
    yield from Chats(archive, rows).resources()
    yield from Emails(history, archive, rows).resources()
    yield from ScriptResults(edge, archive, rows).resources()
    yield from Callbacks(edge).resources()
    yield from Messages(edge).resources()
    yield from Consents(edge).resources()
