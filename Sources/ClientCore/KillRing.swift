/// What was cut, in every room. Cuts that follow one another gather, so that ^W ^W ^Y gives both words back.
package struct KillRing: Equatable, Sendable {
    private static let depth = 32

    /// The last one last.
    private var cuts: [String] = []
    /// Which of them was put back last.
    private var place = 0

    package init() {}

    /// What was cut last; from here on earlier ones are counted.
    var last: String {
        mutating get {
            place = cuts.count - 1
            return cuts.last ?? ""
        }
    }

    /// The one before the one that was put back last; before the first comes the last.
    mutating func turn() -> String {
        guard !cuts.isEmpty else { return "" }
        place = place > 0 ? min(place, cuts.count) - 1 : cuts.count - 1
        return cuts[place]
    }

    /// - Parameters:
    ///   - joins: whether it belongs to the last one.
    ///   - atStart: whether it stood before that.
    mutating func take(_ piece: String, joins: Bool, atStart: Bool) {
        if joins, let last = cuts.popLast() {
            cuts.append(atStart ? piece + last : last + piece)
        } else {
            cuts.append(piece)
        }
        cuts.removeFirst(max(cuts.count - Self.depth, 0))
    }
}
