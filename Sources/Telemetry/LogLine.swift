/// One event as one line, for people and for programs.
///
///     time=2026-11-23T11:21:16.042Z level=notice event=listening address=127.0.0.1:7788
///     {"time":"2026-11-23T11:21:16.042Z","level":"notice","event":"listening","address":"127.0.0.1:7788"}
package struct LogLine: Hashable, Sendable {
    package enum Format: String, Sendable, CaseIterable {
        case text, json
    }

    /// Longer values are cut, so that a line is written whole or not at all.
    package static let valueBytes = 512

    private let pairs: [(key: String, value: String)]

    /// - Parameter pairs: keys of letters, digits and `-`; values of any kind.
    package init(_ pairs: [(key: String, value: String)]) {
        self.pairs = pairs.map { ($0.key, Self.cut($0.value)) }
    }

    package func text(_ format: Format) -> String {
        switch format {
        case .text:
            pairs.map { "\($0.key)=\(Self.isPlain($0.value) ? $0.value : JSONText.quoted($0.value))" }.joined(
                separator: " ")
        case .json: "{" + pairs.map { "\"\($0.key)\":\(JSONText.quoted($0.value))" }.joined(separator: ",") + "}"
        }
    }

    package static func == (one: LogLine, other: LogLine) -> Bool {
        one.text(.json) == other.text(.json)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(text(.json))
    }

    private static func cut(_ value: String) -> String {
        guard value.utf8.count > valueBytes else { return value }
        var cut = String(value.prefix(valueBytes))
        while cut.utf8.count > valueBytes { cut.removeLast() }
        return cut + "…"
    }

    private static func isPlain(_ value: String) -> Bool {
        !value.isEmpty
            && value.utf8.allSatisfy {
                (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "=")
            }
    }
}
