"""What the server answers when it does not do what was asked."""

from kg.errors import KgError


class Refused(KgError):
    """A request gets no answer: an HTTP status and a message that says what to do."""

    def __init__(
        self, status: int, message: str, retry_after: int | None = None, allow: str = ""
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.retry_after = retry_after
        self.allow = allow  # the methods that there are, where another was asked for
