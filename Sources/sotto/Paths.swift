import Glibc

/// Where things are kept by default: the XDG base directories.
enum Paths {
    static var state: String { base("XDG_DATA_HOME", or: "/.local/share") + "/sotto" }

    static var settings: String { base("XDG_CONFIG_HOME", or: "/.config") + "/sotto/config" }

    /// Where files of a session may lie.
    static var scratch: String {
        let candidates = [environment("XDG_RUNTIME_DIR"), environment("TMPDIR")].compactMap { $0 }
        return candidates.first { access($0, W_OK | X_OK) == 0 } ?? "/tmp"
    }

    static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func base(_ variable: String, or folder: String) -> String {
        environment(variable) ?? (environment("HOME") ?? ".") + folder
    }
}
