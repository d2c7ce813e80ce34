"""The only SQL: tables, the writer, the readers, ledger, journal, inbox, outbox, migrations."""
