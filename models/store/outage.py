"""Whether it is the database that cannot write (or be reached) for now, rather than an act that is wrong."""

import sqlite3

from sqlalchemy.exc import DBAPIError, OperationalError

FULL_OR_OUT_OF_REACH = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
# PostgreSQL's classes: no connection, lost every race, no resources (a full disk among them), a lock that somebody
# holds, stopped by its operator, its system fails.
CLASSES = ("08", "40", "53", "55P03", "57", "58")


def outage(problem: BaseException | None) -> str | None:
    """What the database says of itself: about its file or its server, never about what was to be written.

    None where it is not the database's fault. What met it is as good as before, and may be tried again when it is over.
    """
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return str(cause) if code & 0xFF in FULL_OR_OUT_OF_REACH else None
    state = getattr(cause, "sqlstate", None)
    if isinstance(state, str):
        return f"the server says {state}" if state.startswith(CLASSES) else None
    unreached = isinstance(problem, OperationalError) and hasattr(cause, "sqlstate")  # it has none before it is reached
    lost = isinstance(problem, DBAPIError) and problem.connection_invalidated
    return "no connection" if unreached or lost else None
