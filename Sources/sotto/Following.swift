import ClientCore
import ClientView
import CursesTerminal
import Screen

/// What follows the settings while the screen stands: its colours, what keys do, how it notifies.
struct Following {
    private(set) var notifier = Notifier()
    private var background: Background?
    private let wantsColour = Paths.environment("NO_COLOR") == nil
    private var keys: KeySettings?
    private var asked: Set<TerminalQuestion> = []

    mutating func follow(_ settings: Settings, _ terminal: Terminal, _ keyboard: inout Keyboard) {
        if settings.theme == .auto, wantsColour { ask(.background, terminal) }
        // tmux would keep the answer of whatever is behind it.
        if settings.notify == .auto, Paths.environment("TMUX") == nil { ask(.notifications, terminal) }
        terminal.use(.of(settings.theme, on: background, wantsColour: wantsColour))
        terminal.takeMouse(settings.mouse == .on)
        terminal.moveRows(settings.isReadAloud)
        guard settings.keys != keys else { return }
        keys = settings.keys
        keyboard.map = KeyMap(settings.keys)
    }

    mutating func take(_ report: TerminalReport, of terminal: Terminal) {
        switch report {
        case .background(let background): self.background = background
        case .notifications: notifier.knowsOSC99 = true
        case .cursor(let place): terminal.take(place)
        }
    }

    private mutating func ask(_ question: TerminalQuestion, _ terminal: Terminal) {
        if asked.insert(question).inserted { terminal.ask(question) }
    }
}
