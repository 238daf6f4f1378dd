internal import CSodium

/// A key out of a passphrase, slow and hungry for memory on purpose (RFC 9106).
package enum Argon2id {
    package static let saltCount = 16

    /// libsodium's interactive cost: 2 passes over 64 MiB, tenths of a second. Never on a thread that draws.
    /// - Precondition: the salt has 16 bytes and `count` is at least 16.
    package static func key(
        from passphrase: borrowing SecretBytes, salt: [UInt8], count: Int
    ) throws(SodiumError) -> SecretBytes {
        precondition(salt.count == saltCount && count >= 16)
        let key = SecretBytes(zeroed: count)
        let result = key.pointer { key in
            passphrase.withBytes { passphrase in
                crypto_pwhash(
                    key, UInt64(count), passphrase.baseAddress!.assumingMemoryBound(to: CChar.self),
                    UInt64(passphrase.count), salt, UInt64(crypto_pwhash_OPSLIMIT_INTERACTIVE),
                    Int(crypto_pwhash_MEMLIMIT_INTERACTIVE), crypto_pwhash_ALG_ARGON2ID13)
            }
        }
        guard result == 0 else { throw .outOfMemory }
        return key
    }
}
