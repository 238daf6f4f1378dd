import Text

/// How a text is taken apart for the index, and a question for looking into it.
///
/// Words of scripts that put spaces between them are terms, case aside. What is written in Hangul, Han, Kana and the
/// like has no such words, or words that grow endings: there every two neighbours are a term, and the last one by
/// itself, so that 회의 is found in 주간회의에서, and 밥 wherever it stands. Symbols are terms of their own.
enum SearchTerms {
    /// A longer word is known by its beginning.
    private static let longestWord = 64

    enum Piece: Hashable {
        case word(String)
        /// What stands side by side in a script that is looked through by pairs.
        case run([Unicode.Scalar])
    }

    static func pieces(of text: String) -> [Piece] {
        var gathering = Gathering()
        for scalar in text.normalized().lowercased().unicodeScalars { gathering.add(scalar) }
        return gathering.all
    }

    /// The terms of a text, with spaces between them.
    static func index(_ text: String) -> String {
        asciiTerms(text) ?? pieces(of: text).flatMap(terms).joined(separator: " ")
    }

    /// The same for a text of nothing but ASCII, for a tenth of the price; nil for any other.
    private static func asciiTerms(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { terms in writeTerms(of: bytes, to: terms) }
        }
    }

    /// - Returns: how many bytes they take: no more than the text.
    private static func writeTerms(of text: UnsafeBufferPointer<UInt8>, to terms: UnsafeMutableBufferPointer<UInt8>)
        -> Int
    {
        var (end, length) = (0, 0)
        for byte in text {
            guard let letter = asciiLetter(byte) else {
                length = 0
                continue
            }
            length += 1
            guard length <= longestWord else { continue }
            if length == 1, end > 0 {
                terms[end] = UInt8(ascii: " ")
                end += 1
            }
            terms[end] = letter
            end += 1
        }
        return end
    }

    /// In lower case, where it is of a word.
    private static func asciiLetter(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        default: nil
        }
    }

    private static func terms(_ piece: Piece) -> [String] {
        switch piece {
        case .word(let word): [word]
        case .run(let run): pairs(run) + run.suffix(1).map { String($0) }
        }
    }

    static func pairs(_ run: [Unicode.Scalar]) -> [String] {
        zip(run, run.dropFirst()).map { first, second in
            var pair = String.UnicodeScalarView()
            pair.append(first)
            pair.append(second)
            return String(pair)
        }
    }

    /// Pieces as they come, scalar by scalar.
    private struct Gathering {
        private var pieces: [Piece] = []
        private var word = String.UnicodeScalarView()
        private var run: [Unicode.Scalar] = []

        mutating func add(_ scalar: Unicode.Scalar) {
            switch Kind(scalar) {
            case .ofWord:
                end(run: true)
                word.append(scalar)
            case .ofRun:
                end(word: true)
                run.append(scalar)
            case .symbol:
                end(word: true, run: true)
                pieces.append(.word(String(scalar)))
            case .between: end(word: true, run: true)
            }
        }

        var all: [Piece] {
            var ended = self
            ended.end(word: true, run: true)
            return ended.pieces
        }

        private mutating func end(word endsWord: Bool = false, run endsRun: Bool = false) {
            if endsWord, !word.isEmpty {
                pieces.append(.word(String(String.UnicodeScalarView(word.prefix(longestWord)))))
                word = String.UnicodeScalarView()
            }
            if endsRun, !run.isEmpty {
                pieces.append(.run(run))
                run = []
            }
        }
    }
}

extension SearchTerms {
    /// What a scalar is to the index.
    private enum Kind {
        case ofWord, ofRun, symbol, between

        init(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: self = .ofWord
            case ..<0x80: self = .between
            default: self = runs.contains { $0.contains(scalar.value) } ? .ofRun : Self(beyond: scalar)
            }
        }

        /// Private use is ours: the terms that stand for rooms begin with it.
        private init(beyond scalar: Unicode.Scalar) {
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
                self = .ofWord
            case .otherSymbol: self = .symbol
            default: self = .between
            }
        }
    }

    /// Thai and Lao, Burmese, Khmer; Hangul; Kana; Han.
    private static let runs: [ClosedRange<UInt32>] = [
        0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F,
        0xAC00...0xD7FF, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FE, 0x31F0...0x31FF, 0xFF66...0xFF9D,
        0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF,
    ]
}
