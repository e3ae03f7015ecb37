"""The gallery takes its pictures, at the scale it says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from tests.gallery.camera import picture_path


def test_pictures_differ_by_theme_have_their_scale_and_are_listed(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    chosen = ["--scale", "1.5", "--language", "en", "--view", "profiles"]
    command = [sys.executable, "-m", "tests.gallery", "--out", str(tmp_path), *chosen]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    light, dark = (
        QImage(str(picture_path(tmp_path, "1.5", theme, "en", "profiles")))
        for theme in ("light", "dark")
    )
    assert (light.width(), light.height()) == (2160, 1350)
    assert light != dark
    assert "1.5/dark/en/profiles.png" in (tmp_path / "index.html").read_text()
