/// A control sequence of ECMA-48, after its introducer:
///
///     ESC [   marker?   parameters        intermediates   final
///             < = > ?   digits ; and :    0x20–0x2F       0x40–0x7E
struct ControlSequence: Hashable {
    enum Parsed: Hashable {
        case whole(ControlSequence, count: Int)
        /// A byte that no sequence holds follows so many that are dropped.
        case broken(count: Int)
        case incomplete
    }

    private(set) var marker: UInt8?
    /// Each with its parts; 0 for what is empty.
    private(set) var parameters: [[Int]] = []
    private(set) var hasIntermediates = false
    let final: UInt8

    private static let introducerCount = 2

    /// - Parameter bytes: begin with the introducer.
    static func parse(_ bytes: ArraySlice<UInt8>) -> Parsed {
        let body = bytes.dropFirst(introducerCount)
        if body.first == UInt8(ascii: "[") { return linuxFunctionKey(body) }
        guard let end = body.firstIndex(where: { !(0x20..<0x40).contains($0) }) else { return .incomplete }
        guard (0x40..<0x7F).contains(body[end]) else { return .broken(count: end - bytes.startIndex) }
        let sequence = ControlSequence(body[..<end], final: body[end])
        return .whole(sequence, count: end + 1 - bytes.startIndex)
    }

    /// A part of a parameter, 0 where it is not given.
    func parameter(_ index: Int, part: Int = 0) -> Int {
        guard parameters.indices.contains(index), parameters[index].indices.contains(part) else { return 0 }
        return parameters[index][part]
    }

    private init(_ bytes: ArraySlice<UInt8>, final: UInt8) {
        let marker = bytes.first.flatMap { (0x3C..<0x40).contains($0) ? $0 : nil }
        let rest = bytes.dropFirst(marker == nil ? 0 : 1)
        self.init(marker: marker, parameters: Self.numbers(rest.prefix { $0 >= 0x30 }), final: final)
        hasIntermediates = rest.contains { $0 < 0x30 }
    }

    private init(marker: UInt8? = nil, parameters: [[Int]], final: UInt8) {
        self.marker = marker
        self.parameters = parameters
        self.final = final
    }

    private static func numbers(_ bytes: ArraySlice<UInt8>) -> [[Int]] {
        bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { parameter in
            parameter.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map(number)
        }
    }

    /// A number too long for anything is cut down to the largest scalar.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int {
        digits.reduce(0) { min($0 * 10 + Int($1 & 0x0F), 0x10FFFF) }
    }

    /// The Linux console's F1 to F5: CSI [ A to CSI [ E, told as F1 to F5 in the numbers of the VT220.
    private static func linuxFunctionKey(_ body: ArraySlice<UInt8>) -> Parsed {
        guard let letter = body.dropFirst().first else { return .incomplete }
        guard (0x41...0x45).contains(letter) else { return .broken(count: introducerCount + 1) }
        let number = 11 + Int(letter) - 0x41
        return .whole(
            ControlSequence(parameters: [[number]], final: UInt8(ascii: "~")), count: introducerCount + 2)
    }
}
