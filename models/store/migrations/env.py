"""How Alembic runs here: on the connection it is given, all migrations in that connection's one transaction."""

from alembic import context

from models.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
