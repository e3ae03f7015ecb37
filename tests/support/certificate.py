"""Certificates: one that nobody trusts, and those of an authority that a test may trust."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_DAY = timedelta(days=1)


def self_signed(folder: Path) -> tuple[Path, Path]:
    """Paths of a certificate for 127.0.0.1 and of its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("127.0.0.1")
    made = _builder(name, key, ["127.0.0.1"], _DAY).issuer_name(name).sign(key, hashes.SHA256())
    return _written(folder, "certificate", made, key)


class Authority:
    """Issues certificates. Whoever trusts `certificate` (a path) trusts them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = _name("An authority of tests")
        usage = x509.KeyUsage(
            *(False,) * 5,
            key_cert_sign=True,
            crl_sign=True,
            encipher_only=False,
            decipher_only=False,
        )
        made = (
            _builder(self._name, self._key, [], _DAY)
            .issuer_name(self._name)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(usage, critical=True)
            .sign(self._key, hashes.SHA256())
        )
        self.certificate, _ = _written(folder, "authority", made, self._key)

    def issue(
        self, name: str, hosts: Sequence[str], *, begins: timedelta = -_DAY, ends: timedelta = _DAY
    ) -> tuple[Path, Path]:
        """Paths of a certificate for `hosts` and of its key; valid from and to, seen from now."""
        key = ec.generate_private_key(ec.SECP256R1())
        built = _builder(_name(name), key, hosts, ends, begins).issuer_name(self._name)
        return _written(self._folder, name, built.sign(self._key, hashes.SHA256()), key)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _builder(
    name: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    hosts: Sequence[str],
    ends: timedelta,
    begins: timedelta = -_DAY,
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + begins)
        .not_valid_after(now + ends)
    )
    if not hosts:
        return builder
    names = [
        x509.IPAddress(ip_address(host)) if host[0].isdigit() else x509.DNSName(host)
        for host in hosts
    ]
    return builder.add_extension(x509.SubjectAlternativeName(names), critical=False)


def _written(
    folder: Path, name: str, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey
) -> tuple[Path, Path]:
    chain = folder / f"{name}.pem"
    private = folder / ("key.pem" if name == "certificate" else f"{name}.key.pem")
    chain.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return chain, private
