/// One line of JSON with its fields in the order they were found out.
struct Answer {
    private var fields: [String] = []

    mutating func add(_ name: String, _ value: Int) {
        fields.append("\"\(name)\":\(value)")
    }

    mutating func add(_ name: String, _ value: Double, digits: Int) {
        fields.append("\"\(name)\":\(Decimal.text(value, digits: digits))")
    }

    /// - Precondition: the text needs no escaping.
    mutating func add(_ name: String, _ value: String) {
        fields.append("\"\(name)\":\"\(value.filter { $0 != "\"" && $0 != "\\" })\"")
    }

    var line: String { "{\(fields.joined(separator: ","))}" }
}

enum Decimal {
    static func text(_ value: Double, digits: Int) -> String {
        guard value.isFinite else { return "0" }
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = Int((abs(value) * scale).rounded())
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard digits > 0 else { return "\(sign)\(scaled)" }
        let fraction = String(scaled % Int(scale))
        return "\(sign)\(scaled / Int(scale)).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
    }
}

/// Delays in nanoseconds.
struct Delays {
    private(set) var values: [UInt64] = []

    mutating func add(_ value: UInt64) {
        values.append(value)
    }

    /// Microseconds below which this share of the delays is.
    func microseconds(_ share: Double) -> Double {
        guard !values.isEmpty else { return 0 }
        let sorted = values.sorted()
        let index = min(sorted.count - 1, Int(Double(sorted.count) * share))
        return Double(sorted[index]) / 1e3
    }
}
