"""Calls in every state that the window shows."""

from __future__ import annotations

from dataclasses import replace

from contactpro_desktop.domain.campaign import (
    CallResult,
    CampaignCall,
    Classifier,
    CustomerAttribute,
    PreviousCall,
)
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import Direction, InteractionStatus
from tests.ui.scenes import LLAMADAS, interaction
from tests.ui.scenes import ME as ANA_ME
from tests.ui.support import NOON

CALL, SECOND, CAMPAIGN = (InteractionId(f"{name:0>32}") for name in ("EA", "EB", "EC"))
OWN_TERMINAL, OTHER_TERMINAL = "T" * 32, "U" * 32
NUMBER = "+34 600 333 444"

ME = replace(ANA_ME, terminal_id=OWN_TERMINAL)

TALKING = interaction(
    CALL,
    "Marcos Ibáñez",
    channel=Channel.PHONE,
    sub_channel="",
    channel_status="connected",
    customer_address=NUMBER,
    destination="+34 900 100 200",
    queue_id=LLAMADAS,
    queue_name="Llamadas",
    accepted_at=NOON - 214,
    recording=False,
    consent=True,
)
RINGING = replace(
    TALKING,
    id=SECOND,
    customer_name="",
    customer_address="+34 911 222 333",
    status=InteractionStatus.INCOMING,
    channel_status="ringing",
    accepted_at=None,
    offer_deadline=NOON + 41,
)
PLACED = replace(
    TALKING,
    customer_name="",
    direction=Direction.OUTBOUND,
    destination=NUMBER,
    status=InteractionStatus.OUTGOING,
    channel_status="calling",
    queue_id=None,
    queue_name="",
    accepted_at=None,
    created_at=NOON - 6,
)
BUSY = replace(
    PLACED,
    status=InteractionStatus.ENDED,
    channel_status="busy",
    ended_at=NOON - 2,
    wrap_up_limit=60,
)
ELSEWHERE = replace(TALKING, terminal_id=OTHER_TERMINAL)

CAMPAIGN_CALL = CampaignCall(
    campaign_name="Renovación de garantías",
    description="Clientes cuya garantía acaba este mes",
    info="Campaña: Renovación\nCliente desde 2019, dos cafeteras.\nOfrecer 24 meses.",
    preview_limit=90,
    default_number="+34600555666",
    classifiers=(
        Classifier("C" * 32, "Renovó", CallResult.SUCCESS),
        Classifier("D" * 32, "Lo pensará", CallResult.REDIAL),
    ),
    attributes=(
        CustomerAttribute("NAME", "Lucía Ferrer Montalbán", editable=True),
        CustomerAttribute("PHONE1", "+34600555666", editable=True),
        CustomerAttribute("Modelo", "Espresso 300"),
    ),
    may_change_attributes=True,
    redial_remarks="Prefiere que se le llame por la tarde",
    previous_calls=(PreviousCall("Diego Silva", "BUSY", NOON - 90_000),),
)
PREVIEW = replace(
    TALKING,
    id=CAMPAIGN,
    customer_name="Lucía Ferrer Montalbán",
    sub_channel="outbound",
    direction=Direction.OUTBOUND,
    channel_status="outbound_preview",
    customer_address="+34600555666",
    accepted_at=NOON - 20,
    campaign=CAMPAIGN_CALL,
)
CAMPAIGN_TALK = replace(PREVIEW, channel_status="connected")
AFTER_CAMPAIGN = replace(
    PREVIEW,
    status=InteractionStatus.ENDED,
    channel_status="disconnected",
    ended_at=NOON - 5,
    wrap_up_limit=120,
)
