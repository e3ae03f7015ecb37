"""What nobody caught is in the log, without its words."""

from __future__ import annotations

import sys
import threading

import pytest

from contactpro_desktop.bootstrap.process import log_failures


@pytest.fixture(autouse=True)
def hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    log_failures()


def fail() -> None:
    raise ZeroDivisionError("secret words")


def test_on_the_gui_thread(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        fail()
    sys.excepthook(caught.type, caught.value, caught.tb)
    (record,) = caplog.records
    assert record.levelname == "CRITICAL"
    assert record.getMessage().startswith("Not caught: ZeroDivisionError at ")
    assert "fail:" in record.getMessage()
    assert "secret" not in caplog.text


def test_on_another_thread(caplog: pytest.LogCaptureFixture) -> None:
    thread = threading.Thread(target=fail, name="worker")
    thread.start()
    thread.join()
    (message,) = caplog.messages
    assert message.startswith("Not caught on worker: ZeroDivisionError at ")
    assert "secret" not in caplog.text
