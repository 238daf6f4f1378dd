internal import Sodium

/// The running hash, the chaining key and the cipher of a handshake (Noise rev 34, section 5.2).
struct SymmetricState<Hash: NoiseHash & ~Copyable>: ~Copyable, Sendable {
    private var cipher = CipherState()
    private var chainingKey: SecretBytes
    /// All that was said and sent so far.
    private(set) var hash: [UInt8]

    init(protocolName: String) {
        let name = Array(protocolName.utf8)
        if name.count <= Hash.digestCount {
            hash = name + Array(repeating: 0, count: Hash.digestCount - name.count)
        } else {
            hash = Hash.hash(name)
        }
        chainingKey = SecretBytes(copying: hash)
    }

    mutating func mixHash(_ data: [UInt8]) {
        data.withUnsafeBytes { mixHash($0) }
    }

    private mutating func mixHash(_ data: UnsafeRawBufferPointer) {
        var next = Hash()
        next.update(hash)
        next.update(data)
        hash.withUnsafeMutableBytes { next.finalize(into: $0) }
    }

    mutating func mixKey(_ input: borrowing SecretBytes) {
        input.withBytes { mixKey($0) }
    }

    /// With a public key: an ephemeral one is mixed in wherever there is a pre-shared key.
    mutating func mixKey(_ input: [UInt8]) {
        input.withUnsafeBytes { mixKey($0) }
    }

    private mutating func mixKey(_ input: UnsafeRawBufferPointer) {
        let material = KeyMaterial<Hash>(chainingKey: chainingKey, input: input, count: 2)
        chainingKey = material.output(0)
        cipher = CipherState(key: material.key(1))
    }

    mutating func mixKeyAndHash(_ input: borrowing SecretBytes) {
        let material = input.withBytes { KeyMaterial<Hash>(chainingKey: chainingKey, input: $0, count: 3) }
        chainingKey = material.output(0)
        material.output(1).withBytes { mixHash($0) }
        cipher = CipherState(key: material.key(2))
    }
}

extension SymmetricState where Hash: ~Copyable {
    /// How much longer a field gets by being encrypted: nothing as long as there is no key.
    var overhead: Int { cipher.hasKey ? CipherState.tagCount : 0 }

    mutating func encryptAndHash(_ plaintext: [UInt8]) throws(NoiseError) -> [UInt8] {
        var text = plaintext + Array(repeating: 0, count: overhead)
        try transform(&text) { (cipher, buffer, hash) throws(NoiseError) in
            try cipher.encrypt(buffer, plaintextCount: plaintext.count, authenticating: hash)
        }
        mixHash(text)
        return text
    }

    mutating func decryptAndHash(_ ciphertext: [UInt8]) throws(NoiseError) -> [UInt8] {
        var text = ciphertext
        try transform(&text) { (cipher, buffer, hash) throws(NoiseError) in
            try cipher.decrypt(buffer, authenticating: hash)
        }
        mixHash(ciphertext)
        return text
    }

    /// Lends the text to the cipher, with the running hash to authenticate, and cuts it to what comes of it.
    private mutating func transform(
        _ text: inout [UInt8],
        _ step: (inout CipherState, UnsafeMutableRawBufferPointer, UnsafeRawBufferPointer)
            throws(NoiseError) -> Int
    ) throws(NoiseError) {
        let hash = self.hash
        let count = try text.withUnsafeMutableBufferPointer { text throws(NoiseError) in
            try hash.withUnsafeBufferPointer { hash throws(NoiseError) in
                try step(&cipher, UnsafeMutableRawBufferPointer(text), UnsafeRawBufferPointer(hash))
            }
        }
        text.removeLast(text.count - count)
    }

    /// Ends the handshake: one cipher for the initiator's messages, one for the responder's.
    consuming func split<R: ~Copyable>(
        _ body: (consuming CipherState, consuming CipherState) -> R
    ) -> R {
        let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
        let material = KeyMaterial<Hash>(chainingKey: chainingKey, input: nothing, count: 2)
        return body(CipherState(key: material.key(0)), CipherState(key: material.key(1)))
    }
}
