import CursesTerminal
import Screen

/// Bytes as text: a control is its picture (`␛` is ESC, `␍` a carriage return, `␡` DEL).
func bytes(_ text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar -> [UInt8] in
        switch scalar.value {
        case 0x2421: [0x7F]
        case 0x2400..<0x2420: [UInt8(scalar.value - 0x2400)]
        default: Array(String(scalar).utf8)
        }
    }
}

/// Keys as text: `a ^A M-a <up> <C-up> «pasted» <focus>`, apart by spaces; the mouse at row 2, column 3
/// is `<left@2,3>`, let go `<left↑@2,3>`, drawn `<left~@2,3>`.
func notation(_ keys: [KeyPress]) -> String {
    keys.map(notation).joined(separator: " ")
}

private func notation(_ key: KeyPress) -> String {
    switch key {
    case .character(let character): String(character)
    case .control(let letter): "^" + letter.uppercased()
    case .alt(let letter): "M-\(letter)"
    case .named(let key, let modifiers): "<\(prefix(modifiers))\(name(key))>"
    case .paste(let text): "«\(text.replacing("\n", with: "⏎"))»"
    case .focus(let gained): gained ? "<focus>" : "<blur>"
    case .mouse(let mouse): "<\(prefix(mouse.modifiers))\(name(mouse.action))@\(place(mouse.position))>"
    case .resize(let size): "<\(size.rows)×\(size.columns)>"
    case .report(let report): "<\(name(report))>"
    }
}

private func prefix(_ modifiers: KeyPress.Modifiers) -> String {
    (modifiers.contains(.control) ? "C-" : "") + (modifiers.contains(.alt) ? "M-" : "")
        + (modifiers.contains(.shift) ? "S-" : "")
}

private func name(_ key: KeyPress.Named) -> String {
    if case .f(let number) = key { return "f\(number)" }
    return "\(key)"
}

private func name(_ report: TerminalReport) -> String {
    switch report {
    case .background(let background): "background(\(background))"
    case .notifications: "notifications"
    case .cursor(let place): "cursor(\(place.row) \(place.column))"
    }
}

private func name(_ action: KeyPress.Mouse.Action) -> String {
    switch action {
    case .press(let button): "\(button)"
    case .release(let button): "\(button)↑"
    case .drag(let button): "\(button)~"
    case .move, .wheelUp, .wheelDown: "\(action)"
    }
}

private func place(_ position: Position) -> String {
    "\(position.row),\(position.column)"
}

/// What all the bytes are, when nothing follows them.
func keys(_ bytes: some Collection<UInt8>) -> [KeyPress] {
    var decoder = KeyDecoder()
    return decoder.decode(bytes) + decoder.flush()
}
