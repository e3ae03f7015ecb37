"""For every test: no display is needed, and few random examples do, the same in every run.

`pytest --hypothesis-profile=thorough --timeout=0` tries many, and others each time.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from contactpro_desktop.localserver.storage import database
from tests.support.tables import up_to_date

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("quick", max_examples=40, derandomize=True, deadline=None)
settings.register_profile("thorough", max_examples=1000, derandomize=False, deadline=None)
settings.load_profile("quick")


@pytest.fixture(scope="session", autouse=True)
def copied_tables() -> Iterator[None]:
    """Servers with an empty database start quickly."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "upgrade", up_to_date)
        yield
