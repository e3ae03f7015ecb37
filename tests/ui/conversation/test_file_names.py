"""A thousand names of files that mean to get out of the folder they are saved into."""

from __future__ import annotations

import os
from itertools import product
from pathlib import Path, PurePosixPath, PureWindowsPath

from contactpro_desktop.ui.conversation.file_handling import bare_name, free_name

UPWARDS = (
    *(
        "../",
        "..\\",
        "../../../",
        "..\\..\\",
        "....//",
        "..;/",
        "./../",
        "/",
        "//",
        "\\\\host\\share\\",
    ),
    *("C:", "C:\\", "c:/", "\\\\?\\C:\\", "\\\\.\\", "file:///", "~/", "%2e%2e/", "..%2f", "\x00/"),
    *("\u202e../", " ../", "../\n", "AUX/", "a/../../"),
)
TARGETS = (
    *("etc/passwd", ".bashrc", ".ssh/authorized_keys", "autostart/x.desktop", "x.txt:stream"),
    *(
        "CON",
        "nul.txt",
        "COM1.png",
        "lpt\u00b9",
        "aux.tar.gz",
        "conin$",
        "a.txt.",
        "a.txt ...",
        "..",
    ),
    *(
        "",
        ".",
        "...",
        "gnp.exe\u202e",
        "a\x00.png",
        "x" * 400 + ".pdf",
        "\U0001f600" * 300 + ".png",
    ),
    *(
        "a\r\nb.txt",
        "a\tb",
        '?*|<>"',
        "~",
        "-rf",
        "$(id)",
        "`id`.sh",
        "foto.pyzw",
        "a.lnk",
        "a.scf",
    ),
    *("desktop.ini", "Thumbs.db", "b" * 100 + "." + "c" * 300, "COM9 .txt", "PRN .", "\u2025/x"),
    *("\uff0fetc\uff0fpasswd", "\u2215x", "\ud800.png", "e\u0301" * 200, "NUL\u00a0.txt"),
)
NAMES = [before + name for before, name in product(UPWARDS, TARGETS)]

DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"} | {
    port + number for port in ("com", "lpt") for number in "0123456789\u00b9\u00b2\u00b3"
}


def test_there_are_a_thousand() -> None:
    assert len(set(NAMES)) >= 1_000


def test_none_gets_out_and_each_can_be_written(tmp_path: Path) -> None:
    inside = tmp_path / "saved"
    inside.mkdir()
    for name in NAMES:
        kept = bare_name(name)
        assert PurePosixPath(kept).name == kept == PureWindowsPath(kept).name, ascii(name)
        path = inside / free_name(inside, kept)
        path.write_bytes(b"x")
        assert path.parent == inside
        path.unlink()
    assert os.listdir(tmp_path) == ["saved"]
    assert os.listdir(inside) == []


def test_each_means_the_same_on_every_system() -> None:
    for name in NAMES:
        kept = bare_name(name)
        assert kept.isprintable()
        assert kept == kept.strip(" .")
        assert not set(kept) & set('<>:"/\\|?*\u202e'), ascii(name)
        assert kept.partition(".")[0].strip().casefold() not in DEVICES, ascii(name)
        assert len(kept.encode()) <= 201, ascii(name)


def test_the_kind_of_a_file_is_not_lost() -> None:
    """Whoever saves it sees what it is: a long name hides no suffix."""
    assert bare_name("photo.png" + " " * 300 + ".exe").endswith(".exe")
    assert bare_name("gnp.\u202eexe") == "gnp.exe"
    assert bare_name("\U0001f600" * 300 + ".pyzw").endswith(".pyzw")
    assert bare_name("informe final.pdf") == "informe final.pdf"
