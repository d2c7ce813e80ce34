"""INSERT ... ON CONFLICT, the same statement on both databases."""

# PostgreSQL's form: it carries all that SQLite's compiler asks of an upsert, while SQLite's lacks what PostgreSQL's
# asks (the name of a constraint). A statement is built once, before anybody knows which database it will meet.
from sqlalchemy.dialects.postgresql import insert as upsert

__all__ = ["upsert"]
