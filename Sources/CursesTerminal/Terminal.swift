import CNcurses
import Glibc
package import Screen
import Text

/// The terminal the program runs in, taken over from ``init()`` to ``restore()``.
///
/// Only one may exist, and only the main thread may use it: ncurses has one screen and no locks.
///
///     taken --suspend--> away --resume--> taken
///     taken --lend--> lent --takeBack--> taken
///     taken, away, lent --restore--> restored
package final class Terminal {
    private enum Phase {
        case taken, away, lent, restored
    }

    /// False when the environment's locale is not UTF-8 and C.UTF-8 stands in for it.
    package let hasOwnLocale: Bool
    package private(set) var size = Size(rows: 0, columns: 0)

    private let hasTitle: Bool
    private var title = ""
    private var phase = Phase.taken
    private var takesMouse = false
    private var movesRows = false
    private var painter: Painter
    private var probe = WidthProbe()
    private var waiter: Waiter

    /// Takes the terminal: raw keys, the alternate screen, bracketed paste, focus reports.
    ///
    /// Call it before any thread starts, so that none is struck by the signals it turns into events. A crash
    /// from here on gives the terminal back.
    package init() throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        hasOwnLocale = UTF8Locale.establish()
        waiter = try Waiter(input: STDIN_FILENO, signals: SignalReader())
        hasTitle = try Self.startCurses()
        painter = Painter(hasLinks: Self.hasLinks)
        TerminalModes.write(TerminalModes.saveTitle + TerminalModes.enter)
        resize()
    }

    deinit {
        restore()
    }

    package var wakeHandle: WakeHandle { waiter.wakeHandle }

    /// Waits for keys, signals, a wake-up, the deadline, or until `writable` can be written to.
    ///
    /// - Parameter takesWakeUps: false leaves them for the next wait.
    package func wait(
        until deadline: ContinuousClock.Instant?, writable: Int32? = nil, takesWakeUps: Bool = true
    ) -> [TerminalEvent] {
        waiter.wait(until: deadline, writable: writable, takesWakeUps: takesWakeUps, readsKeys: phase != .lent)
    }

    /// Terminals pass over what they do not know, but for the plainest.
    private static var hasLinks: Bool {
        let terminal = getenv("TERM").map { String(cString: $0) } ?? ""
        return !["dumb", "linux", "cons25", ""].contains(terminal) && !terminal.hasPrefix("vt")
    }

    /// - Returns: whether the terminal knows titles.
    private static func startCurses() throws(TerminalError) -> Bool {
        guard cn_guard(TerminalModes.afterCrash) else { throw .system(errno) }
        guard RicherTerminal.name().flatMap({ cn_new_terminal($0) }) ?? cn_new_terminal(nil) != nil else {
            cn_release()
            throw .unknownTerminal(getenv("TERM").map { String(cString: $0) } ?? "")
        }
        raw()  // ^C, ^Z, ^S and ^Q are keys
        noecho()
        nonl()
        set_escdelay(25)
        keypad(cn_screen(), false)  // we read and decode the keys
        typeahead(-1)  // or ncurses stops painting while keys come in
        // Until ncurses has left the screen and come back it sends each motion of the cursor in a write of its own.
        // Before it knows of colours, or it would reset the terminal's palette.
        endwin()
        doupdate()
        return cn_has_title()
    }
}

extension Terminal {
    /// Shows a frame; does nothing while the terminal is not ours.
    package func show(_ frame: Frame) {
        guard phase == .taken else { return }
        show(title: frame.title)
        guard let change = painter.paint(frame, within: size) else { return }
        if change.isSmall {
            refresh()
        } else {
            update(change.past)
        }
    }

    /// Takes other colours; the next frame is painted in them.
    package func use(_ scheme: ColourScheme) {
        painter.use(scheme)
    }

    /// Whether clicks and the wheel come among the keys, or are left to the terminal.
    package func takeMouse(_ takes: Bool) {
        guard takes != takesMouse else { return }
        takesMouse = takes
        if phase == .taken { TerminalModes.write(takes ? TerminalModes.takeMouse : TerminalModes.leaveMouse) }
    }

    /// Whether rows that only stand elsewhere are moved there by the terminal, and not written again.
    package func moveRows(_ moves: Bool) {
        guard moves != movesRows else { return }
        movesRows = moves
        idlok(cn_screen(), moves)
    }

    /// Asks, where that does no harm; the answer comes as a report among the keys.
    package func ask(_ question: TerminalQuestion) {
        guard phase == .taken, TerminalQuestion.mayBeAsked(String(cString: termname())) else { return }
        TerminalModes.write(question.rawValue)
    }

    /// Asks how wide it draws what terminals differ in, before anything is shown; ``take(_:)`` gets the answers.
    package func askForWidths() {
        guard phase == .taken, TerminalQuestion.mayBeAsked(String(cString: termname())) else { return }
        if let question = probe.begin(on: size) { TerminalModes.write(question) }
    }

    /// What it answered; the next frame is painted by it.
    package func take(_ cursor: Position) {
        let before = painter.support
        probe.take(cursor, into: &painter.support)
        // What stands there may stand elsewhere than ncurses believes.
        if painter.support != before { clearok(cn_shown_screen(), true) }
    }

    /// Paints everything anew, whatever another program left on the screen.
    package func repaint() {
        guard phase == .taken else { return }
        clearok(cn_shown_screen(), true)
        update(painter.past)
    }

    /// Takes over the window's present size; the next frame is painted whole.
    ///
    /// Also where the size is the one that is known: a window that shrank and grew again in the meantime has lost
    /// what it cut off, and `resizeterm` alone would send nothing.
    package func resize() {
        size = Self.bounded(cn_window_size(STDOUT_FILENO))
        resizeterm(Int32(size.rows), Int32(size.columns))
        clearok(cn_shown_screen(), true)
        painter.forget()
    }

    package func notify(_ title: String, _ text: String, by form: NoticeForm, isNested: Bool) {
        guard phase == .taken else { return }
        TerminalModes.write(form.sequence(title: title, text: text, isNested: isNested))
    }

    /// Asks the terminal to take a text into the clipboard (OSC 52). Not every one does, and none says so.
    package func copy(_ text: String) {
        guard phase == .taken else { return }
        TerminalModes.write(TerminalModes.copy(Array(text.utf8)))
    }

    /// In one synchronized update.
    ///
    /// - Parameter past: written behind what ncurses sends.
    private func update(_ past: String) {
        TerminalModes.write(TerminalModes.beginUpdate)
        refresh()
        TerminalModes.write(past + TerminalModes.endUpdate)
    }

    /// Has ncurses send what it has; what is in one row is one write, which no terminal shows by halves.
    private func refresh() {
        wnoutrefresh(cn_screen())
        doupdate()
    }

    private func show(title: String) {
        guard hasTitle, title != self.title else { return }
        self.title = title
        TerminalModes.write(TerminalModes.setTitle(Cleaning.line(title)))
    }

    /// A window that does not tell its size is taken for a VT100's.
    private static func bounded(_ window: winsize) -> Size {
        guard window.ws_row > 0, window.ws_col > 0 else { return Size(rows: 24, columns: 80) }
        return Size(rows: min(Int(window.ws_row), sizeLimit), columns: min(Int(window.ws_col), sizeLimit))
    }

    /// Beyond any real window, and far below where ncurses' coordinates end.
    private static let sizeLimit = 1000
}

extension Terminal {
    /// Leaves the terminal to another program, such as an editor, until ``takeBack()``: nothing is shown, and its keys
    /// are not read.
    package func lend() {
        guard phase == .taken else { return }
        phase = .lent
        giveBack()
    }

    package var isLent: Bool { phase == .lent }

    package func takeBack() {
        guard phase == .lent else { return }
        phase = .away
        resume()
    }

    /// Takes the terminal again, whatever was done to it meanwhile, unless it is lent.
    package func resume() {
        guard phase == .taken || phase == .away else { return }
        if phase == .away { TerminalModes.write(TerminalModes.saveTitle) }
        phase = .taken
        title = ""
        reset_prog_mode()
        TerminalModes.write(TerminalModes.enter + (takesMouse ? TerminalModes.takeMouse : ""))
        resize()
        repaint()
    }

    /// Stops the program as ^Z does, and takes the terminal again when it is continued.
    ///
    /// While it is lent it stops with whoever has it, and goes on without it.
    package func suspend() {
        if phase == .taken {
            phase = .away
            giveBack()
        }
        cn_stop()
        resume()
    }

    /// Gives the terminal back for good; further calls do nothing.
    package func restore() {
        guard phase != .restored else { return }
        if phase == .taken { giveBack() }
        phase = .restored
        cn_release()
    }

    private func giveBack() {
        curs_set(1)
        endwin()
        TerminalModes.write(TerminalModes.leave + TerminalModes.restoreTitle)
    }
}
