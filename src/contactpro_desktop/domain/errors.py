"""Errors, one tree:

ContactProError
├── SignInError                 the sign-in form says what happened and what to do
│   ├── WrongCredentials        user or password refused
│   ├── UnknownTenant           the address answers, but not as a tenant
│   ├── ServerUnreachable       nobody answers, or not in time
│   ├── ProxyFailed             the network's proxy lets nobody through
│   ├── Intercepted             somebody else answers: the sign-in page of a network
│   ├── UntrustedServer         TLS refused
│   ├── AlreadySignedIn         the same user is signed in elsewhere
│   └── SignInRefused           any other answer
├── SessionExpired              the server no longer knows the session
├── DirectoryUnavailable        a search could not be answered
├── HistoryUnavailable          the past of a customer could not be looked up
├── FileUnavailable             a file could not be fetched
├── ResourceUnavailable         a resource could not be read
└── ProtocolError               the other end broke the protocol; for the log, not for the user

None of them carries a password, cookie or message text.
"""


class ContactProError(Exception):
    """Root of every error this program raises on purpose."""


class SignInError(ContactProError):
    """Signing in did not succeed."""


class WrongCredentials(SignInError):
    pass


class UnknownTenant(SignInError):
    pass


class ServerUnreachable(SignInError):
    pass


class ProxyFailed(SignInError):
    pass


class Intercepted(SignInError):
    pass


class UntrustedServer(SignInError):
    pass


class AlreadySignedIn(SignInError):
    """`elsewhere` says since when and where from, as far as the server tells; may be empty."""

    def __init__(self, elsewhere: str = "") -> None:
        super().__init__("already signed in elsewhere")
        self.elsewhere = elsewhere


class SignInRefused(SignInError):
    def __init__(self, status: int) -> None:
        super().__init__(f"sign-in answered with {status}")
        self.status = status


class SessionExpired(ContactProError):
    pass


class DirectoryUnavailable(ContactProError):
    """`refused` says that the tenant does not offer it to this agent: asking again is no use."""

    def __init__(self, *, refused: bool = False) -> None:
        super().__init__("directory unavailable")
        self.refused = refused


class FileUnavailable(ContactProError):
    pass


class FileNotWritten(ContactProError):
    """Its content is there, but not on this computer's disk."""


class ResourceUnavailable(ContactProError):
    pass


class HistoryUnavailable(ContactProError):
    """`refused` says that the tenant does not offer it to this agent: asking again is no use."""

    def __init__(self, *, refused: bool = False) -> None:
        super().__init__("history unavailable")
        self.refused = refused


class ProtocolError(ContactProError):
    """`kind` is a short constant word, safe for logs and counters."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind
