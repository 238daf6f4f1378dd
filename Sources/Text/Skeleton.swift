/// What a name looks like: two names with one skeleton can be taken for each other.
///
/// A first approximation of the skeletons of Unicode Technical Standard 39: case, width and style fall away,
/// letters of other scripts become the Latin ones they look like, and i, l, I and 1 are one letter.
package enum Skeleton {
    /// For comparison only; it need not be readable.
    package static func of(_ name: String) -> String {
        mapped(name.decomposed()).folding("rn", to: "m").folding("vv", to: "w")
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
