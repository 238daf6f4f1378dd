import Posix

/// A settings file says options and nothing else: what is read is written and read again as the same.
func checkSettings(_ supply: inout Supply) throws(Broken) {
    let text = supply.text()
    let lineCount = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
    let options: [String]
    do {
        options = try SettingsFile.options(in: text, "settings")
    } catch {
        guard case .line(_, let number, _) = error else { throw Broken(property: "a line is at fault") }
        return try hold((1...lineCount).contains(number), "the line at fault is one of them")
    }
    try hold(options.count <= lineCount, "a line is one option")
    for option in options { try checkOption(option) }
    let lines = options.map { $0.dropFirst(2) }.joined(separator: "\n")
    try hold((try? SettingsFile.options(in: lines, "settings")) == options, "options read as themselves")
}

private func checkOption(_ option: String) throws(Broken) {
    try hold(option.hasPrefix("--"), "an option begins like one")
    let name = String(option.dropFirst(2).prefix { $0 != "=" })
    try hold(name.first?.isLetter == true, "an option's name begins with a letter")
    try hold(
        name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x2E }, "an option's name is plain")
    try hold(name != "config", "no file names another")
    try hold(!option.contains(where: \.isNewline), "an option is one line")
}
