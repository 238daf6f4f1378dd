import SottoModel
import Text

/// An option of the command line, and of the settings file: `--help` is made of the table of them.
struct Option: Sendable {
    typealias Read = @Sendable (inout Options, String) throws(Complaint) -> Void

    let name: String
    /// As a usage tells it; nil for one that takes none.
    let value: String?
    let help: Phrase
    let read: Read

    init(_ name: String, _ value: String, _ help: Phrase, read: @escaping Read) {
        self.name = name
        self.value = value
        self.help = help
        self.read = read
    }

    init(flag name: String, _ help: Phrase, set: @escaping @Sendable (inout Options) -> Void) {
        self.name = name
        self.help = help
        value = nil
        read = { options, _ in set(&options) }
    }

    static func named(_ name: String) -> Option? {
        all.first { $0.name == name }
    }

    var usage: String { "--\(name)" + (value.map { " \($0)" } ?? "") }
}
