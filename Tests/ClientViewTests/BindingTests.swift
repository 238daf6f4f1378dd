import ClientCore
import ClientView
import Screen
import Testing
import Text

/// The table of bindings, from which help and settings are made.
struct BindingTests {
    private static let all = KeyPlace.allCases.flatMap { place in Binding.all(in: place).map { (place, $0) } }

    @Test func `every binding has a name of its own, a key, and words`() {
        let names = Self.all.map(\.1.name)
        #expect(Set(names).count == names.count)
        for (_, binding) in Self.all {
            #expect(!binding.keys.isEmpty && !binding.help.isEmpty, "\(binding.name)")
        }
    }

    @Test(arguments: KeyPlace.allCases)
    func `no key is bound twice in a place, and none is the first of two`(place: KeyPlace) {
        let keys = Binding.all(in: place).flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
        #expect(!keys.contains { $0.prefix == nil && KeyMap.standard.isPrefix($0.key) })
    }

    @Test func `every bound key is in the help`() {
        var stage = Stage(rows: 200, columns: 160)
        stage.play("> <F1>")
        let screen = stage.screen
        for (_, binding) in Self.all {
            #expect(screen.contains(binding.help[.english]), "\(binding.name)")
            #expect(screen.contains("\(binding.keys[0])"), "\(binding.name)")
        }
    }

    @Test(arguments: Language.allCases)
    func `every command, setting and key is in the help of either language`(language: Language) {
        var stage = Stage(rows: 220, columns: 240)
        stage.play("> /set language \(language.rawValue)<Enter>\n> <F1>")
        let screen = stage.screen
        let entries =
            (SlashCommand.forEverybody + SlashCommand.forOperators).map { ($0.usage, $0.help) }
            + Setting.all.map { ("\($0.name) \($0.values)", $0.help) }
            + Self.all.map { ("\($0.1.keys[0])", $0.1.help) }
        for (usage, help) in entries {
            #expect(screen.contains(usage) && screen.contains(help[language]), "\(usage)")
        }
    }

    @Test func `every setting is in the help`() {
        var stage = Stage(rows: 200, columns: 240)
        stage.play("> <F1>")
        let screen = stage.screen
        for setting in Setting.all {
            #expect(
                screen.contains("\(setting.name) \(setting.values)") && screen.contains(setting.help[.english]),
                "\(setting.name)"
            )
        }
    }

    @Test(arguments: KeySettings.table.standard)
    func `what the table of bindings says can be set`(bound: KeySettings.Bound) throws {
        var keys = KeySettings.table
        try keys.read(bound.name, bound.keys)
        let (place, binding) = try #require(Self.all.first { $0.1.name == bound.name })
        #expect(KeyMap(keys).keys(of: binding, in: place) == KeySequence.list(bound.keys))
    }

    @Test(arguments: [
        ("^W", "^W"), ("^W, Alt-Backspace", "^W, Alt-Backspace"), ("Alt-,, ^A", "Alt-,, ^A"), ("Alt-,", "Alt-,"),
        ("^X ^E, F5", "^X ^E, F5"), ("none", "none"), ("", nil), ("^W,^A", nil), ("^W, x", "^W, x"), ("^W, xx", nil),
        ("none, ^W", nil),
    ])
    func `keys of a setting stand with commas between them`(text: String, read: String?) {
        #expect(KeySequence.list(text).map(KeySequence.text) == read)
    }

    @Test func `a binding nobody knows, and a key that is none, are told`() {
        var keys = KeySettings.table
        #expect(throws: KeyProblem.unknown("dance")) { try keys.read("dance", "^W") }
        #expect(throws: KeyProblem.noKeys("WW")) { try keys.read("undo", "WW") }
    }

    @Test(arguments: ["undo", "help", "list-choose", "search-back", "log-search-take", "found-up", "completion-up"])
    func `a letter that is typed there is no key`(name: String) throws {
        let letter = try #require(KeySequence("w"))
        #expect(throws: KeyProblem.typed(letter)) { try KeySettings.keys("^W, w", for: name) }
        #expect(try KeySettings.keys("^X w", for: name) == [try #require(KeySequence("^X w"))])
    }

    @Test func `a letter can do something to a chosen message, where nothing is typed`() throws {
        #expect(try KeySettings.keys("w", for: "chosen-copy") == [try #require(KeySequence("w"))])
    }

    @Test func `help lists the keys that are bound, not those that were`() throws {
        let keys = [try #require(KeySequence("Alt-q"))]
        let map = KeyMap(changes: ["redraw": keys, "undo": [], "swap": [try #require(KeySequence("^_"))]])
        let bound = Self.all.map { ($1.name, map.keys(of: $1, in: $0)) }
        #expect(bound.first { $0.0 == "redraw" }?.1 == keys)
        #expect(bound.first { $0.0 == "undo" }?.1 == [])
        #expect(bound.first { $0.0 == "swap" }?.1.map(\.description) == ["^_"])
    }

    @Test(arguments: [
        "^A", "^_", "^Space", "Alt-a", "Alt-A", "Alt-<", "Alt-Space", "^Home", "Alt-Enter", "Shift-Tab", "PgUp", "F1",
        "F24", "^Alt-Shift-Left", "^X ^E", "^X u", "a", "+", "Alt--", "^^",
    ])
    func `a key is written as it is read`(text: String) {
        #expect(KeySequence(text)?.description == text)
    }

    @Test(arguments: ["", " ", "^", "F0", "F25", "Alt-", "Shift-a", "^Alt-a", "^X ^E ^F", "Home ^", "가", "^가나"])
    func `what is no key is none`(text: String) {
        #expect(KeySequence(text) == nil)
    }
}
