/// Bytes as text (RFC 4648 §4), padded.
enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

    static func encode(_ bytes: [UInt8]) -> String {
        stride(from: 0, to: bytes.count, by: 3).map { encode(bytes[$0..<min($0 + 3, bytes.count)]) }.joined()
    }

    /// One to three bytes as four digits.
    private static func encode(_ group: ArraySlice<UInt8>) -> String {
        let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
        let text = (0..<group.count + 1).map { digits[bits >> (18 - 6 * $0) & 63] }
        return String(text) + String(repeating: "=", count: 3 - group.count)
    }
}
