/// How many terminal columns a text takes.
package enum Columns {
    package static func of(_ cluster: Character) -> Int {
        cluster.isASCII ? 1 : 2
    }

    package static func of(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    /// The longest prefix that fits; never half a cluster.
    package static func prefix(_ text: Substring, columns: Int) -> Substring {
        var left = columns
        let end = text.firstIndex { cluster in
            left -= of(cluster)
            return left < 0
        }
        return text[..<(end ?? text.endIndex)]
    }
}
