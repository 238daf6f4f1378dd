import ClientCore
import CursesTerminal
import Posix
import Text

/// Tells what happened to somebody who looks elsewhere, by the best way there is.
///
///     OSC 99 → OSC 777 → OSC 9 → a command → the bell
struct Notifier {
    /// Whether the terminal has answered that it knows OSC 99.
    var knowsOSC99 = false
    private let isNested = Paths.environment("TMUX") != nil

    enum Way: Equatable {
        case terminal(NoticeForm)
        case command(String)
    }

    /// - Parameter hasFocus: nil where the terminal has never said: it may be in front of somebody, so it only rings.
    func way(_ settings: Settings, hasFocus: Bool?) -> Way {
        switch settings.notify {
        case .auto where hasFocus == nil: .terminal(.bell)
        case .auto: best(settings)
        case .osc99: .terminal(.osc99)
        case .osc777: .terminal(.osc777)
        case .osc9: .terminal(.osc9)
        case .command: .command(settings.notifyCommand.isEmpty ? "notify-send" : settings.notifyCommand)
        case .bell, .off: .terminal(.bell)
        }
    }

    func show(_ notice: Notice, by way: Way, on terminal: Terminal) throws(ProgramError) {
        switch way {
        case .terminal(let form): terminal.notify(notice.title, notice.text, by: form, isNested: isNested)
        case .command(let line): try BackgroundProgram.start(shell: line, argument: Self.argument(notice))
        }
    }

    private func best(_ settings: Settings) -> Way {
        let known = knowsOSC99 ? .osc99 : NoticeForm.known(Paths.environment)
        if known == .bell, !settings.notifyCommand.isEmpty { return .command(settings.notifyCommand) }
        return .terminal(known)
    }

    /// One, and not two: what others wrote may begin with a hyphen, and be taken for an option.
    private static func argument(_ notice: Notice) -> String {
        let said = notice.text.isEmpty ? notice.title : "\(notice.title): \(notice.text)"
        return "sotto: " + String(Cleaning.line(said).prefix(300))
    }
}
