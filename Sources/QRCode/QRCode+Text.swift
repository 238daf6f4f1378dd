extension QRCode {
    /// As a terminal draws it: two modules a character, above each other, black on white whatever its colours are.
    ///
    /// - Returns: lines, each of as many columns.
    package var lines: [String] {
        let range = -Self.margin..<size + Self.margin
        return stride(from: range.lowerBound, to: range.upperBound, by: 2).map { row in
            let characters = range.map { Self.character(upper: self[row, $0], lower: self[row + 1, $0]) }
            return "\u{1B}[38;5;16;48;5;231m" + characters.joined() + "\u{1B}[0m"
        }
    }

    private static func character(upper: Bool, lower: Bool) -> String {
        switch (upper, lower) {
        case (false, false): " "
        case (true, false): "▀"
        case (false, true): "▄"
        case (true, true): "█"
        }
    }
}
