package import ClientCore
package import Screen
internal import Text

/// Draws frame after frame, as ``ClientView/draw(_:size:calendar:keys:)`` does, and keeps the panes: a key that is
/// typed costs the line it stands in.
package struct Scene: Sendable {
    private struct Panes {
        let revision: UInt64
        /// The one thing in them that a key in the input line changes.
        let caution: Caution?
        /// It takes its rows from the panes.
        let input: Rectangle
        let frame: Frame
    }

    private var panes: Panes?

    package init() {}

    package mutating func draw(_ state: ClientState, size: Size, calendar: LocalCalendar, keys: KeyMap) -> Frame {
        let layout = Layout(state, size: size)
        var frame = panes(state, layout, size, calendar, keys)
        ClientView.drawInput(state, layout, on: &frame)
        return frame
    }

    private mutating func panes(
        _ state: ClientState, _ layout: Layout, _ size: Size, _ calendar: LocalCalendar, _ keys: KeyMap
    ) -> Frame {
        if let panes, panes.revision == state.revision, panes.caution == state.caution, panes.input == layout.input,
            panes.frame.size == size
        {
            return panes.frame
        }
        let frame = ClientView.panes(state, layout, size, calendar, keys)
        panes = Panes(revision: state.revision, caution: state.caution, input: layout.input, frame: frame)
        return frame
    }
}
