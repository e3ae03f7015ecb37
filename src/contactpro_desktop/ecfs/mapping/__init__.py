"""From the wire to the domain and back, one module per topic.

Each function takes the undecoded value of one resource, in whatever state a server sends it, and
always gives a domain record.
"""

from contactpro_desktop.ecfs.mapping.agent import agent
from contactpro_desktop.ecfs.mapping.conversation import (
    Speakers,
    message,
    messages_in,
    participants,
)
from contactpro_desktop.ecfs.mapping.directory import transfer_target
from contactpro_desktop.ecfs.mapping.interaction import interaction, script_answers
from contactpro_desktop.ecfs.mapping.mail import mail, parked
from contactpro_desktop.ecfs.mapping.picklist import picklist_row
from contactpro_desktop.ecfs.mapping.queue import queue, queue_statistics
from contactpro_desktop.ecfs.mapping.requests import request_for
from contactpro_desktop.ecfs.mapping.script import script

__all__ = [
    "Speakers",
    "agent",
    "interaction",
    "mail",
    "message",
    "messages_in",
    "parked",
    "participants",
    "picklist_row",
    "queue",
    "queue_statistics",
    "request_for",
    "script",
    "script_answers",
    "transfer_target",
]
