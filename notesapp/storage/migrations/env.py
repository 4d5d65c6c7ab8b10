"""Run by notesapp.storage.upgrade, inside its transaction and on its connection."""

from alembic import context

from notesapp.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
