import ClientCore
import ClientView
import Text

/// Arguments, those that come of the settings file too: `--name bob`, `--tab=focus`, `--key.undo=^_`, `--plain`, and a
/// server. The last of several options wins; behind `--` there are none.
extension Options {
    /// What was read before an error stays: the error is told in the language it names.
    mutating func read(_ arguments: [String]) throws(Complaint) {
        var rest = arguments[...]
        var takesOptions = true
        while let argument = rest.popFirst() {
            switch argument {
            case "--" where takesOptions: takesOptions = false
            case "-h" where takesOptions: asksForHelp = true
            case _ where takesOptions && argument.hasPrefix("-") && argument != "-": try take(argument, &rest)
            default: try take(word: argument)
            }
        }
    }

    private mutating func take(word: String) throws(Complaint) {
        if keyWords != nil {
            keyWords?.append(word)
        } else if server == nil, word == "key" {
            keyWords = []
        } else {
            try takeServer(word)
        }
    }

    private mutating func takeServer(_ text: String) throws(Complaint) {
        guard server == nil else {
            throw Complaint(usage: Phrase("there is one server, and then '\(text)'", "서버는 하나인데 '\(text)', 이것이 더 있습니다"))
        }
        server = text
    }

    private mutating func take(_ argument: String, _ rest: inout ArraySlice<String>) throws(Complaint) {
        let name = String(argument.dropFirst(argument.hasPrefix("--") ? 2 : 1).prefix { $0 != "=" })
        let given = argument.firstIndex(of: "=").map { String(argument[argument.index(after: $0)...]) }
        if argument.hasPrefix("--"), let option = Option.named(name) {
            if option.value == nil {
                guard given == nil else {
                    throw Complaint(usage: Phrase("--\(name) takes no value", "--\(name)에는 값이 없습니다"))
                }
                return try option.read(&self, "")
            }
            return try option.read(&self, try Self.value(given, of: name, &rest))
        }
        guard argument.hasPrefix("--"), Setting.named(name) != nil || name.hasPrefix(KeySettings.prefix) else {
            throw Complaint(usage: Phrase("there is no option '\(argument)'", "'\(argument)', 이런 옵션은 없습니다"))
        }
        try set(name, to: try Self.value(given, of: name, &rest))
    }

    private static func value(
        _ given: String?, of name: String, _ rest: inout ArraySlice<String>
    ) throws(Complaint) -> String {
        if let given { return given }
        guard let next = rest.first, !next.hasPrefix("--") else {
            throw Complaint(usage: Phrase("--\(name) takes a value", "--\(name)에는 값이 있어야 합니다"))
        }
        rest.removeFirst()
        return next
    }

    private mutating func set(_ name: String, to value: String) throws(Complaint) {
        guard name.hasPrefix(KeySettings.prefix) else {
            do throws(SettingProblem) { return try settings.set(name, to: value) } catch {
                throw Complaint(usage: Words.of(error))
            }
        }
        do throws(KeyProblem) {
            try settings.keys.read(String(name.dropFirst(KeySettings.prefix.count)), value)
        } catch {
            throw Complaint(usage: Words.of(error))
        }
    }
}
