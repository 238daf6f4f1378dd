import ClientCore
import ClientStore
import ClientView
import CursesTerminal
import Glibc
import Screen
import SottoModel

/// What somebody said on the first screen.
struct FirstChoice {
    let name: UserName
    let invite: Invite
    /// Whether the server is one of their own.
    let hosts: Bool
}

/// The first screen: name, and server, invite, or a server of one's own.
enum FirstScreen {
    private static let glance = Duration.milliseconds(50)

    /// - Returns: nil for whoever left.
    static func run(_ options: Options, _ kept: Kept, on terminal: Terminal) -> FirstChoice? {
        let name = options.name ?? kept.remembered.name ?? Setup.login
        var state = FirstRun(name: name?.text ?? "", language: options.settings.language)
        var following = Following()
        var keyboard = Keyboard()
        // Nothing is clicked here, and an invite may be pasted with its middle button.
        var settings = options.settings
        settings.mouse = .off
        var hosted: (name: UserName, server: OwnServer)?
        while true {
            following.follow(settings, terminal, &keyboard)
            terminal.show(FirstRunView(state, size: terminal.size, keys: keyboard.map).draw())
            for event in terminal.wait(until: hosted.map { _ in .now + glance }) {
                switch take(event, &state, terminal, &following, keyboard.map) {
                case .leave:
                    hosted?.server.giveUp()
                    return nil
                case .go(let name, let invite): return FirstChoice(name: name, invite: invite, hosts: false)
                case .host(let name): hosted = start(kept, &state).map { (name, $0) }
                case nil: break
                }
            }
            guard let (name, server) = hosted else { continue }
            switch server.progress {
            case .starting: break
            case .ready(let invite): return FirstChoice(name: name, invite: invite, hosts: true)
            case .failed(let why):
                state.giveUpHosting(why)
                hosted = nil
            }
        }
    }

    private static func start(_ kept: Kept, _ state: inout FirstRun) -> OwnServer? {
        do throws(Complaint) {
            return try OwnServer.start(in: kept.path, at: nil)
        } catch {
            state.giveUpHosting(error.message)
            return nil
        }
    }

    private static func take(
        _ event: TerminalEvent, _ state: inout FirstRun, _ terminal: Terminal, _ following: inout Following,
        _ keys: KeyMap
    ) -> FirstRun.Outcome? {
        switch event {
        case .keys(let pressed):
            for key in pressed {
                if case .report(let report) = key { following.take(report, of: terminal) }
                if key == .control("l") { terminal.repaint() }
                if key == .control("z") { terminal.suspend() }
                let action = FirstRunView(state, size: terminal.size, keys: keys).action(for: key)
                if let outcome = action.flatMap({ state.handle($0) }) { return outcome }
            }
        case .resized: terminal.resize()
        case .suspend: terminal.suspend()
        case .continued: terminal.resume()
        case .terminate, .inputEnded: return .leave
        case .woken, .writable, .deadline: break
        }
        return nil
    }
}
