"""The database: tables, migrations, and every commit as one transaction."""
