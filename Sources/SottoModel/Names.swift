import Text

/// Why a text cannot be a name.
package enum NameError: Error, Hashable, Sendable {
    case empty
    case tooLong
    case refused(Unicode.Scalar)
    case noHash
    /// Letters of two scripts that are not written together.
    case mixed(String, String)
}

/// What a person is called: 1–32 characters, at most 128 bytes, NFC, nothing blank or invisible.
package struct UserName: Hashable, Sendable, CustomStringConvertible {
    package static let maximumCharacters = 32
    package static let maximumBytes = 128

    package let text: String

    package init(_ text: String) throws(NameError) {
        let text = text.normalized()
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= Self.maximumBytes, text.hasAtMost(Self.maximumCharacters) else { throw .tooLong }
        if let scalar = NameCharacters.firstRefused(in: text) { throw .refused(scalar) }
        // A name that begins like a command or a room could not be addressed by `/w`.
        if let first = text.unicodeScalars.first, first == "/" || first == "#" { throw .refused(first) }
        self.text = text
    }

    /// A name that somebody wants from now on: of one script, or of Latin with Chinese, Japanese or Korean. Those that
    /// were taken before this was asked for are names all the same.
    package init(chosen text: String) throws(NameError) {
        try self.init(text)
        if let (first, second) = Scripts.mixture(in: self.text) { throw .mixed(first, second) }
    }

    package var description: String { text }

    /// Names with equal skeletons are taken for one another by the eye.
    package var skeleton: String { Skeleton.of(text) }
}

/// `#` and 1–32 letters, digits, `-` or `_` of any script.
package struct RoomName: Hashable, Sendable, CustomStringConvertible {
    package static let maximumCharacters = 32
    package static let maximumBytes = 129

    package let text: String

    package init(_ text: String) throws(NameError) {
        let text = text.normalized()
        guard text.first == "#" else { throw .noHash }
        let body = text.dropFirst()
        guard !body.isEmpty else { throw .empty }
        guard text.utf8.count <= Self.maximumBytes, body.count <= Self.maximumCharacters else { throw .tooLong }
        if let scalar = body.unicodeScalars.first(where: { !Self.allows($0) }) { throw .refused(scalar) }
        if let scalar = NameCharacters.firstRefused(in: text) { throw .refused(scalar) }
        self.text = text
    }

    package var description: String { text }

    package var skeleton: String { Skeleton.of(text) }

    /// Whether its letters are of scripts that are not written together: no new room is called so.
    package var isMixed: Bool { Scripts.mixture(in: text) != nil }

    private static func allows(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber:
            true
        default:
            scalar == "-" || scalar == "_"
        }
    }
}

extension String {
    /// Whether it has no more characters. Few bytes are few characters.
    fileprivate func hasAtMost(_ characters: Int) -> Bool {
        utf8.count <= characters || count <= characters
    }
}
