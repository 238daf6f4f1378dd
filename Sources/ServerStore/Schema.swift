import GRDB

/// The tables, as they came to be. A migration that has run anywhere is never changed.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 rooms, entries, names") { db in
            try db.execute(
                sql: """
                    CREATE TABLE room (
                        id INTEGER PRIMARY KEY,
                        name TEXT NOT NULL UNIQUE
                    ) STRICT;
                    -- One number serves all rooms, so it is the row's own.
                    CREATE TABLE entry (
                        number INTEGER PRIMARY KEY,
                        room INTEGER NOT NULL REFERENCES room (id),
                        prev INTEGER NOT NULL,
                        id BLOB NOT NULL UNIQUE,
                        author BLOB NOT NULL,
                        name TEXT NOT NULL,
                        at INTEGER NOT NULL,
                        kind INTEGER NOT NULL,
                        body TEXT NOT NULL
                    ) STRICT;
                    CREATE INDEX entry_of_room ON entry (room, number);
                    CREATE TABLE name (
                        name TEXT NOT NULL PRIMARY KEY,
                        identity BLOB NOT NULL,
                        until INTEGER
                    ) STRICT, WITHOUT ROWID;
                    """)
        }
        return migrator
    }
}
