package import Sodium

/// A hash function with the name Noise knows it by (rev 34, section 12).
package protocol NoiseHash: HashFunction, ~Copyable {
    static var noiseName: String { get }
}

extension SHA256: NoiseHash {
    package static let noiseName = "SHA256"
}

extension SHA512: NoiseHash {
    package static let noiseName = "SHA512"
}

extension BLAKE2b: NoiseHash {
    package static let noiseName = "BLAKE2b"
}
