/// Which scripts a name is written in.
package enum Scripts {
    /// Two scripts that are not written together, as they stand in a name; nil where all its letters are of one, or of
    /// Latin with Chinese, Japanese or Korean: "highly restrictive" of Unicode Technical Standard 39, section 5.2.
    package static func mixture(in name: String) -> (first: String, second: String)? {
        var common: Set<UInt8>?
        var first: [UInt8] = []
        for scalar in name.unicodeScalars {
            let scripts = set(of: scalar)
            guard let own = scripts.first else { continue }
            if first.isEmpty { first = scripts }
            let shared = common?.intersection(scripts) ?? Set(scripts)
            guard !shared.isEmpty else { return (ScriptSets.names[Int(first[0])], ScriptSets.names[Int(own)]) }
            common = shared
        }
        return nil
    }

    /// Its script first, and then what that is part of; empty where the character goes with every script.
    private static func set(of scalar: Unicode.Scalar) -> [UInt8] {
        let stretch = ScriptSets.starts.firstIndex(notBelow: scalar.value + 1) - 1
        let place = ScriptSets.places[Int(ScriptSets.sets[stretch])]
        return Array(ScriptSets.pool[Int(place)...].prefix { $0 != 255 })
    }
}
