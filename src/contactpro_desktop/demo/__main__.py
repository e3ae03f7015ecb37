"""`make demo`: a window among simulated customers, or a scripted shift with screenshots."""

import os
import sys
import tempfile
from pathlib import Path

from contactpro_desktop.bootstrap import Options, run

_PICTURES = Path("build/demo")
_AT_WORK = ("--customers", "4", "--callers", "1", "--colleagues", "--correspondents")


def has_display() -> bool:
    """Whether a window could be seen: X11 and Wayland say so, other systems always have one."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    return not sys.platform.startswith("linux") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def main() -> int:
    """Play it; the process's exit code. Nothing is kept but the pictures of a shift."""
    with tempfile.TemporaryDirectory(prefix="contactpro-demo-") as folder:
        options = Options(user="ana", local=True, data_dir=Path(folder))
        if has_display():
            return run(options, _AT_WORK)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from contactpro_desktop.demo.shift import Shift

        return run(options, (), Shift(_PICTURES))


if __name__ == "__main__":
    sys.exit(main())
