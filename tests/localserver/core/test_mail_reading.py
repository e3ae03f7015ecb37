"""What is made of the mails of strangers: no input makes it fail in any way but the one way."""

from __future__ import annotations

from contextlib import suppress
from email.message import EmailMessage
from time import thread_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactpro_desktop.localserver.mail.parts import UnreadableMail
from contactpro_desktop.localserver.mail.reading import base_name, read_mail
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
        ("x" * 199 + " y", "x" * 199),
        ("a\u200bb.pdf", "a_b.pdf"),
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


def text_part(text: str, kind: str) -> EmailMessage:
    part = EmailMessage()
    part.set_content(text, subtype=kind)
    return part


def mail_part(enclosed: EmailMessage) -> EmailMessage:
    part = EmailMessage()
    part.set_content(enclosed)
    return part


def a_mail(text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "luis@example.org"
    message["Subject"] = text
    message.set_content(text)
    return message


def test_a_mail_inside_a_mail_is_a_file_with_all_that_it_says() -> None:
    inside = a_mail("the words of another")
    inside.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    message = a_mail("see below")
    message.add_attachment(inside)
    mail = read_mail(message.as_bytes(), 10)
    assert mail.text == "see below"
    whole, pdf = mail.files
    assert (whole.filename, whole.mime_type) == ("attachment-2.eml", "message/rfc822")
    assert b"the words of another" in whole.content
    assert (pdf.filename, pdf.content) == ("a.pdf", b"%PDF")


def test_a_mail_that_only_encloses_another_one_shows_what_that_says() -> None:
    message = EmailMessage()
    message["From"] = "luis@example.org"
    message.make_mixed()
    message.attach(mail_part(a_mail("the words of another")))
    mail = read_mail(message.as_bytes(), 10)
    assert mail.text == "the words of another"
    assert [file.mime_type for file in mail.files] == ["message/rfc822"]


def test_a_mail_inside_another_one_that_is_inside_is_not_copied_once_more() -> None:
    innermost = a_mail("x" * 10_000)
    for words in ("c", "b", "a"):
        around = a_mail(words)
        around.add_attachment(innermost)
        innermost = around
    data = innermost.as_bytes()
    mail = read_mail(data, 20)
    assert mail.text == "a"
    assert sum(len(file.content) for file in mail.files) < len(data)


def test_the_text_around_a_picture_is_shown_whole() -> None:
    message = a_mail("above")
    message.add_attachment(b"x", maintype="image", subtype="png", disposition="inline")
    message.attach(text_part("below", "plain"))
    message.attach(text_part("<p>and more</p>", "html"))
    mail = read_mail(message.as_bytes(), 10)
    assert mail.text == "above\n\nbelow"
    assert [file.filename for file in mail.files] == ["attachment-2", "attachment-4.html"]


def test_a_mail_whose_plain_form_is_empty_shows_the_other() -> None:
    message = a_mail(" ")
    message.add_alternative("<p>all of it</p>", subtype="html")
    mail = read_mail(message.as_bytes(), 10)
    assert mail.is_html
    assert "all of it" in mail.text
    assert mail.files == ()


def test_a_line_that_a_list_adds_does_not_take_the_place_of_the_mail() -> None:
    message = EmailMessage()
    message["From"] = "luis@example.org"
    message.make_mixed()
    message.attach(text_part("<p>the mail</p>", "html"))
    message.attach(text_part("sent by a list", "plain"))
    mail = read_mail(message.as_bytes(), 10)
    assert "the mail" in mail.text
    assert [file.content.strip() for file in mail.files] == [b"sent by a list"]


def test_what_stands_in_the_form_that_is_shown_is_not_another_form() -> None:
    """As Apple Mail sends text, a file, and more text."""
    form = EmailMessage()
    form.make_mixed()
    form.attach(text_part("<p>above</p>", "html"))
    form.attach(text_part("<p>below</p>", "html"))
    message = EmailMessage()
    message["From"] = "luis@example.org"
    message.make_alternative()
    message.attach(form)
    mail = read_mail(message.as_bytes(), 10)
    assert "above" in mail.text
    assert [file.content.strip() for file in mail.files] == [b"<p>below</p>"]


def test_an_invitation_is_a_file_beside_its_words() -> None:
    message = a_mail("please come")
    message.add_alternative("<p>please come</p>", subtype="html")
    message.add_alternative("BEGIN:VCALENDAR", subtype="calendar")
    mail = read_mail(message.as_bytes(), 10)
    assert mail.text == "please come"
    assert [file.mime_type for file in mail.files] == ["text/calendar"]


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


_LUIS = b"From: Luis <luis@example.org>\r\n"
_UNQUOTED = b'Content-Type: text/plain; name="'


def of_parts(number: int, part: bytes) -> bytes:
    head = _LUIS + b"Content-Type: multipart/mixed; boundary=b\r\n"
    return head + (b"\r\n--b\r\n" + part) * number + b"\r\n--b--\r\n"


def nested(depth: int, inside: bytes) -> bytes:
    begin = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level)
        for level in range(depth)
    )
    return _LUIS + begin + inside


_DEAR = {
    "parameters": _LUIS + _UNQUOTED + folded(b";" * 30_000) + b"\r\n\r\nx",
    "behind a CR": _LUIS[:-2] + b"\r" + _UNQUOTED + folded(b";" * 30_000) + b"\r\n\r\nx",
    "many parts": of_parts(98, _UNQUOTED + folded(b";" * 3_500) + b"\r\n\r\nx"),
    "sections": of_parts(
        98,
        b"Content-Disposition: attachment"
        + folded(b"".join(b"; filename*%d*=%%41%%41" % n for n in range(99)))
        + b"\r\n\r\nx",
    ),
    "headers": _LUIS + b"a:\n" * 1_000_000,
    "headers of parts": of_parts(98, b"a:\n" * 10_000 + b"\n"),
    "nested": nested(99, b"\n" * 200_000),
    "nested as deep as may be": nested(10, b"\n" * 3_000_000),
    "boundaries": nested(10, b"--b9\n" * 500_000),
    "a mail in a mail": _LUIS + b"Content-Type: message/rfc822\r\n\r\n" * 50_000,
    "uuencode": _LUIS + b"Content-Transfer-Encoding: uue\r\n\r\nbegin 6 a\n" + b"!!\n" * 1_000_000,
    "base64": _LUIS + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"=A\n" * 1_000_000,
    "punycode": _LUIS + b"Content-Type: text/plain; charset=punycode\r\n\r\n" + b"ab" * 100_000,
    "control characters": _LUIS + b"\r\n" + b"\x01" * 15_000_000,
    "encoded words": _LUIS + b"Subject: " + folded(b"=?a?q?=41?= " * 100_000),
    "addresses": _LUIS + b"".join(n + b": " + folded(b"@" * 90_000) for n in (b"To", b"\r\nCc")),
}


@pytest.mark.parametrize("data", _DEAR.values(), ids=_DEAR)
def test_no_mail_takes_long_to_read(data: bytes) -> None:
    begun = thread_time()
    with suppress(UnreadableMail):
        read_mail(data, 100)
    assert thread_time() - begun < 0.75


@pytest.mark.parametrize(
    "data",
    [
        of_parts(201, b"\r\nx"),
        nested(11, b"\r\nx"),
        _LUIS + b"a:\n" * 350_000,
        _LUIS + b"a: b\r\n" * 200_000,
        of_parts(98, b"a:\n" * 4_000 + b"\n"),
        _LUIS + b"Content-Type: text/plain" + b";a=b" * 101,
        _LUIS + b"Content-Type: text/plain; name=" + b"a" * 4_000,
    ],
)
def test_what_would_take_long_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableMail):
        read_mail(data, 100)


def test_files_come_as_they_were_sent() -> None:
    data = of_parts(1, b"\r\nHola") + b"epilogue"
    sent = {
        "a.bin": (b"8bit", b"\x00\r\xff\n\r\n--bb\r\n", b"\x00\r\xff\n\r\n--bb\r\n"),
        "b.bin": (b"BASE64", b"AAEC\r\nAw", b"\x00\x01\x02\x03"),
        "c.bin": (b"quoted-printable", b"=00=\r\nx", b"\x00x"),
        "d.bin": (b"base64", b"A", b"A"),
    }
    for name, (encoding, told, _) in sent.items():
        head = b"Content-Transfer-Encoding: %s\r\nContent-Disposition: inline; filename=%s"
        part = head % (encoding, name.encode()) + b"\r\n\r\n" + told
        data = data.replace(b"\r\n--b--", b"\r\n--b\r\n" + part + b"\r\n--b--")
    mail = read_mail(data, 10)
    assert mail.text == "Hola"
    got = {file.filename: file.content for file in mail.files}
    assert got == {name: content for name, (_, _, content) in sent.items()}


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (b"filename*=utf-8''%C3%A1.pdf", "á.pdf"),
        (b"filename*0*=utf-8''%C3%A1; filename*1=.pdf", "á.pdf"),
        (b"filename*=punycode''a-b.pdf", "a-b.pdf"),
        (b'filename="=?iso-8859-1?q?=E1=2Epdf?="', "á.pdf"),
        (b'filename="\xc3\xa1.pdf"', "á.pdf"),
        (b'filename="a;\r\n b.pdf"', "a; b.pdf"),
        (b"filename*=a; filename*0=b", "attachment-1.txt"),
    ],
)
def test_a_file_has_the_name_that_was_meant(told: bytes, name: str) -> None:
    head = _LUIS + b"Content-Disposition: attachment; " + told
    [file] = read_mail(head + b"\r\n\r\nx", 10).files
    assert file.filename == name


def test_fields_in_utf_8_are_read() -> None:
    data = "From: José <josé@example.org>\r\nSubject: señor €\r\n\r\nx".encode()
    mail = read_mail(data, 10)
    assert (mail.sender.name, mail.sender.address) == ("José", "josé@example.org")
    assert mail.subject == "señor €"


@pytest.mark.parametrize("piece", ["<a ", "<a/", "<!--", '<a "', "<a '\"", "<![", "<!", "&#"])
def test_no_html_takes_long_to_read(piece: str) -> None:
    begun = thread_time()
    text_of(piece * (40_000 // len(piece)))
    assert thread_time() - begun < 0.75


def test_what_a_person_reads_of_html() -> None:
    html = "<head><style>p{}</style></head><p>Hola&nbsp;<b>Ana</b></p><script>x</script>ok<br>y"
    assert text_of(html) == "Hola Ana\nok\ny"


def test_what_is_markup_and_what_is_not() -> None:
    html = (
        """<!DOCTYPE html><!-- <p> --><p title='a > "b'>a < b &lt;p&gt;<script/>c<P title=O'H>d"""
    )
    assert text_of(html) == "a < b <p>c\nd"
