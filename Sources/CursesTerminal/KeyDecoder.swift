package import Screen

/// A terminal's bytes to keys, however the bytes are cut.
///
/// Bytes that could be the start of something longer wait; ``flush()`` says that nothing followed. Clusters are
/// whole where their bytes come together: what arrives later joins in the text, not here.
package struct KeyDecoder: Sendable {
    private var pending: [UInt8] = []
    private var paste: PasteCollector?
    private var swallowing: Swallowing?

    package init() {}

    /// How long to wait for more bytes before ``flush()``; nil when nothing is held back.
    ///
    /// A lone ESC is a key; the end mark of a paste may be lost (irssi#942), but a slow line is no reason to cut
    /// a paste in two.
    package var patience: Duration? {
        if paste != nil { return .seconds(2) }
        if isAnswering { return .seconds(1) }
        return pending.isEmpty && swallowing == nil ? nil : .milliseconds(25)
    }

    /// Whether a string has begun: nobody types one, and the rest of a terminal's answer must not become text.
    private var isAnswering: Bool {
        pending.count > 2 && pending[0] == Byte.escape && Byte.isStringIntroducer(pending[1])
    }

    /// Whether a paste began whose end has not come.
    var isPasting: Bool { paste != nil }

    package mutating func decode(_ bytes: some Sequence<UInt8>) -> [KeyPress] {
        let run = pending + bytes
        var rest = run[...]
        var keys: [KeyPress] = []
        while !rest.isEmpty, let taken = take(from: &rest) { keys += taken }
        pending = Array(rest)
        return keys
    }

    /// Takes what was held back for what it is.
    package mutating func flush() -> [KeyPress] {
        defer { self = KeyDecoder() }
        if let paste { return [.paste(paste.text)] }
        return swallowing == nil ? KeyStep.alone(pending[...]) : []
    }

    /// - Returns: nil when the rest is the start of something longer.
    private mutating func take(from rest: inout ArraySlice<UInt8>) -> [KeyPress]? {
        if paste != nil { return takePaste(from: &rest) }
        if let swallowing { return swallow(swallowing, from: &rest) }
        guard let step = KeyStep.first(in: rest) else { return nil }
        rest = rest.dropFirst(step.count)
        switch step.then {
        case .paste: paste = PasteCollector()
        case .swallow(let kind): swallowing = kind
        case .keys: break
        }
        return step.keys
    }

    private mutating func takePaste(from rest: inout ArraySlice<UInt8>) -> [KeyPress] {
        guard paste?.collect(from: &rest) == true else { return [] }
        defer { paste = nil }
        return paste.map { [.paste($0.text)] } ?? []
    }

    private mutating func swallow(_ kind: Swallowing, from rest: inout ArraySlice<UInt8>) -> [KeyPress] {
        let end = kind.end(in: rest)
        rest = rest[(end ?? rest.endIndex)...]
        swallowing = end == nil ? kind : nil
        return []
    }
}
