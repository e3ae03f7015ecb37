"""The command line of the client: `contactpro-desktop`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from contactpro_desktop import __version__


def parser() -> argparse.ArgumentParser:
    """The options of design section 12."""
    made = argparse.ArgumentParser(
        prog="contactpro-desktop", description="Agent desktop for Contact PRO."
    )
    made.add_argument("--tenant", default="", metavar="URL", help="tenant address to sign in to")
    made.add_argument("--user", default="", metavar="NAME", help="user to sign in as")
    made.add_argument(
        "--local",
        action="store_true",
        help="start the local server with its demonstration data and sign in to it",
    )
    made.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="where settings, drafts and logs are kept"
    )
    made.add_argument("--version", action="version", version=__version__)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the client until its window is closed; the process's exit code."""
    chosen = parser().parse_args(arguments)
    from contactpro_desktop.ui.loading import load_qt

    load_qt()
    from contactpro_desktop.bootstrap import Options, run

    return run(Options(chosen.tenant, chosen.user, chosen.local, chosen.data_dir))


if __name__ == "__main__":
    sys.exit(main())
