import Screen

/// Which key a letter or number in a sequence stands for.
enum KeyCodes {
    /// The final letter of CSI or SS3: VT100 and xterm.
    static func letter(_ final: UInt8) -> KeyPress.Named? {
        switch Unicode.Scalar(final) {
        case "A": .up
        case "B": .down
        case "C": .right
        case "D": .left
        case "H": .home
        case "F": .end
        case "P": .f(1)
        case "Q": .f(2)
        case "R": .f(3)
        case "S": .f(4)
        default: nil
        }
    }

    /// The number before ~: VT220, xterm and rxvt.
    static func number(_ code: Int) -> KeyPress.Named? {
        switch code {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .f(code - 10)
        case 17...21: .f(code - 11)
        case 23...26: .f(code - 12)
        case 28, 29: .f(code - 13)
        case 31...34: .f(code - 14)
        default: nil
        }
    }

    /// The number before u: the kitty keyboard protocol, its keypad included.
    static func reported(_ code: Int) -> KeyPress.Named? {
        switch code {
        case 8, 127: .backspace
        case 9: .tab
        case 13, 57414: .enter
        case 27: .escape
        case 57417: .left
        case 57418: .right
        case 57419: .up
        case 57420: .down
        case 57421: .pageUp
        case 57422: .pageDown
        case 57423: .home
        case 57424: .end
        case 57425: .insert
        case 57426: .delete
        case 57376...57387: .f(code - 57363)
        default: nil
        }
    }
}
