import Screen

extension TerminalReport {
    /// What an operating system command from the terminal tells, if we asked for it.
    ///
    /// - Parameter body: what stands between its introducer and its end.
    init?(osc body: ArraySlice<UInt8>) {
        let text = String(decoding: body, as: UTF8.self)
        if text.hasPrefix("99;i=sotto:p=?") {
            self = .notifications
            return
        }
        guard text.hasPrefix("11;"), let brightness = Self.brightness(text.dropFirst(3)) else { return nil }
        self = .background(brightness > 0.5 ? .light : .dark)
    }

    /// Of `rgb:RRRR/GGGG/BBBB`, with one to four hexadecimal digits each; 0 is black and 1 white.
    private static func brightness(_ colour: Substring) -> Double? {
        guard let colon = colour.firstIndex(of: ":"), ["rgb", "rgba"].contains(colour[..<colon]) else { return nil }
        let parts = colour[colon...].dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts.allSatisfy({ (1...4).contains($0.utf8.count) }) else { return nil }
        let levels = parts.prefix(3).compactMap(level)
        guard levels.count == 3 else { return nil }
        return 0.2126 * levels[0] + 0.7152 * levels[1] + 0.0722 * levels[2]
    }

    private static func level(_ digits: Substring) -> Double? {
        Int(digits, radix: 16).map { Double($0) / Double((1 << (4 * digits.utf8.count)) - 1) }
    }
}
