package import Screen

/// What ended a wait.
package enum TerminalEvent: Hashable, Sendable {
    case keys([KeyPress])
    /// Somebody called ``WakeHandle/wake()``; any number of calls is one event.
    case woken
    /// The descriptor to write to can be written to, or has failed.
    case writable
    case deadline
    /// The window's size may have changed: ``Terminal/resize()`` tells.
    case resized
    /// Somebody sent SIGTSTP: answer by ``Terminal/suspend()``.
    case suspend
    /// The program was stopped and goes on: answer by ``Terminal/resume()``.
    case continued
    /// SIGINT, SIGTERM or SIGHUP came: end in order.
    case terminate(signal: Int32)
    /// Nothing will be typed any more; the errno, nil at end of file. Every later wait says so again.
    case inputEnded(errno: Int32?)
}
