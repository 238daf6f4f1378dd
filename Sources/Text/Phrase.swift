/// Something the client says, in every language it speaks. It stands in both where it is written, so that none can be
/// forgotten; which one is read is decided where it is drawn.
///
///     Phrase("\(name) left", "\(name)님이 나갔습니다")
///     Phrase("there is no host \(host)", "\(host, .subject) 없습니다")
///
/// Values that stand in it, names and what others wrote, are as they came: cleaning them is the view's.
package struct Phrase: Hashable, Sendable {
    private let english: String
    private let korean: String

    /// Takes literals only; what is a `String` already is no phrase.
    package init(_ english: English, _ korean: Korean) {
        self.init(english: english.text, korean: korean.text)
    }

    /// What is the same in every language: a name, a sign, an address, what somebody wrote.
    package init(verbatim text: some CustomStringConvertible) {
        self.init(english: "\(text)", korean: "\(text)")
    }

    private init(english: String, korean: String) {
        self.english = english
        self.korean = korean
    }

    package static let empty = Phrase(verbatim: "")

    package var isEmpty: Bool { english.isEmpty }

    package subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .korean: korean
        }
    }

    package static func + (left: Phrase, right: Phrase) -> Phrase {
        Phrase(english: left.english + right.english, korean: left.korean + right.korean)
    }

    /// With a sign before or behind it that is the same in every language.
    package static func + (left: String, right: Phrase) -> Phrase { Phrase(verbatim: left) + right }
    package static func + (left: Phrase, right: String) -> Phrase { left + Phrase(verbatim: right) }

    /// Each word or sentence of it otherwise, in every language alike.
    package func map(_ change: (String) -> String) -> Phrase {
        Phrase(english: change(english), korean: change(korean))
    }
}

extension Sequence<Phrase> {
    package func joined(separator: String) -> Phrase {
        var joined: Phrase?
        for phrase in self { joined = joined.map { $0 + separator + phrase } ?? phrase }
        return joined ?? .empty
    }
}

extension String.StringInterpolation {
    @available(*, unavailable, message: "say in which language: phrase[language]")
    package mutating func appendInterpolation(_ phrase: Phrase) {}
}
