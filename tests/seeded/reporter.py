"""A plugin of pytest that writes down how each test ended, for whoever started it.

"failed" is the failure of an assertion, or of a wait for something that did not come. Whatever else
kept a test from its end makes it "broken": a fixture, an import, a name that is not there, the
time limit of the whole test.
"""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path

import pytest
from pytestqt.exceptions import TimeoutError as QtTimeoutError

import contactpro_desktop

_TOLD_TO = "--told-to"
_RED = (AssertionError, pytest.fail.Exception, TimeoutError, QtTimeoutError)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(_TOLD_TO, type=Path, required=True)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(_Reporter(config.getoption(_TOLD_TO)))


class _Reporter:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._ends: dict[str, str] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if report.when == "call" or (report.when == "setup" and not report.passed):
            self._ends[item.nodeid] = _end(report, call.excinfo)
        return report

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._ends[report.nodeid] = "broken in collection"

    def pytest_sessionfinish(self) -> None:
        told = {"package": contactpro_desktop.__file__, "ends": self._ends}
        self._path.write_text(json.dumps(told), encoding="utf-8")


def _end(report: pytest.TestReport, error: pytest.ExceptionInfo[BaseException] | None) -> str:
    if report.passed:
        return "passed"
    if report.when != "call" or error is None:
        return f"broken in {report.when}"
    in_time = "Timeout (>" not in str(error.value)
    return "failed" if in_time and error.errisinstance(_RED) else f"broken by {error.typename}"
