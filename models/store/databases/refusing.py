"""Why a database is not used: words for the operator, with the next step."""


class UnusableDatabase(Exception):
    """The bot cannot work on this database. Its words say why, and what to do next."""


class UnsafeDatabase(Exception):
    """The database does not keep the settings that money needs."""


class AnotherIsRunning(Exception):
    """A second bot on the same database would say everything twice. Its words name it and the next step."""
