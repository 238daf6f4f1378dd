/// What a name looks like: two names with one skeleton can be taken for each other.
///
/// A first approximation of the skeletons of Unicode Technical Standard 39: case, width and style fall away,
/// letters of other scripts become the Latin ones they look like, and i, l, I and 1 are one letter.
package enum Skeleton {
    /// For comparison only; it need not be readable.
    package static func of(_ name: String) -> String {
        ofASCII(name) ?? mapped(name.decomposed()).folding("rn", to: "m").folding("vv", to: "w")
    }

    /// The same without a look into Unicode's tables: a sign-in asks for it again and again.
    ///
    /// - Returns: nil where not every letter is ASCII.
    private static func ofASCII(_ name: String) -> String? {
        var letters: [UInt8] = []
        letters.reserveCapacity(name.utf8.count)
        for byte in name.utf8 {
            guard byte < 0x80, let letter = asciiLetters[Int(byte)] else { return nil }
            letters.append(letter)
        }
        let folded = letters.folding(pairOf: ("r", "n"), to: "m").folding(pairOf: ("v", "v"), to: "w")
        return String(decoding: folded, as: UTF8.self)
    }

    /// What each letter is mapped to, where that is one letter of ASCII.
    private static let asciiLetters: [UInt8?] = (0..<UInt8(0x80)).map { byte in
        let letters = Array(mapped(String(UnicodeScalar(byte))).utf8)
        return letters.count == 1 && letters[0] < 0x80 ? letters[0] : nil
    }

    /// Capitals are looked up as they are, since what they look like is not what their small letters do: Greek
    /// Η is an H, η an n. What only its small letter tells is looked up after that.
    private static func mapped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars where Fate.of(scalar) != .dropped {
            let lower = scalar.properties.lowercaseMapping
            if let letter = letters[scalar] ?? lower.unicodeScalars.first.flatMap({ letters[$0] }) {
                result.unicodeScalars.append(letter)
            } else {
                result += lower
            }
        }
        return result
    }

    private static let letters: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
        lookalikes.flatMap { entry in entry.alike.unicodeScalars.map { ($0, entry.letter) } },
        uniquingKeysWith: { first, _ in first })
}

extension String {
    fileprivate func folding(_ pair: String, to letter: Character) -> String {
        var folded = ""
        var rest = self[...]
        while let cluster = rest.first {
            let isPair = rest.hasPrefix(pair)
            folded.append(isPair ? letter : cluster)
            rest = rest.dropFirst(isPair ? pair.count : 1)
        }
        return folded
    }
}

extension [UInt8] {
    fileprivate func folding(pairOf pair: (Unicode.Scalar, Unicode.Scalar), to letter: Unicode.Scalar) -> [UInt8] {
        let (first, second) = (UInt8(ascii: pair.0), UInt8(ascii: pair.1))
        var folded: [UInt8] = []
        folded.reserveCapacity(count)
        for byte in self {
            // The letter that took a pair's place is not half of another.
            if byte == second, folded.last == first {
                folded[folded.count - 1] = UInt8(ascii: letter)
            } else {
                folded.append(byte)
            }
        }
        return folded
    }
}
