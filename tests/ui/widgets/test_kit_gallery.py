"""Every page of the gallery is painted, at both scales."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.ui.widgets import kit_gallery


@pytest.mark.parametrize(("scale", "width"), [("1", 1440), ("1.5", 2160)])
def test_the_pages_are_painted(tmp_path: Path, scale: str, width: int) -> None:
    environment = os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [sys.executable, kit_gallery.__file__, scale, str(tmp_path)],
        env=environment,
        check=True,
        capture_output=True,
    )
    shots = {path.stem: QImage(str(path)) for path in tmp_path.glob("*.png")}
    assert len(shots) == 2 * len(kit_gallery.PAGES)
    assert shots[f"desk-light-{scale}"].width() == width
    for name in kit_gallery.PAGES:
        assert shots[f"{name}-light-{scale}"] != shots[f"{name}-dark-{scale}"]
