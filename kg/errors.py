"""What can go wrong, named. Every message says what, where and what to do."""


class KgError(Exception):
    """Base of all errors that are meant for the user; carries the exit code of the command line."""

    exit_code = 1


class BadCall(KgError):
    """The command was called with something that does not exist or cannot be understood."""

    exit_code = 2


class FaultyFacts(KgError):
    """Facts files have faults; nothing was loaded."""


class FaultyTable(KgError):
    """A row of an authority table is broken; the message lists file, line and column."""


class UnreadableReport(KgError):
    """A report's file holds no text that can be read: damaged, encrypted, scanned, too large."""


class InvalidGraph(KgError):
    """A graph violates the shapes or a rule across figures; nothing was published."""


class ReportConflict(KgError):
    """A report id is known already with another text, or is given twice."""


class Interrupted(KgError):
    """The user or the system stopped the command."""

    exit_code = 130


class StoreProblem(KgError):
    """The store cannot be read, written or locked; the published snapshot is as it was."""
