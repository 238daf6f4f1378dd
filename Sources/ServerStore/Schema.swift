import GRDB

/// The tables, as they came to be. A migration that has run anywhere is never changed.
///
/// What others build upon (Docs/Decisions/0006-rows-are-chained.md): an entry is erased by putting
/// `StoredEntry.erased` in its place; a room's first entries are removed together with writing its `floor`; both in
/// one transaction. `damaged` holds rows that were found altered, for the operator to look at; it is emptied when
/// anything is erased, since nobody knows whose they were.
enum Schema {
    static func migrator(_ key: JournalKey) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 rooms, entries, names") { db in try db.execute(sql: first) }
        migrator.registerMigration("2 rows chained") { db in
            try db.execute(sql: chained)
            try Chaining(key, db).run()
            try db.execute(sql: indexes)
        }
        migrator.registerMigration("3 whispers that wait, rules of rooms, bans") { db in
            try db.execute(sql: inbox + decided)
        }
        migrator.registerMigration("4 what is kept, and for how long") { db in try db.execute(sql: kept) }
        migrator.registerMigration("5 whispers sealed") { db in try db.execute(sql: sealed) }
        migrator.registerMigration("6 sealed rooms") { db in try db.execute(sql: sealedRooms) }
        migrator.registerMigration("7 keys that are over") { db in try db.execute(sql: statements) }
        return migrator
    }

    private static let first = """
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
        """

    /// The tables so far are named `old_…`, read out of and dropped by `Chaining`.
    private static let chained = """
        DROP INDEX entry_of_room;
        ALTER TABLE entry RENAME TO old_entry;
        ALTER TABLE room RENAME TO old_room;
        ALTER TABLE name RENAME TO old_name;
        CREATE TABLE room (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            tag BLOB NOT NULL
        ) STRICT;
        CREATE TABLE entry (
            number INTEGER PRIMARY KEY,
            room INTEGER NOT NULL,
            prev INTEGER NOT NULL,
            id BLOB NOT NULL UNIQUE,
            author BLOB NOT NULL,
            name TEXT NOT NULL,
            at INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            body BLOB NOT NULL,
            digest BLOB NOT NULL,
            chain BLOB NOT NULL,
            erasure BLOB
        ) STRICT;
        -- Where a room begins: its entries up to this one were removed, and this was the chain of the last of them.
        CREATE TABLE floor (
            room INTEGER PRIMARY KEY,
            number INTEGER NOT NULL,
            at INTEGER NOT NULL,
            chain BLOB NOT NULL,
            tag BLOB NOT NULL
        ) STRICT;
        CREATE TABLE name (
            name TEXT NOT NULL PRIMARY KEY,
            identity BLOB NOT NULL,
            until INTEGER,
            tag BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE damaged (
            found INTEGER, number, room, prev, id, author, name, at, kind, body, digest, chain, erasure
        );
        """

    private static let indexes = """
        DROP TABLE old_entry;
        DROP TABLE old_room;
        DROP TABLE old_name;
        CREATE INDEX entry_of_room ON entry (room, number);
        -- What a room's state is made of: topics, losses, and all that is not talk.
        CREATE INDEX entry_of_state ON entry (room, kind, number) WHERE kind > 2;
        """
    private static let decided = """

        -- What follows from the orders of a room.
        CREATE TABLE rule (
            room INTEGER PRIMARY KEY,
            private INTEGER NOT NULL,
            was_private INTEGER NOT NULL,
            slow INTEGER NOT NULL,
            tag BLOB NOT NULL
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
            tag BLOB NOT NULL,
            UNIQUE (room, identity)
        ) STRICT;
        -- Who may not come in. Ends as above; `source` is an IPv4 address or an IPv6 /64.
        CREATE TABLE ban (
            identity BLOB NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            until INTEGER,
            reason TEXT NOT NULL,
            source TEXT,
            tag BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let kept = """
        -- How long a room keeps what is said; what is absent has no end.
        ALTER TABLE rule ADD COLUMN keeps_seconds INTEGER;
        ALTER TABLE rule ADD COLUMN keeps_entries INTEGER;
        -- The topic there was when a room's first entries were removed, and who had set it.
        ALTER TABLE floor ADD COLUMN topic TEXT NOT NULL DEFAULT '';
        ALTER TABLE floor ADD COLUMN topic_author BLOB NOT NULL DEFAULT x'';
        -- Ids of messages that were removed a short while ago, so that none is kept a second time.
        CREATE TABLE removed (
            id BLOB NOT NULL PRIMARY KEY,
            number INTEGER NOT NULL,
            until INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX removed_by_age ON removed (until);

        """

    private static let sealed = """
        -- Whispers that waited could be read by whoever read the file.
        DELETE FROM inbox WHERE substr(sealed, 1, 1) = x'00';
        -- Under which key somebody can be written to.
        CREATE TABLE card (
            identity BLOB NOT NULL PRIMARY KEY,
            channel BLOB NOT NULL,
            proof BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let sealedRooms = """
        ALTER TABLE rule ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0;
        -- Entries that say how a sealed room began and who was let in and put out. They stay when entries go.
        CREATE TABLE link (
            number INTEGER PRIMARY KEY,
            room INTEGER NOT NULL,
            prev INTEGER NOT NULL,
            id BLOB NOT NULL,
            author BLOB NOT NULL,
            name TEXT NOT NULL,
            at INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            body BLOB NOT NULL,
            digest BLOB NOT NULL,
            chain BLOB NOT NULL,
            erasure BLOB
        ) STRICT;
        CREATE INDEX link_of_room ON link (room, number);
        """

    private static let statements = """
        -- What people have signed about keys of theirs that are over.
        CREATE TABLE statement (
            key BLOB NOT NULL PRIMARY KEY,
            statement BLOB NOT NULL,
            tag BLOB NOT NULL
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
        -- That a whisper came, and not between whom: a tag of its author and id.
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
