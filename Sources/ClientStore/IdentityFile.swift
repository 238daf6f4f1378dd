package import Posix
package import Sodium

/// The secrets of an install: who its owner is, and the key of what is sealed here.
package struct IdentitySecrets: ~Copyable {
    static let seedCount = 32
    static let count = seedCount + StateKey.byteCount

    package let seed: SecretBytes
    package let stateKey: StateKey
    /// Both, as they are written.
    let bytes: SecretBytes

    init(_ bytes: consuming SecretBytes) {
        seed = bytes.slice(at: 0, count: Self.seedCount)
        stateKey = StateKey(bytes.slice(at: Self.seedCount, count: StateKey.byteCount))
        self.bytes = bytes
    }

    /// Nobody's yet.
    package static func random() -> IdentitySecrets {
        IdentitySecrets(.random(count))
    }

    /// Another's seed with this folder's state key, so that what is sealed here stays readable.
    package borrowing func replacingSeed(by other: borrowing IdentitySecrets) -> IdentitySecrets {
        IdentitySecrets(Self.joined(other.seed, bytes.slice(at: Self.seedCount, count: StateKey.byteCount)))
    }

    static func joined(_ seed: borrowing SecretBytes, _ stateKey: borrowing SecretBytes) -> SecretBytes {
        var bytes = SecretBytes(zeroed: count)
        bytes.withMutableBytes { bytes in
            seed.withBytes { bytes.copyMemory(from: $0) }
            stateKey.withBytes { UnsafeMutableRawBufferPointer(rebasing: bytes[seedCount...]).copyMemory(from: $0) }
        }
        return bytes
    }
}

/// Why an identity could not be had.
package enum IdentityError: Error, Hashable, Sendable {
    case file(FileError)
    /// It is under a passphrase, and none was given.
    case locked(path: String)
    case wrongPassphrase
    /// There is not the memory that a passphrase takes.
    case outOfMemory
    /// Nothing lies there.
    case missing(path: String)
    /// Something lies there that is not to be written over.
    case occupied(path: String)
}

/// The file of the secrets, of mode 0600, in clear or under a passphrase:
///
///     seed, 32 bytes │ state key, 32 bytes
///     "sotto identity 2" │ salt, 16 │ both, sealed, 80
///
/// ChaCha20-Poly1305 under Argon2id of the passphrase and the salt, everything before it authenticated. Each salt is used
/// once, so the nonce is zero. The first versions wrote the seed alone; such a file gets its state key, at once or not
/// at all, when it is first read.
package struct IdentityFile: Sendable {
    private static let magic = Array("sotto identity 2".utf8)
    private static let sealedCount =
        magic.count + Argon2id.saltCount + IdentitySecrets.count + ChaChaPoly.tagCount

    package let path: String

    package init(_ path: String) {
        self.path = path
    }

    /// Whether it takes a passphrase to read it.
    package func isLocked() throws(FileError) -> Bool {
        try PrivateFile.read(path) { bytes throws(FileError) in Self.isSealed(bytes) } ?? false
    }

    /// - Throws: `missing` where there is none.
    package func read(under passphrase: borrowing SecretBytes) throws(IdentityError) -> IdentitySecrets {
        guard let bytes = try contents() else { throw .missing(path: path) }
        guard bytes.withBytes(Self.isSealed) else { return IdentitySecrets(try inClear(bytes)) }
        guard passphrase.count > 0 else { throw .locked(path: path) }
        return IdentitySecrets(try Self.opened(bytes, under: passphrase))
    }

    /// Writes new ones where there are none.
    package func make() throws(IdentityError) {
        guard try !isThere() else { return }
        try write(.random(), under: SecretBytes(zeroed: 0))
    }

    /// At once or not at all.
    ///
    /// - Parameter passphrase: empty for none.
    package func write(
        _ secrets: borrowing IdentitySecrets, under passphrase: borrowing SecretBytes
    ) throws(IdentityError) {
        let bytes = passphrase.count == 0 ? secrets.bytes.copy() : try Self.sealed(secrets, under: passphrase)
        do throws(FileError) {
            try bytes.withBytes { bytes throws(FileError) in try PrivateFile.write(bytes, to: path) }
        } catch {
            throw .file(error)
        }
    }

    /// As it is, under the passphrase it is under.
    package func copy(to target: String) throws(IdentityError) {
        guard let bytes = try contents() else { throw .missing(path: path) }
        guard try !IdentityFile(target).isThere() else { throw .occupied(path: target) }
        do throws(FileError) {
            try bytes.withBytes { bytes throws(FileError) in try PrivateFile.write(bytes, to: target) }
        } catch {
            throw .file(error)
        }
    }

    /// Whether there are any.
    package func isThere() throws(IdentityError) -> Bool {
        switch try contents() {
        case .some: true
        case .none: false
        }
    }

    private func contents() throws(IdentityError) -> SecretBytes? {
        do throws(FileError) {
            return try PrivateFile.read(path) { bytes throws(FileError) in SecretBytes(copying: bytes) }
        } catch {
            throw .file(error)
        }
    }

    private func inClear(_ bytes: consuming SecretBytes) throws(IdentityError) -> SecretBytes {
        switch bytes.count {
        case IdentitySecrets.count: return bytes
        case IdentitySecrets.seedCount:
            let extended = IdentitySecrets.joined(bytes, .random(StateKey.byteCount))
            try write(IdentitySecrets(extended.copy()), under: SecretBytes(zeroed: 0))
            return extended
        default: throw .file(.damaged(path: path))
        }
    }
}

extension IdentityFile {
    private static func isSealed(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.count == sealedCount && bytes.starts(with: magic)
    }

    private static func sealed(
        _ secrets: borrowing IdentitySecrets, under passphrase: borrowing SecretBytes
    ) throws(IdentityError) -> SecretBytes {
        var salt = [UInt8](repeating: 0, count: Argon2id.saltCount)
        salt.withUnsafeMutableBytes { Random.fill($0) }
        let header = magic + salt
        let key = try key(passphrase, salt)
        var file = SecretBytes(zeroed: sealedCount)
        file.withMutableBytes { file in
            file.copyBytes(from: header)
            let rest = UnsafeMutableRawBufferPointer(rebasing: file[header.count...])
            secrets.bytes.withBytes { rest.copyMemory(from: $0) }
            header.withUnsafeBytes {
                ChaChaPoly.seal(
                    rest, plaintextCount: IdentitySecrets.count, key: key, nonce: Nonce(counter: 0), authenticating: $0)
            }
        }
        return file
    }

    private static func opened(
        _ file: borrowing SecretBytes, under passphrase: borrowing SecretBytes
    ) throws(IdentityError) -> SecretBytes {
        let headerCount = magic.count + Argon2id.saltCount
        let header = file.withBytes { Array($0.prefix(headerCount)) }
        let key = try key(passphrase, Array(header.suffix(Argon2id.saltCount)))
        var text = file.slice(at: headerCount, count: sealedCount - headerCount)
        do throws(SodiumError) {
            _ = try text.withMutableBytes { text throws(SodiumError) in
                try header.span.bytes.withUnsafeBytes { header throws(SodiumError) in
                    try ChaChaPoly.open(text, key: key, nonce: Nonce(counter: 0), authenticating: header)
                }
            }
        } catch {
            throw .wrongPassphrase
        }
        return text.slice(at: 0, count: IdentitySecrets.count)
    }

    private static func key(
        _ passphrase: borrowing SecretBytes, _ salt: [UInt8]
    ) throws(IdentityError) -> SecretBytes {
        do throws(SodiumError) {
            return try Argon2id.key(from: passphrase, salt: salt, count: ChaChaPoly.keyCount)
        } catch {
            throw .outOfMemory
        }
    }
}
