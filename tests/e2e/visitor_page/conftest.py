"""A browser, a stand-in server, and a page object for the end user's chat page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium import webdriver

from tests.e2e.visitor_page.fake_server import FakeServer
from tests.e2e.visitor_page.page import VisitorPage

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def running_server() -> Iterator[FakeServer]:
    server = FakeServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def server(running_server: FakeServer) -> FakeServer:
    running_server.reset()
    return running_server


@pytest.fixture
def page(browser: webdriver.Chrome, server: FakeServer) -> Iterator[VisitorPage]:
    """The page, not yet open; whatever the browser complains about fails the test."""
    page = VisitorPage(browser, server)
    # A page that another story left open complains that its server is gone.
    browser.get("about:blank")
    page.complaints()
    yield page
    complaints = page.complaints()
    page.forget()
    assert complaints == []
