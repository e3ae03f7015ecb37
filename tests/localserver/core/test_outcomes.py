"""An effect and the memory of the request that it comes from: both are stored, or neither."""

import pytest
from sqlalchemy.exc import IntegrityError

from contactpro_desktop.domain.ids import RequestId
from contactpro_desktop.localserver.storage.outcomes import StoredOutcome, outcome_key
from tests.localserver.core.site import ANA
from tests.localserver.core.test_storage import AGENT, fresh

KEY = outcome_key((ANA, RequestId("1")))


async def test_an_effect_is_not_stored_without_its_outcome(storage):
    """Else a request that is repeated after a crash between the two would act twice."""
    twice = [StoredOutcome(KEY, at) for at in (1.0, 2.0)]
    with pytest.raises(IntegrityError):
        await storage.commit(fresh(AGENT), [], twice)
    assert (await storage.load()).rows == ()
    assert await storage.outcomes([KEY]) == {}


async def test_an_outcome_is_not_stored_without_its_effect(storage):
    await storage.commit(fresh(AGENT), [], [])
    with pytest.raises(IntegrityError):
        await storage.commit(fresh(AGENT), [], [StoredOutcome(KEY, 1.0)])
    assert await storage.outcomes([KEY]) == {}
