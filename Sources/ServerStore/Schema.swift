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
        migrator.registerMigration("3 whispers that wait") { db in try db.execute(sql: inbox) }
        migrator.registerMigration("4 rules of rooms, bans") { db in try db.execute(sql: rules) }
        return migrator
    }

    private static let rules = """
        -- What follows from the orders of a room.
        CREATE TABLE rule (
            room INTEGER PRIMARY KEY,
            private INTEGER NOT NULL,
            was_private INTEGER NOT NULL,
            slow INTEGER NOT NULL
        ) STRICT;
        -- The same for one person. Ends are times, 0 for none; what is absent does not hold.
        CREATE TABLE standing (
            room INTEGER NOT NULL,
            identity BLOB NOT NULL,
            name TEXT NOT NULL,
            operator INTEGER NOT NULL,
            invited INTEGER NOT NULL,
            banned INTEGER,
            ban_reason TEXT,
            muted INTEGER,
            mute_reason TEXT,
            UNIQUE (room, identity)
        ) STRICT;
        -- Who may not come in. Ends as above; `source` is an IPv4 address or an IPv6 /64.
        CREATE TABLE ban (
            identity BLOB NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            until INTEGER,
            reason TEXT NOT NULL,
            source TEXT
        ) STRICT, WITHOUT ROWID;
        """

    private static let inbox = """
        -- Whispers until their readers have them.
        CREATE TABLE inbox (
            number INTEGER PRIMARY KEY,
            reader BLOB NOT NULL,
            author BLOB NOT NULL,
            name TEXT NOT NULL,
            id BLOB NOT NULL,
            at INTEGER NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE INDEX inbox_of_reader ON inbox (reader);
        CREATE INDEX inbox_by_age ON inbox (at);
        -- That a whisper came, and not between whom: a hash of its author and id.
        CREATE TABLE whispered (
            place INTEGER PRIMARY KEY,
            mark BLOB NOT NULL UNIQUE,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX whispered_by_age ON whispered (at);
        -- Whose whispers somebody takes, where that is not everybody's.
        CREATE TABLE policy (
            identity BLOB NOT NULL PRIMARY KEY,
            whispers INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
