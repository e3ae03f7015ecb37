"""What a test does with the chat page, and reads from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.ui import WebDriverWait

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

    from tests.e2e.visitor_page.fake_server import FakeServer

PICTURES = Path(__file__).resolve().parents[3] / "build" / "visitor_page"
TIMEOUT = 8
THEMES = ("dark", "light")


class VisitorPage:
    """A browser's tab with the chat page."""

    def __init__(self, browser: Chrome, server: FakeServer) -> None:
        self.browser = browser
        self._server = server
        self._tolerated: tuple[str, ...] = ()
        self._undo: list[tuple[str, dict[str, Any]]] = []

    def open(self, tenant: str = "demo", **parameters: str) -> None:
        """Load the page and wait until it offers its form or its chat."""
        query = f"?{urlencode(parameters)}" if parameters else ""
        self.browser.get(f"{self._server.address}/{tenant}/visitor/{query}")
        self.wait(lambda: self.element("lang-select").get_attribute("value"))

    def start(self, name: str = "Luis Márquez", **parameters: str) -> None:
        """Let the page start a chat by itself; wait for the greeting, if there is one."""
        self.open(name=name, autostart="1", **{"lang": "en"} | parameters)
        self.wait_shown("message-input")
        if self._server.greeting:
            self.wait_text(self._server.greeting)

    def element(self, element_id: str) -> WebElement:
        return self.browser.find_element(By.ID, element_id)

    def all(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        """The texts of all elements that match, read at one moment."""
        script = "return [...document.querySelectorAll(arguments[0])].map((n) => n.textContent)"
        found: list[str] = self.browser.execute_script(script, selector)
        return found

    def bubbles(self, author: str = "") -> list[str]:
        return self.texts(f".message{f'[data-author={author}]' if author else ''} .bubble")

    def own_states(self) -> list[str]:
        """The delivery states of the own messages, oldest first."""
        script = "return [...document.querySelectorAll(arguments[0])].map((n) => n.dataset.state)"
        found: list[str] = self.browser.execute_script(script, ".message[data-author=me]")
        return found

    def say(self, text: str) -> None:
        self.element("message-input").send_keys(text, Keys.ENTER)

    def reconnect(self) -> None:
        """Ask for an attempt now, unless the page is just making one by itself."""
        script = "const now = document.getElementById('reconnect-now');"
        self.browser.execute_script(f"{script} if (now.checkVisibility()) now.click();")

    def choose_language(self, code: str) -> None:
        Select(self.element("lang-select")).select_by_value(code)

    def end(self) -> None:
        self.element("end-button").click()
        self.wait_shown("end-confirm")
        self.element("end-confirm").click()

    def wait(self, condition: Callable[[], object]) -> None:
        stale = [StaleElementReferenceException]
        WebDriverWait(self.browser, TIMEOUT, 0.03, stale).until(lambda _: condition())

    def wait_shown(self, element_id: str, shown: bool = True) -> None:
        script = "return document.getElementById(arguments[0]).checkVisibility() === arguments[1]"
        self.wait(lambda: self.browser.execute_script(script, element_id, shown))

    def wait_text(self, text: str) -> None:
        """Wait until the transcript shows a text."""
        self.wait(lambda: text in self.texts("#transcript")[0])

    def wait_notice(self, state: str) -> None:
        script = "return document.getElementById('status-line').dataset.state"
        self.wait(lambda: self.browser.execute_script(script) == state)

    def focused(self) -> str:
        """The id of the element that has the keyboard focus."""
        return str(self.browser.switch_to.active_element.get_attribute("id"))

    def ask_module(self, module: str, expression: str) -> object:
        """Evaluate an expression with one of the page's modules as `m`."""
        script = (
            "const done = arguments[0];"
            f"import('./static/{module}').then((m) => done({expression}), (e) => done(String(e)));"
        )
        return self.browser.execute_async_script(script)

    def hasten(self, factor: float = 10) -> None:
        """Let the page's own limits of time pass faster (below 1: slower) from the next load on."""
        source = (
            "const wait = window.setTimeout;"
            f"window.setTimeout = (work, limit, ...rest) => wait(work, limit / {factor}, ...rest);"
        )
        command = "Page.addScriptToEvaluateOnNewDocument"
        script = self.browser.execute_cdp_cmd(command, {"source": source})
        self._undo.append(("Page.removeScriptToEvaluateOnNewDocument", script))

    def use_theme(self, scheme: str) -> None:
        """Light or dark, and nothing in motion."""
        command = "Emulation.setEmulatedMedia"
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.browser.execute_cdp_cmd(command, {"features": features})
        self._undo.append((command, {"features": []}))

    def use_phone(self, width: int = 390, height: int = 780) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 2, "mobile": True}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        self.browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
        self._undo.append(("Emulation.clearDeviceMetricsOverride", {}))
        self._undo.append(("Emulation.setTouchEmulationEnabled", {"enabled": False}))

    def forget(self) -> None:
        """Leave the page, and undo and forget what it and this test have set."""
        self.browser.execute_script("Storage.prototype.setItem = () => {}; sessionStorage.clear()")
        self.browser.get("about:blank")
        for command, parameters in self._undo:
            self.browser.execute_cdp_cmd(command, parameters)

    def picture(self, name: str) -> None:
        """Keep a screenshot in either theme for people to look at."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        for scheme in THEMES:
            self.use_theme(scheme)
            assert self.browser.save_screenshot(str(PICTURES / f"{name}-{scheme}.png"))

    def tolerate(self, *fragments: str) -> None:
        """Complaints of the browser that the test provokes."""
        self._tolerated = fragments

    def complaints(self) -> list[str]:
        """What the browser has logged since the last look, without what is tolerated."""
        messages = [str(entry["message"]) for entry in self.browser.get_log("browser")]
        return [m for m in messages if not any(part in m for part in self._tolerated)]
