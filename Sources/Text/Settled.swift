/// Most texts are nothing but ASCII and whole Hangul syllables, and need none of what Unicode asks for.
extension String {
    /// In every normalization form but the decomposed ones already, and a scalar a cluster, CR LF aside. False says
    /// nothing.
    package var isSettled: Bool {
        self[...].isASCII(in: 0..<0x80) || unicodeScalars.allSatisfy { $0.value < 0x80 || Hangul.isSyllable($0) }
    }

    /// Shown as it is. False says nothing.
    package var isShownAsItIs: Bool { self[...].isShownAsItIs }
}

extension Substring {
    /// Shown as it is, a scalar a cluster. False says nothing.
    package var isShownAsItIs: Bool {
        isPrintable || unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) || Hangul.isSyllable($0) }
    }

    /// Printable ASCII, which takes as many columns as bytes.
    var isPrintable: Bool { isASCII(in: 0x20..<0x7F) }

    /// Most texts by far, at a glance.
    fileprivate func isASCII(in range: Range<UInt8>) -> Bool {
        utf8.withContiguousStorageIfAvailable { $0.allSatisfy(range.contains) } ?? false
    }
}
