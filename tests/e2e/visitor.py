"""The end user at the visitor page of the real server."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.ui import WebDriverWait

_PATIENCE = 10


class Visitor:
    """Every wait looks at the page itself; `meanwhile` lets the agent's window go on."""

    def __init__(
        self, browser: Chrome, address: str, meanwhile: Callable[[], object] = lambda: None
    ) -> None:
        self.browser = browser
        self._address = address
        self._meanwhile = meanwhile

    def start(self, name: str, queue: str, *, language: str = "es") -> None:
        """Fill in the form of the start page and send it."""
        self.browser.get(f"{self._address}?{urlencode({'lang': language})}")
        self.wait(lambda: self._shown("start-button"))
        self.browser.find_element(By.ID, "start-name").send_keys(name)
        Select(self.browser.find_element(By.ID, "start-queue")).select_by_value(queue)
        self.browser.find_element(By.ID, "start-button").click()
        self.wait(lambda: self._shown("message-input"))

    def say(self, text: str) -> None:
        self.browser.find_element(By.ID, "message-input").send_keys(text, Keys.ENTER)

    def type(self, text: str) -> None:
        """Write without sending."""
        self.browser.find_element(By.ID, "message-input").send_keys(text)

    def choose(self, reply: str) -> None:
        """Press one of the quick replies the bot offers."""
        self.wait(lambda: self._button(reply))
        self._button(reply)[0].click()

    def transcript(self) -> str:
        return str(self.browser.find_element(By.ID, "transcript").text)

    def wait_for(self, *texts: str) -> None:
        """Wait until the page shows all of `texts`."""
        self.wait(lambda: all(text in self.page_text() for text in texts))

    def page_text(self) -> str:
        return str(self.browser.find_element(By.TAG_NAME, "body").text)

    def leave(self) -> None:
        self.browser.find_element(By.ID, "end-button").click()
        self.wait(lambda: self._shown("end-confirm"))
        self.browser.find_element(By.ID, "end-confirm").click()

    def wait(self, condition: Callable[[], object]) -> None:
        def met(_: Chrome) -> object:
            self._meanwhile()
            return condition()

        stale = [StaleElementReferenceException]
        WebDriverWait(self.browser, _PATIENCE, 0.03, stale).until(met)

    def _button(self, text: str) -> list[WebElement]:
        buttons = self.browser.find_elements(By.CSS_SELECTOR, "#transcript button")
        return [b for b in buttons if b.text == text and b.is_enabled()]

    def _shown(self, element_id: str) -> bool:
        found = self.browser.find_elements(By.ID, element_id)
        return bool(found) and found[0].is_displayed()
