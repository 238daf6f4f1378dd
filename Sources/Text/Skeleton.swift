/// What a name looks like: two names with one skeleton can be taken for each other.
///
/// The skeletons of Unicode Technical Standard 39, section 4, and a little more: case, width and style fall away too,
/// i and l are one letter, and what a compatibility form stands for is what it looks like.
package enum Skeleton {
    /// For comparison only; it need not be readable.
    package static func of(_ name: String) -> String {
        // Capitals are looked up as they are, since what they look like is not what their small letters do: Greek
        // Η is an H, η an n. What only its small letter tells is looked up after that.
        let once = alike(name.decomposed())
        let twice = alike(once.lowercased().decomposed())
        return shown(twice.lowercased()).replacing("i", with: "l").replacing("vv", with: "w")
    }

    private static func alike(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in shown(text).unicodeScalars { append(scalar, to: &result) }
        return String(result).decomposed()
    }

    private static func shown(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { Fate.of($0) != .dropped }))
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
        guard let place = Prototypes.scalars.place(of: scalar.value) else { return result.append(scalar) }
        let prototype = Prototypes.pool[Int(Prototypes.places[place])...].prefix { $0 != 0 }
        result.append(contentsOf: prototype.compactMap(Unicode.Scalar.init))
    }
}

extension [UInt32] {
    /// Where in these ascending numbers this one is.
    fileprivate func place(of number: UInt32) -> Int? {
        let place = firstIndex(notBelow: number)
        return place < count && self[place] == number ? place : nil
    }
}
