import ClientCore
import ClientView
import Glibc
import SottoModel
import Text

/// What the command line and the settings file say. What they can say is ``Option/all`` and ``Setting/all``.
struct Options {
    /// A server, an invite, or `-`.
    var server: String?
    /// Those behind `key`, where it is about that.
    var keyWords: [String]?
    var name: UserName?
    var room: RoomName?
    var isPlain = false
    /// The folder of all that is kept.
    var state: String?
    /// The settings file.
    var config: String?
    var acceptsNew = false
    var keepsOwnLog = true
    var ownLogDays = 365
    var ownLogMegabytes = 4
    var asksForHelp = false
    var settings: Settings

    /// Without a screen, by choice or since there is no terminal.
    var isLineMode: Bool { isPlain || isatty(0) == 0 || isatty(1) == 0 }

    /// - Parameter locale: the language unless the settings name one.
    init(locale: Language) {
        settings = Settings()
        settings.locale = locale
        settings.keys = .table
    }
}
