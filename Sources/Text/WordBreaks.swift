/// Words as a caret moves by them: letters of one script, with the digits and apostrophes among them. So the 를 of
/// `sotto를` is a word of its own, and so is every run of kanji.
package enum WordBreaks {
    /// How many clusters it is over what is no word, and then over a word.
    package static func throughFirstWord(of text: some Sequence<Character>) -> Int {
        var count = 0
        var isInside = false
        var script: Script?
        for cluster in text {
            let kind = Kind(cluster)
            if isInside, kind == .between { break }
            if case .letter(let own) = kind {
                if let script, script != own { break }
                script = own
            }
            isInside = isInside || kind != .between
            count += 1
        }
        return count
    }

    /// The same from the end back.
    package static func throughLastWord(of text: String) -> Int {
        throughFirstWord(of: text.reversed())
    }

    private enum Script {
        case hangul, han, hiragana, katakana, pictures, alphabetic
    }

    private enum Kind: Equatable {
        case between
        /// Part of whatever word it stands in.
        case inner
        case letter(Script)

        init(_ cluster: Character) {
            guard let scalar = cluster.unicodeScalars.first else {
                self = .between
                return
            }
            self =
                switch scalar.value {
                case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF: .letter(.hangul)
                case 0x3041...0x309F: .letter(.hiragana)
                case 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: .letter(.katakana)
                case 0x3005, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .letter(.han)
                case 0x27, 0x5F, 0x2019: .inner
                case _ where cluster.isLetter: .letter(.alphabetic)
                case _ where cluster.isNumber: .inner
                case _ where scalar.properties.isEmojiPresentation: .letter(.pictures)
                default: .between
                }
        }
    }
}
