"""What alembic runs for each command: on the connection and in the transaction that it was handed."""

from __future__ import annotations

from alembic import context

from rashomon.archive.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True
)
context.run_migrations()
