/// As a network is written: `192.0.2.7`, `2001:db8:1:2::/64`.
extension Source: LosslessStringConvertible {
    package init?(_ description: String) {
        guard description.hasSuffix("::/64") else {
            guard let parts = Self.numbers(description, by: ".", radix: 10, count: 4, below: 256) else { return nil }
            self.init(ipv4: parts.reduce(0) { $0 << 8 | UInt32($1) })
            return
        }
        guard let parts = Self.numbers(description.dropLast(5), by: ":", radix: 16, count: 4, below: 1 << 16) else {
            return nil
        }
        self.init(ipv6Prefix: parts.reduce(0) { $0 << 16 | UInt64($1) })
    }

    package var description: String {
        guard isIPv6 else { return Self.parts(of: prefix, bits: 8).map { String($0) }.joined(separator: ".") }
        return Self.parts(of: prefix, bits: 16).map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
    }

    /// Four parts, the first weighing most.
    private static func parts(of number: UInt64, bits: UInt64) -> [UInt64] {
        (0..<4).reversed().map { number >> (bits * $0) & (1 << bits - 1) }
    }

    private static func numbers(
        _ text: some StringProtocol, by separator: Character, radix: Int, count: Int, below limit: Int
    ) -> [Int]? {
        let numbers = text.split(separator: separator, omittingEmptySubsequences: false).compactMap { part -> Int? in
            guard let number = Int(part, radix: radix), part.first != "+", (0..<limit).contains(number) else {
                return nil
            }
            return number
        }
        return numbers.count == count ? numbers : nil
    }
}
