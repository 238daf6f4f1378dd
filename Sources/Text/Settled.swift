/// Most texts are nothing but ASCII and whole Hangul syllables, and need none of what Unicode asks for.
extension String {
    /// In every normalization form but the decomposed ones already, and a scalar a cluster, CR LF aside. False says
    /// nothing.
    package var isSettled: Bool {
        unicodeScalars.allSatisfy { $0.value < 0x80 || Hangul.isSyllable($0) }
    }

    /// Shown as it is. False says nothing.
    package var isShownAsItIs: Bool {
        unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) || Hangul.isSyllable($0) }
    }
}
