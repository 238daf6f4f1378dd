internal import ClientCore
package import Text

/// Something that can be done by a key: what it is called, its keys unless others are chosen, and what it does.
package struct Binding: Sendable {
    /// What the settings call it; one name is one binding.
    package let name: String
    package let keys: [KeySequence]
    package let help: Phrase
    let deed: Deed

    /// - Parameter keys: in the notation of ``KeySequence``; what is none of them is left out, and a test looks for it.
    init(_ name: String, _ keys: [String], _ deed: Deed, _ help: Phrase) {
        self.name = name
        self.keys = keys.compactMap(KeySequence.init)
        self.deed = deed
        self.help = help
    }

    init(_ name: String, _ keys: [String], _ action: UserAction, _ help: Phrase) {
        self.init(name, keys, .act(action), help)
    }

    init(_ name: String, _ keys: [String], choice: ChoiceAction, _ help: Phrase) {
        self.init(name, keys, .act(.choice(choice)), help)
    }

    init(_ name: String, _ keys: [String], edit: Edit, _ help: Phrase) {
        self.init(name, keys, .act(.edit(edit)), help)
    }
}

/// What a key does: an action, or one that takes the screen to tell.
enum Deed: Equatable, Sendable {
    case act(UserAction)
    case travel(Travel)
    case showList
    /// The room whose number is on the key; 0 is the tenth.
    case numberedRoom
    /// Goes to what was found, as long as nothing has been typed.
    case chooseFound
    /// The message so many up (negative) or down in the log.
    case choose(Int)
}

/// Where a key has a meaning; the first that knows it decides.
package enum KeyPlace: CaseIterable, Sendable {
    /// The list of what was found lies over the log, and the input line has the focus.
    case found
    /// The input line, while Tab finishes a word that can be several.
    case completion
    case input
    /// The log, while something is looked for in it.
    case logSearch
    /// The input line, while a line that was sent is looked for.
    case historySearch
    /// The list of users, or of rooms.
    case list
    /// A message of the log that is chosen.
    case chosen
    case everywhere
}
