import Glibc

/// What this machine calls itself.
enum Machine {
    static var name: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, 255) == 0 else { return "localhost" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// Where things are kept by default: the XDG base directories.
enum Paths {
    static var data: String {
        (environment("XDG_DATA_HOME") ?? (environment("HOME") ?? ".") + "/.local/share") + "/sottod"
    }

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
