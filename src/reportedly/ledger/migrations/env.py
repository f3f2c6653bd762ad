"""What Alembic runs: the scripts over the connection that ``upgrade`` gives it."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
