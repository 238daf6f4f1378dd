import ClientCore
import ClientView
import Glibc

/// The settings among the arguments, and in the settings file, which is arguments too: `--tab focus`, `--tab=focus`,
/// `--key.undo=^_`. The last of several wins.
enum SettingArguments {
    /// Takes them out of the arguments.
    static func take(from arguments: inout [String]) throws(Complaint) -> Settings {
        var settings = Settings()
        settings.keys = .table
        var rest: [String] = []
        var unread = arguments[...]
        while let argument = unread.popFirst() {
            guard argument != "--" else {
                rest.append(argument)
                break
            }
            guard let name = name(in: argument) else {
                rest.append(argument)
                continue
            }
            let value = argument.contains("=") ? text(behind: name, in: argument) : unread.popFirst()
            guard let value else { throw Complaint(usage: "--\(name) takes a value") }
            try set(name, to: value, in: &settings)
        }
        arguments = rest + unread
        return settings
    }

    private static func name(in argument: String) -> String? {
        guard argument.hasPrefix("--") else { return nil }
        let name = String(argument.dropFirst(2).prefix { $0 != "=" })
        return Setting.named(name) != nil || name.hasPrefix(KeySettings.prefix) ? name : nil
    }

    private static func text(behind name: String, in argument: String) -> String {
        String(argument.dropFirst(name.count + "--=".count))
    }

    private static func set(_ name: String, to value: String, in settings: inout Settings) throws(Complaint) {
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
