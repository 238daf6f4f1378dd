import Foundation
import Testing

/// Reads the figures of Project Wycheproof (Apache License 2.0) that are kept beside the tests: one case a
/// line, and of each only what is tried here.
enum Figures {
    static func cases<Case: Decodable>(_ name: String) throws -> [Case] {
        let file = Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Vectors")
        return try JSONDecoder().decode([Case].self, from: Data(contentsOf: try #require(file)))
    }
}

/// Bytes as hexadecimal digits.
struct Hex: Decodable, ExpressibleByStringLiteral {
    let bytes: [UInt8]

    init(from decoder: any Decoder) throws {
        self.init(stringLiteral: try decoder.singleValueContainer().decode(String.self))
    }

    init(stringLiteral digits: String) {
        bytes = stride(from: 0, to: digits.utf8.count, by: 2).map { offset in
            let start = digits.index(digits.startIndex, offsetBy: offset)
            return UInt8(digits[start..<digits.index(start, offsetBy: 2)], radix: 16)!
        }
    }
}
