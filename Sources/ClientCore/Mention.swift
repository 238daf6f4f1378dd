package import SottoModel
internal import Text

/// Whether somebody is spoken of.
package enum Mention {
    /// The name, case aside, with no Latin letter or digit grown onto it: `철수야` is 철수, `always` is not al.
    ///
    /// A name of one syllable is part of too many words: it must stand by itself, or before a particle.
    package static func of(_ name: UserName, in text: String) -> Bool {
        of(name.text, in: text)
    }

    /// Whether our name is in it, or a word that we want to hear of.
    package static func of(_ name: UserName, or words: [String], in text: String) -> Bool {
        of(name, in: text) || words.contains { of($0, in: text) }
    }

    /// As a name is looked for, so is any other word.
    private static func of(_ word: String, in text: String) -> Bool {
        guard !text.isSettled || mayHold(word.normalized().lowercased(), text) else { return false }
        let (name, text) = (Array(word.lowercased()), Array(text.lowercased()))
        guard !name.isEmpty, name.count <= text.count else { return false }
        let isSyllable = name.count == 1 && isHangul(name[0])
        return (0...text.count - name.count).contains { start in
            let end = start + name.count
            return text[start] == name[0] && text[start..<end].elementsEqual(name)
                && !isJoined(text, before: start) && !isJoined(text, before: end)
                && (!isSyllable || isWord(text, start..<end))
        }
    }

    /// Whether the word, in lower case, could stand in a text of ASCII and Hangul: the quick question, which most texts
    /// answer with no.
    private static func mayHold(_ word: String, _ text: String) -> Bool {
        var (text, word) = (text, word)
        return text.withUTF8 { text in word.withUTF8 { word in holds(word, text) } }
    }

    private static func holds(_ word: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !word.isEmpty, word.count <= text.count else { return false }
        return (0...text.count - word.count).contains { start in
            word.indices.allSatisfy { word[$0] == lowercased(text[start + $0]) }
        }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    private static func isWord(_ text: [Character], _ range: Range<Int>) -> Bool {
        guard range.lowerBound == 0 || !isHangul(text[range.lowerBound - 1]) else { return false }
        let grown = String(text[range.upperBound...].prefix(while: isHangul))
        return grown.isEmpty || particles.contains(grown)
    }

    private static func isHangul(_ character: Character) -> Bool {
        character.unicodeScalars.first.map { (0xAC00...0xD7A3).contains($0.value) } ?? false
    }

    /// What is said behind a name: calls, cases, titles.
    private static let particles: Set<String> = [
        "아", "야", "이", "가", "은", "는", "을", "를", "의", "도", "만", "와", "과", "랑", "이랑", "하고", "에게", "한테", "께", "께서",
        "에게서", "한테서", "으로", "로", "처럼", "보다", "까지", "부터", "이야", "이는", "이가", "이를", "이도", "이한테", "님", "님은", "님이",
        "님을", "님도", "님의", "님께", "씨", "씨는", "씨가", "씨를", "씨도", "씨의", "씨께", "형", "누나", "언니", "오빠",
    ]

    private static func isJoined(_ text: [Character], before index: Int) -> Bool {
        guard index > 0, index < text.count else { return false }
        return isLatin(text[index - 1]) && isLatin(text[index])
    }

    private static func isLatin(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber)
    }
}
