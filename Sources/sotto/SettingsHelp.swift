import ClientCore

/// What `--help` says of the settings, made of their table.
enum SettingsHelp {
    private static let columns = 78
    private static let indent = "    "

    static let text =
        """
        Settings are options too, and lines of the settings file; /set changes them while sotto runs, and writes \
        them there:

        """
        + Setting.all.map { entry("--\($0.name) \($0.values)", $0.help) }.joined()
        + entry("--\(Setting.keyUsage)=KEYS", Setting.keyHelp)

    private static func entry(_ usage: String, _ help: String) -> String {
        "\n\(usage)" + wrapped(help).map { "\n" + indent + $0 }.joined()
    }

    private static func wrapped(_ text: String) -> [String] {
        text.split(separator: " ").reduce(into: []) { lines, word in
            if let line = lines.last, indent.count + line.count + 1 + word.count <= columns {
                lines[lines.count - 1] = "\(line) \(word)"
            } else {
                lines.append(String(word))
            }
        }
    }
}
