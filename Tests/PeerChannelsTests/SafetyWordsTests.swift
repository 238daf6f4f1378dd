import PeerChannels
import SottoModel
import Testing

struct SafetyWordsTests {
    private static let tables = [SafetyWords.english, SafetyWords.korean]

    @Test func `are the same for both, and another with somebody between`() {
        let words = SafetyWords(Player.alice.key, Player.bob.key)
        #expect(words == SafetyWords(Player.bob.key, Player.alice.key))
        #expect(words != SafetyWords(Player.alice.key, Player.mallory.key))
        #expect(SafetyWords(Player.alice.key, Player.mallory.key) != SafetyWords(Player.mallory.key, Player.bob.key))
    }

    @Test func `are one for each of 25 bytes`() {
        let words = SafetyWords(Player.alice.key, Player.bob.key)
        for (text, table) in zip([words.english, words.korean], Self.tables) {
            let words = text.split(separator: " ").map(String.init)
            #expect(words.count == 25 && words.allSatisfy(table.contains))
        }
        let (english, korean) = (words.english.split(separator: " "), words.korean.split(separator: " "))
        for (one, other) in zip(english, korean) {
            #expect(SafetyWords.english.firstIndex(of: String(one)) == SafetyWords.korean.firstIndex(of: String(other)))
        }
    }

    @Test(arguments: tables) func `come of 256 that differ in three letters or jamo`(_ table: [String]) {
        #expect(table.count == 256)
        let letters = table.map { Array($0.decomposed) }
        for (index, one) in letters.enumerated() {
            for other in letters[..<index] {
                #expect(distance(one, other) >= 3, "\(one) \(other)")
            }
        }
    }
}

extension String {
    /// Hangul syllables as their jamo: the arithmetic of Unicode, 3.12.
    fileprivate var decomposed: [UInt32] {
        unicodeScalars.flatMap { scalar -> [UInt32] in
            guard (0xAC00...0xD7A3).contains(scalar.value) else { return [scalar.value] }
            let place = scalar.value - 0xAC00
            let last = place % 28
            return [0x1100 + place / 588, 0x1161 + place % 588 / 28] + (last == 0 ? [] : [0x11A7 + last])
        }
    }
}

/// Of Levenshtein.
private func distance(_ one: [UInt32], _ other: [UInt32]) -> Int {
    var row = Array(0...other.count)
    for (index, letter) in one.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for column in other.indices {
            let changed = diagonal + (letter == other[column] ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(changed, row[column] + 1, diagonal + 1)
        }
    }
    return row[other.count]
}
