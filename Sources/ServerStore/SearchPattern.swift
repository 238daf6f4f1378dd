import SottoModel

/// A question: what a line has to have, all of it, in any order. A word is found by its beginning, Hangul and the
/// like anywhere.
struct SearchPattern {
    /// What else is asked for is passed over.
    private static let mostPieces = 16

    private let pieces: [SearchTerms.Piece]

    /// - Returns: nil where there is nothing to look for.
    init?(_ text: String) {
        let all = SearchTerms.pieces(of: text)
        guard !all.isEmpty else { return nil }
        pieces = Array(Set(all.prefix(Self.mostPieces)))
    }

    /// Whether the line has it. The index says where it may be: it knows no order, and no longer words.
    func matches(_ text: String) -> Bool {
        let there = SearchTerms.pieces(of: text)
        return pieces.allSatisfy { piece in there.contains { Self.isFound(piece, in: $0) } }
    }

    /// In the index's own language.
    func expression(in rooms: some Sequence<RoomID>) -> String {
        let places = rooms.map { "\"\(Self.term(of: $0))\"" }.joined(separator: " OR ")
        return (["(\(places))"] + pieces.flatMap(Self.conditions)).joined(separator: " AND ")
    }

    /// The term that every line of a room has. Nobody can write it: it begins with a private character.
    static func term(of room: RoomID) -> String {
        "\u{E000}\(room.rawValue)"
    }

    private static func conditions(_ piece: SearchTerms.Piece) -> [String] {
        switch piece {
        case .word(let word): ["(\"\(word)\" *)"]
        case .run(let run) where run.count == 1: ["(\"\(run[0])\" *)"]
        case .run(let run): Set(SearchTerms.pairs(run)).map { "\"\($0)\"" }
        }
    }

    private static func isFound(_ piece: SearchTerms.Piece, in other: SearchTerms.Piece) -> Bool {
        switch (piece, other) {
        case (.word(let word), .word(let longer)): longer.hasPrefix(word)
        case (.run(let run), .run(let longer)): longer.contains(run)
        case (.word, .run), (.run, .word): false
        }
    }
}
