/// Why a primitive refused. Nothing here says more than an attacker may learn.
package enum SodiumError: Error, Equatable {
    /// The ciphertext is not what the holder of the key made of a plaintext.
    case notAuthentic
    /// A public key that has not 32 bytes, or with which every agreement gives zero.
    case badPublicKey
    /// Argon2id did not get the memory it asks for.
    case outOfMemory
}
