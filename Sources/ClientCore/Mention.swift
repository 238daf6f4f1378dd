package import SottoModel

/// Whether somebody is spoken of.
package enum Mention {
    /// The name, case aside, with no Latin letter or digit grown onto it: `철수야` is 철수, `always` is not al.
    package static func of(_ name: UserName, in text: String) -> Bool {
        let (name, text) = (Array(name.text.lowercased()), Array(text.lowercased()))
        guard !name.isEmpty, name.count <= text.count else { return false }
        return (0...text.count - name.count).contains { start in
            text[start] == name[0] && text[start..<start + name.count].elementsEqual(name)
                && !isJoined(text, before: start) && !isJoined(text, before: start + name.count)
        }
    }

    private static func isJoined(_ text: [Character], before index: Int) -> Bool {
        guard index > 0, index < text.count else { return false }
        return isLatin(text[index - 1]) && isLatin(text[index])
    }

    private static func isLatin(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber)
    }
}
