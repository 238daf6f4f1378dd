package import SottoModel

/// What a person wants, in no terminal's terms.
package enum UserAction: Equatable, Sendable {
    case edit(Edit)
    /// What came as one paste.
    case paste(String)
    /// What becomes of a paste of several lines.
    case pasted(PasteAction)
    /// The line in an editor of its own.
    case openEditor
    /// Enter in the input line.
    case submit
    /// A whole line at once, as the line program reads it.
    case line(String)
    /// The line program's input is at its end: leave once everything is acknowledged.
    case endOfInput
    case historyBack
    case historyForward
    case historySearch(HistorySearchAction)
    /// Tab: finish the word, or go to the user list and back.
    case tab
    case backTab
    /// The word as it was before Tab.
    case giveUpCompletion
    /// Esc: back to the input line, close what lies over the log.
    case escape
    /// ^C: clear the line; ask about leaving on an empty one.
    case interrupt
    case list(ListAction)
    /// With the mouse, in the log.
    case mark(MarkAction)
    /// An address that was clicked on.
    case openLink(String)
    /// Starts a whisper.
    case address(Person)
    case toggleList
    case focusList
    /// Show or hide the help; how far it is scrolled is the view's to compute.
    case toggleHelp
    case scrollHelp(to: Int)
    /// Show or hide what goes over the wire; rows are counted from the newest up.
    case toggleWire
    case scrollWire(to: Int)
    /// `meetsTop`: the first line there is comes into sight, or nearly so.
    case scroll(to: Scroll, meetsTop: Bool = false)
    /// In the list of what was found.
    case find(FindAction)
    /// About a message of the log.
    case choice(ChoiceAction)
    case jump(Jump)
    case logSearch(LogSearchAction)
    /// Only what was said, or all again.
    case toggleBare
    /// The room that was shown before.
    case lastRoom
    case nextRoom
    case previousRoom
    /// The room with that number, from 1.
    case room(Int)
    /// The next room where something came: one that speaks of us first.
    case nextUnread
    /// To the question that stands.
    case answer(Bool)
    /// Connect now instead of when the wait is over.
    case retry
    /// Send again what was refused.
    case resend
    /// The window became the one that keys go to, or another did.
    case focus(Bool)
    case suspend
    case redraw
}

/// What is done in the list, of users or of rooms, that has the focus.
package enum ListAction: Equatable, Sendable {
    case up, down, first, last
    /// So many rows up (negative) or down.
    case by(Int)
    case type(String)
    case deleteBackward
    case choose
    /// Chooses the one at that place of what is listed.
    case pick(Int)
}
