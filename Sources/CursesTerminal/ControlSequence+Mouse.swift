import Screen

extension ControlSequence {
    /// CSI < bits ; column ; row M, or m for a release (xterm's SGR mouse), counted from 1.
    ///
    ///     bits   0–1 button   2 shift   3 alt   4 control   5 motion   6 wheel   7 further buttons
    var mouse: KeyPress.Mouse? {
        let bits = parameter(0)
        guard parameters.count == 3, !hasIntermediates, let action = action(bits) else { return nil }
        let position = Position(row: max(parameter(2) - 1, 0), column: max(parameter(1) - 1, 0))
        return KeyPress.Mouse(action, at: position, modifiers: mouseModifiers(bits))
    }

    private func action(_ bits: Int) -> KeyPress.Mouse.Action? {
        guard bits < 128 else { return nil }
        let isMotion = bits & 32 != 0
        switch (bits & 64 != 0, bits & 3, final) {
        case (true, 0, UInt8(ascii: "M")): return .wheelUp
        case (true, 1, UInt8(ascii: "M")): return .wheelDown
        case (true, _, _): return nil
        case (false, 3, _): return isMotion ? .move : nil
        case (false, let number, UInt8(ascii: "M")):
            return isMotion ? .drag(button(number)) : .press(button(number))
        case (false, let number, UInt8(ascii: "m")): return .release(button(number))
        default: return nil
        }
    }

    private func button(_ number: Int) -> KeyPress.Mouse.Button {
        switch number {
        case 0: .left
        case 1: .middle
        default: .right
        }
    }

    private func mouseModifiers(_ bits: Int) -> KeyPress.Modifiers {
        var modifiers: KeyPress.Modifiers = []
        if bits & 4 != 0 { modifiers.insert(.shift) }
        if bits & 8 != 0 { modifiers.insert(.alt) }
        if bits & 16 != 0 { modifiers.insert(.control) }
        return modifiers
    }
}
