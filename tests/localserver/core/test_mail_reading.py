"""What is made of the mails of strangers: no input makes it fail in any way but the one way."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactpro_desktop.localserver.mail.reading import UnreadableMail, base_name, read_mail
from contactpro_desktop.localserver.router.html_text import text_of

_PIECES = st.sampled_from(
    [
        b"From: Luis <luis@example.org>\r\n",
        b"From: =?utf-8?q?\xff?= <a@b>\r\n",
        b"Subject: =?x?b?!!!?=\r\n",
        b'To: a@b, "c, d" <e@f>, ;;<>\r\n',
        b"Content-Type: multipart/mixed; boundary=x\r\n",
        b"Content-Type: text/plain; charset=nonsense\r\n",
        b"Content-Type: text/html; charset*=utf-8''x\r\n",
        b"Content-Disposition: attachment; filename*=utf-8''%2e%2e%2fx\r\n",
        b"Content-Transfer-Encoding: base64\r\n",
        b"References: <a@b> <<c>> \x00 <d e>\r\n",
        b"\r\n",
        b"--x\r\n",
        b"--x--\r\n",
        b"=?utf-8?q?text?=\r\n",
        b"\x00\xff\xfe\r\n",
    ]
)


@settings(max_examples=5 * settings().max_examples)
@given(st.lists(_PIECES | st.binary(max_size=40), max_size=25).map(b"".join))
def test_any_bytes_are_a_mail_or_refused(data: bytes) -> None:
    try:
        mail = read_mail(data, max_parts=20)
    except UnreadableMail:
        return
    texts = [mail.subject, mail.text, mail.sender.address, mail.sender.name, mail.message_id]
    texts += [file.filename for file in mail.files]
    for text in texts:
        text.encode()
        assert "\x00" not in text
    for file in mail.files:
        assert file.filename
        assert not set("/\\") & set(file.filename)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("Z:\\notas\\lista.pdf", "lista.pdf"),
        ("..", ""),
        (" . ", ""),
        ("a\u202etxt.exe", "a_txt.exe"),
        ('a<b>:"|?*.txt', "a_b______.txt"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_names_of_files(told: str, kept: str) -> None:
    assert base_name(told) == kept


def test_a_text_that_is_too_long_comes_as_a_file() -> None:
    message = EmailMessage()
    message["From"] = "luis@example.org"
    message.set_content("á" * 200_001)
    mail = read_mail(message.as_bytes(), 10)
    assert len(mail.text) == 200_000
    [file] = mail.files
    assert file.filename == "message.txt"
    assert file.content.decode().strip() == "á" * 200_001


def test_the_other_form_of_the_text_is_no_file() -> None:
    message = EmailMessage()
    message["From"] = "luis@example.org"
    message.set_content("plain")
    message.add_alternative("<p>html</p>", subtype="html")
    message.add_attachment("notes", filename="notes.txt")
    mail = read_mail(message.as_bytes(), 10)
    assert (mail.text.strip(), mail.is_html) == ("plain", False)
    assert [file.filename for file in mail.files] == ["notes.txt"]


def test_a_mail_that_is_nested_without_end_is_refused_at_once() -> None:
    data = b"From: a@b\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 50_000
    with pytest.raises(UnreadableMail):
        read_mail(data, 100)


def folded(text: bytes) -> bytes:
    """A header in lines as short as SMTP wants them."""
    return b"\r\n ".join(text[at : at + 900] for at in range(0, len(text), 900))


@pytest.mark.parametrize(
    "header",
    [
        b"From: " + folded(b"(" * 2_000) + b" a@b",
        b"From: a@b\r\nContent-Type: text/plain" + folded(b";a=b" * 50_000),
        b"From: a@b\r\ncontent-disposition: attachment" + folded(b";a=b" * 50_000),
    ],
)
def test_a_header_that_takes_for_ever_to_read_is_refused_at_once(header: bytes) -> None:
    with pytest.raises(UnreadableMail):
        read_mail(header + b"\r\n\r\nx", 100)


@pytest.mark.parametrize("nonsense", [b"a:" * 20_000, b"(" * 2_000, b"a@b," * 200_000])
def test_a_list_of_addresses_is_read_as_far_as_it_makes_sense(nonsense: bytes) -> None:
    mail = read_mail(b"From: luis@example.org\r\nCc: " + folded(nonsense) + b"\r\n\r\nx", 100)
    assert mail.sender.address == "luis@example.org"
    assert len(mail.cc) <= 100


def test_what_a_person_reads_of_html() -> None:
    html = "<head><style>p{}</style></head><p>Hola&nbsp;<b>Ana</b></p><script>x</script>ok<br>y"
    assert text_of(html) == "Hola Ana\nok\ny"
