/// What is wrong with a settings file, with its line.
package enum SettingsError: Error, Hashable, Sendable {
    case missing(path: String)
    case file(FileError)
    case line(path: String, number: Int, text: String)
}

/// A settings file is long options, one a line: `threads = 2`, or `fsync` alone. `#` begins a comment.
package enum SettingsFile {
    /// The arguments with the options of the file `--config` names before them, so that an argument wins.
    ///
    /// - Parameter standard: the file that is read where none is named; it need not be there.
    package static func expand(_ arguments: [String], standard: String? = nil) throws(SettingsError) -> [String] {
        if let path = path(in: arguments) { return try options(in: try read(path), path) + arguments }
        guard let standard else { return arguments }
        do throws(SettingsError) {
            return try options(in: try read(standard), standard) + arguments
        } catch .missing {
            return arguments
        }
    }

    package static func options(in text: String, _ path: String) throws(SettingsError) -> [String] {
        var options: [String] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let said = trimmed(line.prefix { $0 != "#" })
            if said.isEmpty { continue }
            let pair = said.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(trimmed)
            let name = pair[0]
            guard isOption(name), name != "config", pair.count == 1 || isValue(pair[1]) else {
                throw .line(path: path, number: index + 1, text: name.isEmpty ? said : name)
            }
            options.append(pair.count == 2 ? "--\(name)=\(pair[1])" : "--\(name)")
        }
        return options
    }

    /// The text with an option changed, or taken out for nil: whatever else stands there, comments too, stays as it is.
    /// One that is not there yet goes to the end.
    package static func change(_ name: String, to value: String?, in text: String) -> String {
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        let places = lines.indices.filter { Self.name(of: lines[$0]) == name }
        guard let value else {
            for place in places.reversed() { lines.remove(at: place) }
            return lines.joined(separator: "\n")
        }
        // The last one wins.
        if let place = places.last {
            lines[place] = indent(of: lines[place]) + "\(name) = \(value)" + comment(of: lines[place])
            return lines.joined(separator: "\n")
        }
        let isEnded = lines.last?.isEmpty ?? true
        return text + (isEnded ? "" : "\n") + "\(name) = \(value)\n"
    }

    private static func name(of line: String) -> String {
        trimmed(line.prefix { $0 != "#" && $0 != "=" })
    }

    private static func indent(of line: String) -> String {
        String(line.prefix { $0 == " " || $0 == "\t" })
    }

    /// With the blanks before it.
    private static func comment(of line: String) -> String {
        guard let sign = line.firstIndex(of: "#") else { return "" }
        let said = line[..<sign].reversed().drop(while: \.isWhitespace)
        return String(line.dropFirst(said.count))
    }

    private static func path(in arguments: [String]) -> String? {
        for (index, argument) in arguments.enumerated() {
            if argument.hasPrefix("--config=") { return String(argument.dropFirst("--config=".count)) }
            if argument == "--config", index + 1 < arguments.count { return arguments[index + 1] }
        }
        return nil
    }

    private static func read(_ path: String) throws(SettingsError) -> String {
        do {
            guard let text = try TextFile.read(path) else { throw SettingsError.missing(path: path) }
            return text
        } catch let error as FileError {
            throw .file(error)
        } catch {
            throw .missing(path: path)
        }
    }

    /// Bytes, not characters: a mark on the first letter would join with the hyphens in front.
    private static func isOption(_ name: String) -> Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        return name.utf8.first.map(letters.contains) == true
            && name.utf8.allSatisfy { letters.contains($0) || "-.".utf8.contains($0) }
    }

    /// A mark in front would join with the equals sign, and whoever parses the option would find none.
    private static func isValue(_ text: String) -> Bool {
        "=\(text)".first == "="
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
