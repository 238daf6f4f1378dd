import Foundation
import Testing

/// One published conversation, in the field names of Cacophony, a Noise implementation in Haskell.
struct Vector: Decodable, CustomTestStringConvertible {
    struct Message: Decodable {
        let payload: Hex
        let ciphertext: Hex
    }

    let protocolName: String
    let initPrologue: Hex
    let initStatic: Hex?
    let initEphemeral: Hex?
    let initRemoteStatic: Hex?
    let initPsks: [Hex]?
    let respPrologue: Hex
    let respStatic: Hex?
    let respEphemeral: Hex?
    let respRemoteStatic: Hex?
    let respPsks: [Hex]?
    let handshakeHash: Hex
    let messages: [Message]

    /// `Noise_KKpsk2_25519_ChaChaPoly_SHA256` → `KKpsk2`, `SHA256`.
    var patternName: String { nameParts[1] }
    var hashName: String { nameParts[4] }
    var testDescription: String { protocolName }

    private var nameParts: [String] { protocolName.split(separator: "_").map(String.init) }
}

extension Vector {
    static func all(hash: String, in name: String = "cacophony") throws -> [Vector] {
        let file = Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Vectors")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let vectors = try decoder.decode([Vector].self, from: Data(contentsOf: try #require(file)))
        return vectors.filter { $0.hashName == hash }
    }
}

struct Hex: Decodable {
    let bytes: [UInt8]

    init(from decoder: any Decoder) throws {
        bytes = Hex.bytes(try decoder.singleValueContainer().decode(String.self))
    }

    static func bytes(_ digits: String) -> [UInt8] {
        stride(from: 0, to: digits.utf8.count, by: 2).map { offset in
            let start = digits.index(digits.startIndex, offsetBy: offset)
            return UInt8(digits[start..<digits.index(start, offsetBy: 2)], radix: 16)!
        }
    }
}
