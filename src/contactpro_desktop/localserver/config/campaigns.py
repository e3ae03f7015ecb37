"""The campaigns of a checked configuration file."""

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.localserver.config.file import (
    CampaignSection,
    CustomerSection,
    SiteFile,
)
from contactpro_desktop.localserver.config.names import Names, stable_id
from contactpro_desktop.localserver.router.campaign import (
    NAME,
    NUMBER,
    Attribute,
    CampaignId,
    CampaignSpec,
    Classifier,
    CustomerId,
    CustomerSpec,
)


def build_campaigns(file: SiteFile, names: Names) -> list[CampaignSpec]:
    """Those of the file, and for each queue of calls the one of its callbacks."""
    tenant = file.site.tenant
    campaigns = [_campaign(tenant, section, names) for section in file.campaigns]
    calls = [queue.name for queue in file.queues if queue.channel is Channel.PHONE]
    return campaigns + [_callbacks(tenant, queue, names) for queue in calls]


def _campaign(tenant: str, section: CampaignSection, names: Names) -> CampaignSpec:
    key = (tenant, "campaign", section.name)
    return CampaignSpec(
        id=CampaignId(section.id or stable_id(*key)),
        name=section.name,
        queue_id=names.queue(section.queue),
        description=section.description,
        preview_time=section.preview_time,
        max_calls=section.max_calls,
        start=section.start.timestamp() if section.start else None,
        end=section.end.timestamp() if section.end else None,
        classifiers=tuple(
            Classifier(each.id or stable_id(*key, each.name), each.name, each.call_result)
            for each in section.classifiers
        ),
        transfers=dict(section.transfers),
        parameters=dict(section.parameters),
        customers=tuple(_customer(key, each) for each in section.customers),
    )


def _callbacks(tenant: str, queue: str, names: Names) -> CampaignSpec:
    return CampaignSpec(
        id=CampaignId(stable_id(tenant, "callbacks", queue)),
        name=queue,
        queue_id=names.queue(queue),
        for_callbacks=True,
    )


def _customer(key: tuple[str, ...], section: CustomerSection) -> CustomerSpec:
    """The same number is another customer in another campaign."""
    own = (Attribute(each.name, **each.model_dump(exclude={"name"})) for each in section.attributes)
    return CustomerSpec(
        id=CustomerId(section.id or stable_id(*key, section.number)),
        attributes=(Attribute(NUMBER, section.number), Attribute(NAME, section.name), *own),
        remarks=section.remarks,
    )
