import ClientCore
import ClientView
import CursesTerminal
import Screen

/// What follows the settings while the screen stands: its colours, and what keys do.
struct Following {
    /// As the terminal says, once it has.
    var background: Background?
    private let wantsColour = Paths.environment("NO_COLOR") == nil
    private var keys: KeySettings?
    private var isAsked = false

    mutating func follow(_ settings: Settings, _ terminal: Terminal, _ keyboard: inout Keyboard) {
        if settings.theme == .auto, wantsColour, !isAsked {
            isAsked = true
            terminal.askBackground()
        }
        terminal.use(.of(settings.theme, on: background, wantsColour: wantsColour))
        guard settings.keys != keys else { return }
        keys = settings.keys
        keyboard.map = KeyMap(settings.keys)
    }
}
