internal import ClientCore
internal import Screen

extension ClientView {
    /// Whatever else is typed goes where it always goes; Enter chooses as long as nothing has been typed.
    static func inFinding(_ key: KeyPress, in state: ClientState, size: Size) -> UserAction? {
        guard state.question == nil, state.help == nil, state.focus == .input else { return nil }
        let page = max(Layout(state, size: size).log.size.rows - 2, 1)
        return switch key {
        case .named(.up, _): .find(.by(-1))
        case .named(.down, _): .find(.by(1))
        case .named(.pageUp, _): .find(.by(-page))
        case .named(.pageDown, _): .find(.by(page))
        case .named(.home, .control), .alt("<"): .find(.by(-Int(Int16.max)))
        case .named(.end, .control), .alt(">"): .find(.by(Int(Int16.max)))
        case .mouse(let mouse) where mouse.action == .wheelUp: .find(.by(-3))
        case .mouse(let mouse) where mouse.action == .wheelDown: .find(.by(3))
        case .named(.enter, []) where state.composer.isEmpty: .find(.choose)
        default: nil
        }
    }
}
