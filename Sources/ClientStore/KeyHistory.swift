package import Posix
package import Sodium
package import SottoModel

/// What a key that was replaced is still good for: letters that were sealed for it. It can sign nothing.
package final class FormerKey: Sendable {
    /// As long as a letter waits, and a week for clocks.
    private static let days: Int64 = 37

    package let identity: IdentityKey
    /// Of the X25519 key.
    package let secret: SecretBytes
    let until: Timestamp

    /// - Parameter at: when it was replaced.
    package convenience init(_ identity: IdentityKey, secret: consuming SecretBytes, at: Timestamp) {
        self.init(identity, secret: secret, until: at.adding(Self.days * 86_400_000))
    }

    fileprivate init(_ identity: IdentityKey, secret: consuming SecretBytes, until: Timestamp) {
        (self.identity, self.until) = (identity, until)
        self.secret = secret
    }
}

/// What the owner of a folder has signed about keys of theirs, and what opens letters to earlier ones.
///
///     record    1 │ statement
///               2 │ identity │ X25519 secret, 32 │ until, u64
package struct KeyHistory: ~Copyable {
    private var file: SealedFile
    private let statements: [KeyStatement]
    package let formers: [FormerKey]

    /// Keys that nothing can come for any more are wiped.
    init(_ path: String, under state: StateKey, now: Timestamp) throws(FileError) {
        var contents = SealedFile.Contents()
        var opened = try SealedFile.open(path, .keys, under: state, &contents)
        let records = contents.payloads.compactMap { KeyRecord($0) }
        let alive = records.filter { !$0.isOver(at: now) }
        if alive.count < records.count { try opened.replace(by: alive.map(\.bytes)) }
        statements = alive.compactMap(\.statement)
        formers = alive.compactMap(\.former)
        file = opened
    }

    /// What to show a server on coming in with this key: how it came to be, and what was revoked on the way.
    package func statements(for identity: IdentityKey) -> [KeyStatement] {
        let revocations = statements.filter { $0.next == nil && $0.ended != identity }
        let chain = rotations(to: identity).map { KeyStatement.rotation($0) }
        return Array((chain + revocations).suffix(Hello.mostStatements))
    }

    /// How this key came to be, the earliest first.
    package func rotations(to identity: IdentityKey) -> [KeyRotation] {
        let known = statements.compactMap(\.rotation)
        var path: [KeyRotation] = []
        var key = identity
        while let link = known.last(where: { $0.new == key }), !path.contains(link) {
            path.insert(link, at: 0)
            key = link.old
        }
        return path
    }

    /// On disk when this returns.
    package mutating func add(_ statement: KeyStatement, former: FormerKey? = nil) throws(FileError) {
        let records = [.statement(statement)] + [former].compactMap { $0 }.map { KeyRecord.former($0) }
        try file.append(records.map(\.bytes))
        try file.synchronise()
    }
}

private enum KeyRecord {
    case statement(KeyStatement)
    case former(FormerKey)

    /// - Returns: nil for what is none, or was written by a version that knows more.
    init?(_ bytes: [UInt8]) {
        var fields = FieldReader(bytes)
        switch fields.byte() {
        case 1:
            guard let statement = fields.stretch().flatMap({ KeyStatement($0) }) else { return nil }
            self = .statement(statement)
        case 2:
            guard let identity = fields.stretch().flatMap({ IdentityKey($0) }), let secret = fields.stretch(),
                secret.count == X25519.keyCount, let until = fields.number()
            else { return nil }
            let end = Timestamp(milliseconds: Int64(bitPattern: until))
            self = .former(FormerKey(identity, secret: SecretBytes(copying: secret), until: end))
        default: return nil
        }
    }

    var bytes: [UInt8] {
        var fields = FieldWriter()
        switch self {
        case .statement(let statement):
            fields.put(1 as UInt8)
            fields.put(statement.bytes)
        case .former(let key):
            fields.put(2 as UInt8)
            fields.put(key.identity.bytes)
            fields.put(key.secret.withBytes { Array($0) })
            fields.put(UInt64(bitPattern: key.until.milliseconds))
        }
        return fields.bytes
    }

    var statement: KeyStatement? {
        if case .statement(let statement) = self { statement } else { nil }
    }

    var former: FormerKey? {
        if case .former(let key) = self { key } else { nil }
    }

    func isOver(at now: Timestamp) -> Bool {
        former.map { now.milliseconds(since: $0.until) >= 0 } ?? false
    }
}
