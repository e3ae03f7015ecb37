"""Every view in both themes, all languages and two scales: `python -m tests.gallery`.

The pictures go to `build/gallery/`, with `index.html` to look at them.
"""

from __future__ import annotations

import argparse
import html
import os
import subprocess
import sys
from pathlib import Path

from tests.gallery.camera import picture_path, take_pictures
from tests.gallery.views import VIEWS

OUT = Path("build/gallery")
THEMES = ("light", "dark")
LANGUAGES = ("en", "es", "pt_BR")
SCALES = ("1", "1.5")


def main(arguments: list[str]) -> int:
    wanted = _parse(arguments)
    if wanted.camera:
        taken = take_pictures(
            wanted.out, wanted.scale[0], wanted.theme, wanted.language, wanted.view
        )
        print(f"{taken} pictures at scale {wanted.scale[0]}")
        return 0
    for scale in wanted.scale:
        _run_camera(scale, arguments)
    page = wanted.out / "index.html"
    page.write_text(_index(wanted), encoding="utf-8")
    print(page)
    return 0


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT, help="folder for the pictures")
    parser.add_argument("--scale", nargs="+", default=SCALES, choices=SCALES)
    parser.add_argument("--theme", nargs="+", default=THEMES, choices=THEMES)
    parser.add_argument("--language", nargs="+", default=LANGUAGES, choices=LANGUAGES)
    parser.add_argument("--view", nargs="+", default=tuple(VIEWS), choices=tuple(VIEWS))
    parser.add_argument("--camera", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _run_camera(scale: str, arguments: list[str]) -> None:
    environment = os.environ | {"QT_SCALE_FACTOR": scale}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-m", "tests.gallery", *arguments, "--camera", "--scale", scale]
    subprocess.run(command, env=environment, check=True)


def _index(wanted: argparse.Namespace) -> str:
    """One row per view and language, one column per theme and scale."""
    columns = [(theme, scale) for theme in wanted.theme for scale in wanted.scale]
    head = "".join(f"<th>{theme}, {float(scale):.0%}</th>" for theme, scale in columns)
    rows = []
    for name in wanted.view:
        title = html.escape(VIEWS[name].title)
        rows.append(f'<tr><th class="view" colspan="{len(columns) + 1}">{title}</th></tr>')
        for language in wanted.language:
            cells = "".join(
                f"<td>{_link(picture_path(Path(), scale, theme, language, name))}</td>"
                for theme, scale in columns
            )
            rows.append(f"<tr><th>{language}</th>{cells}</tr>")
    return _PAGE.format(head=head, rows="\n".join(rows))


def _link(path: Path) -> str:
    address = html.escape(path.as_posix())
    return f'<a href="{address}"><img src="{address}" loading="lazy" alt="{address}"></a>'


_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Contact PRO desktop: every view</title>
<style>
body {{ font: 14px system-ui, sans-serif; margin: 24px; color: #16202b; background: #eef1f5; }}
table {{ border-collapse: collapse; }}
th, td {{ padding: 6px; text-align: left; vertical-align: top; }}
th.view {{ font-size: 18px; padding-top: 24px; }}
img {{ width: 420px; border: 1px solid #dce2e9; border-radius: 6px; }}
</style>
<h1>Every view</h1>
<table>
<tr><th></th>{head}</tr>
{rows}
</table>
</html>
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
