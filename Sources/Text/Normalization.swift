@_spi(_Unicode) import Swift

extension String {
    /// The text in normalization form C, so that a decomposed 한 from another system equals a typed one.
    package func normalized() -> String {
        guard !isSettled else { return self }
        var composed = String.UnicodeScalarView()
        for scalar in _nfc { composed.append(scalar) }
        return String(composed)
    }

    /// The text in normalization form D: every mark, and every jamo of a syllable, a scalar of its own.
    func decomposed() -> String {
        var decomposed = String.UnicodeScalarView()
        for scalar in _nfd { decomposed.append(scalar) }
        return String(decomposed)
    }
}
