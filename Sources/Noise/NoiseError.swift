/// Why a handshake or a cipher refuses to go on.
package enum NoiseError: Error, Equatable {
    /// A ciphertext that is not authentic. No more is said about it, to anyone.
    case decrypt
    /// The peer sent a public key with which no agreement is possible.
    case badPublicKey
    /// A message too short for the pattern, or over 65,535 bytes.
    case badLength
    /// The pattern needs a key that this side was not given.
    case missingKey
    /// It is the other side's turn, or the handshake is over, or it is not yet.
    case outOfTurn
    /// An earlier step failed: nothing can be done with this handshake any more.
    case broken
    /// All 2⁶⁴−1 nonces of a key are used.
    case nonceExhausted
}
