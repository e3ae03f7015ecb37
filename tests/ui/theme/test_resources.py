"""Bundled resources are found in a checkout and in a wheel."""

from __future__ import annotations

from pathlib import Path

import pytest

from contactpro_desktop import resources


def test_a_checkout_has_its_resources_at_the_root() -> None:
    assert resources.resource_path("icons", "phone.svg").is_file()


def test_an_installed_package_carries_them_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.resource_path("style", "app.qss") == tmp_path / "resources/style/app.qss"
