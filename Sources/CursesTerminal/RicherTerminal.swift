import Glibc

/// A terminal may say by COLORTERM what TERM does not: that it has all colours.
enum RicherTerminal {
    /// The entry to try before that of TERM; nil where TERM says enough.
    static func name(term: String, colorterm: String) -> String? {
        let isPlain = !term.isEmpty && !term.contains("256color") && !term.contains("direct") && term != "dumb"
        return isPlain && ["truecolor", "24bit"].contains(colorterm) ? term + "-256color" : nil
    }

    static func name() -> String? {
        name(term: environment("TERM"), colorterm: environment("COLORTERM"))
    }

    private static func environment(_ name: String) -> String {
        getenv(name).map { String(cString: $0) } ?? ""
    }
}
