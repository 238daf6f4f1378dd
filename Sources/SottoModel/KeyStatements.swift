/// A person's word that another key takes the place of theirs, signed by both.
///
///     "sotto-rotate-1" │ old, 32 │ new, 32 │ time, 8 │ signature of the old, 64 │ signature of the new, 64
///
/// Both are Ed25519 over all that stands before the first.
package struct KeyRotation: Hashable, Sendable {
    package static let label = Array("sotto-rotate-1".utf8)
    package static let byteCount = label.count + 2 * Key32.byteCount + 8 + 2 * Signature.byteCount

    package let old: IdentityKey
    package let new: IdentityKey
    package let at: Timestamp
    package var oldSignature: [UInt8] = []
    package var newSignature: [UInt8] = []

    package init(from old: IdentityKey, to new: IdentityKey, at: Timestamp) {
        (self.old, self.new, self.at) = (old, new, at)
    }

    /// - Returns: nil for what is none. Whether it is signed is not looked at.
    package init?(_ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard reader.bytes(Self.label.count) == Self.label, let old = reader.key(), let new = reader.key(), old != new,
            let at = reader.time(), let oldSignature = reader.signature(),
            let newSignature = reader.signature(), reader.isEmpty
        else { return nil }
        self.init(from: IdentityKey(old), to: IdentityKey(new), at: at)
        (self.oldSignature, self.newSignature) = (oldSignature, newSignature)
    }

    /// What is signed.
    package var content: [UInt8] { Self.label + old.bytes + new.bytes + at.bytes }

    package var bytes: [UInt8] { content + oldSignature + newSignature }
}

/// A person's word that their key is not to be trusted any more, for good.
///
///     "sotto-revoke-1" │ key, 32 │ time, 8 │ signature, 64
package struct KeyRevocation: Hashable, Sendable {
    package static let label = Array("sotto-revoke-1".utf8)

    package let key: IdentityKey
    package let at: Timestamp
    package var signature: [UInt8] = []

    package init(of key: IdentityKey, at: Timestamp) {
        (self.key, self.at) = (key, at)
    }

    /// - Returns: nil for what is none. Whether it is signed is not looked at.
    package init?(_ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard reader.bytes(Self.label.count) == Self.label, let key = reader.key(), let at = reader.time(),
            let signature = reader.signature(), reader.isEmpty
        else { return nil }
        self.init(of: IdentityKey(key), at: at)
        self.signature = signature
    }

    /// What is signed.
    package var content: [UInt8] { Self.label + key.bytes + at.bytes }

    package var bytes: [UInt8] { content + signature }
}

/// What somebody has signed about their own key, which ends by it.
package enum KeyStatement: Hashable, Sendable {
    case rotation(KeyRotation)
    case revocation(KeyRevocation)

    /// - Returns: nil for what is none. Whether it is signed is not looked at.
    package init?(_ bytes: [UInt8]) {
        if let rotation = KeyRotation(bytes) {
            self = .rotation(rotation)
        } else if let revocation = KeyRevocation(bytes) {
            self = .revocation(revocation)
        } else {
            return nil
        }
    }

    /// As people keep it: base64url, on one line.
    package init?(text: String) {
        guard let bytes = Base64URL.decode(text) else { return nil }
        self.init(bytes)
    }

    package var text: String { Base64URL.encode(bytes) }

    /// The key that is over.
    package var ended: IdentityKey {
        switch self {
        case .rotation(let rotation): rotation.old
        case .revocation(let revocation): revocation.key
        }
    }

    package var rotation: KeyRotation? {
        if case .rotation(let rotation) = self { rotation } else { nil }
    }

    /// The key to go on with; nil where there is none.
    package var next: IdentityKey? {
        switch self {
        case .rotation(let rotation): rotation.new
        case .revocation: nil
        }
    }

    package var bytes: [UInt8] {
        switch self {
        case .rotation(let rotation): rotation.bytes
        case .revocation(let revocation): revocation.bytes
        }
    }
}
