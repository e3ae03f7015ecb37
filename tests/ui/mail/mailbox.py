"""E-mails and tasks to look at and to answer."""

from __future__ import annotations

from dataclasses import replace

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import InteractionChanged, MailChanged
from contactpro_desktop.domain.ids import AttachmentId, ContactId, InteractionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.mail import (
    DraftText,
    DraftType,
    Mail,
    MailAddress,
    MailAttachment,
    MailDraft,
    Parked,
)
from tests.ui import scenes
from tests.ui.support import NOON, Office

MARTA = MailAddress("marta.gil@example.org", "Marta Gil")
COPIED = MailAddress("compras@example.org", "Compras")
QUEUE = MailAddress("correo@demo.example", "Correo")
PHOTO = MailAttachment(
    AttachmentId(f"{'AA1':0>32}"), "factura.pdf", 81_400, "application/pdf", True
)

MAIL_ID = InteractionId(f"{'EE1':0>32}")
TASK_ID = InteractionId(f"{'EE2':0>32}")

CONTENT = """<html><head><style>p { color: red }</style></head><body>
<p>Buenos días:</p>
<p>Me ha llegado <b>dos veces</b> la misma factura de octubre. ¿Pueden anular una?</p>
<ul><li>Factura 2026-1041</li><li>Factura 2026-1042</li></ul>
<p>Está también en <a href="https://pagos.example.net/f/1042">su página</a>.</p>
<blockquote>El lunes escribieron: la factura sale el día 1.</blockquote>
<p>Un saludo,<br>Marta Gil</p><img src="https://tracker.example/x.gif">
</body></html>"""

QUOTED = "\n\n> Buenos días:\n>\n> Me ha llegado dos veces la misma factura de octubre."

INTERACTION = scenes.interaction(
    MAIL_ID,
    "Marta Gil",
    contact_id=ContactId(f"{'1E1':0>32}"),
    channel=Channel.EMAIL,
    sub_channel="",
    title="Factura duplicada de octubre",
    customer_address=MARTA.text,
    destination=QUEUE.text,
    queue_id=scenes.CORREO,
    queue_name="Correo",
    attached_data={},
)
MAIL = Mail(
    sender=MARTA,
    to=(QUEUE,),
    cc=(COPIED,),
    content=CONTENT,
    attachments=(PHOTO,),
    case_id="20261122-7",
)
DRAFT = MailDraft(
    DraftType.REPLY,
    text=DraftText(
        subject="RE: Factura duplicada de octubre",
        content=QUOTED,
        from_address=QUEUE.address,
        to=(MARTA,),
    ),
    from_addresses=(QUEUE, MailAddress("ayuda@demo.example", "Ayuda")),
)
TASK = scenes.interaction(
    TASK_ID,
    "",
    contact_id=ContactId(f"{'1E2':0>32}"),
    channel=Channel.TASK,
    sub_channel="ticket",
    title="Revisar el pedido A-20417",
    queue_id=scenes.CORREO,
    queue_name="Tareas",
    script_id=None,
    script_mandatory=False,
    attached_data={
        "XRI-body": "El cliente pide que se compruebe la dirección de entrega antes de las 18:00.",
        "Pedido": "A-20417",
        "Sistema": "Pedidos",
        "Prioridad": "alta",
    },
)
PARKED = Parked(
    ContactId(f"{'1E3':0>32}"), Channel.EMAIL, "Presupuesto de la oficina", "Iker Sanz", NOON - 4000
)


class Desk:
    """An agent with Marta's mail open."""

    def __init__(self, office: Office, mail: Mail = MAIL) -> None:
        self.office = office
        self.mail = mail
        office.say(*scenes.signed_in(), InteractionChanged(INTERACTION), MailChanged(MAIL_ID, mail))
        office.store.show(MAIL_ID)

    @property
    def interaction(self) -> Interaction:
        return self.office.store.interactions[MAIL_ID]

    def tell(self, draft: MailDraft | None) -> None:
        """The server says what the draft is now."""
        self.mail = replace(self.mail, draft=draft)
        self.office.say(MailChanged(MAIL_ID, self.mail))

    def tell_text(self, **values: object) -> None:
        """The server's draft with other words in it."""
        assert self.mail.draft is not None
        text = replace(self.mail.draft.text, **values)  # type: ignore[arg-type]
        self.tell(replace(self.mail.draft, text=text))
