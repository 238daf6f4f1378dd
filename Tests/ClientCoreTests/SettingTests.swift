import ClientCore
import SottoModel
import Testing
import Text

struct SettingTests {
    private static let bound = [
        KeySettings.Bound(name: "undo", keys: "^_"), KeySettings.Bound(name: "redo", keys: "Alt-_"),
    ]

    private static func chat() -> Chat {
        var settings = Settings()
        settings.keys = KeySettings(standard: bound)
        return Chat.online(with: "bob", settings: settings)
    }

    @Test func `all of them are listed, with what they are and can be`() {
        var chat = Self.chat()
        chat.say("/set")
        for setting in Setting.all {
            #expect(chat.log.contains { $0.contains("\(setting.name) = ") && $0.contains(setting.help[.english]) })
        }
        #expect(chat.log.last?.contains("key.ACTION") == true)
    }

    @Test(arguments: [
        ("tab focus", ClientEffect.saveSetting("tab", "focus"), "tab = focus"),
        ("tab FOCUS", .saveSetting("tab", "focus"), "tab = focus"),
        ("highlight tea, 회의 ,", .saveSetting("highlight", "tea,회의"), "highlight = tea,회의"),
        ("tab default", .saveSetting("tab", nil), "tab = smart"),
        ("key.undo default", .saveSetting("key.undo", nil), "key.undo = ^_"),
    ])
    func `one is changed at once and written down`(line: String, effect: ClientEffect, told: String) {
        var chat = Self.chat()
        #expect(chat.say("/set " + line) == [effect])
        #expect(chat.log.last?.hasSuffix(told) == true)
    }

    @Test(arguments: [
        ("theme2 dark", "there is no setting theme2"), ("tab no", "tab cannot be no: it is one of smart|focus"),
        ("highlight #tea", "a setting is one line without #"), ("key.dance ^D", "no key does dance"),
        ("key.undo #", "a setting is one line without #"),
    ])
    func `what cannot be set says what can`(line: String, words: String) {
        var chat = Self.chat()
        #expect(chat.say("/set " + line).isEmpty)
        #expect(chat.log.last?.contains(words) == true)
    }

    @Test func `keys are bound once somebody has read them`() {
        var chat = Self.chat()
        #expect(chat.say("/set key.undo ^G") == [.bind("undo", keys: "^G")])
        #expect(chat.happen(.bound("undo", keys: "^G")) == [.saveSetting("key.undo", "^G")])
        #expect(chat.state.settings.keys.changes == ["undo": "^G"])
        chat.say("/set key")
        #expect(chat.log.last?.contains("key.undo = ^G\nkey.redo = Alt-_") == true)
    }

    @Test(arguments: [
        ("/set ta", "/set tab |"), ("/set tab f", "/set tab focus |"), ("/set tab ", "/set tab smart |"),
        ("/set key.r", "/set key.redo |"), ("/set k", "/set key.|"),
    ])
    func `Tab finishes names and values`(typed: String, line: String) {
        var chat = Self.chat()
        chat.act(.edit(.insert(typed)), .tab)
        #expect(chat.input == line)
    }

    @Test(arguments: [
        ("tea is ready", true), ("TEA?", true), ("steam", false), ("회의는 세 시", true), ("nothing", false),
    ])
    func `a word of the highlights is a mention`(text: String, isMeant: Bool) {
        var chat = Self.chat()
        chat.say("/set highlight tea,회의")
        #expect(!chat.serve(.entry(Chat.lobby, Chat.entry("bob", text, 101))).isEmpty == isMeant)
    }
}
