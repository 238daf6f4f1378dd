import CursesTerminal
import Screen

/// Bytes are the same keys however they come, and no key is a control character.
func checkKeys(_ supply: inout Supply) throws(Broken) {
    let cuts = supply.cuts()
    let bytes = supply.all()
    let whole = try keys(of: [bytes[...]])
    try hold(keys(of: cuts.pieces(of: bytes)) == whole, "where bytes are cut does not matter")
    try hold(keys(of: bytes.indices.map { bytes[$0...$0] }) == whole, "bytes may come one by one")
    for key in whole { try checkKey(key) }
}

private func keys(of pieces: [ArraySlice<UInt8>]) throws(Broken) -> [KeyPress] {
    var decoder = KeyDecoder()
    var keys: [KeyPress] = []
    for piece in pieces { keys += decoder.decode(piece) }
    keys += decoder.flush()
    try hold(decoder.patience == nil, "nothing is held back after a flush")
    return keys.flatMap(scalars)
}

/// How scalars make characters may depend on a cut: what comes later joins in the text.
private func scalars(of key: KeyPress) -> [KeyPress] {
    guard case .character(let character) = key else { return [key] }
    return character.unicodeScalars.map { .character(Character($0)) }
}

private func checkKey(_ key: KeyPress) throws(Broken) {
    switch key {
    case .character(let character), .alt(let character):
        try hold(character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }, "a key is no control")
    case .paste(let text):
        try hold(!text.unicodeScalars.contains("\r"), "every kind of line end is a line feed")
    case .mouse(let mouse):
        try hold(mouse.position.row >= 0 && mouse.position.column >= 0, "the mouse is somewhere")
    case .named(.f(let number), _):
        try hold((1...24).contains(number), "a keyboard has so many keys")
    case .control, .named, .focus, .resize, .report:
        break
    }
}
