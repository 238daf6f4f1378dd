internal import ClientCore
internal import Screen
internal import SottoModel
internal import Text

/// What goes over the wire, over the log and the list: the newest frame at the bottom, each with its bytes and what they
/// say.
struct WirePane {
    /// Rows of words that one frame may take.
    private static let mostWords = 6

    let watch: WireWatch
    let waiting: Int
    let rectangle: Rectangle
    let calendar: LocalCalendar
    let language: Language

    func draw(on frame: inout Frame) {
        guard !rectangle.isEmpty else { return }
        frame.fill(rectangle)
        let (top, body) = rectangle.splitRows(1)
        frame.fill(top, style: Theme.question)
        heading.draw(on: &frame, in: top, style: Theme.question)
        let rows = rows(atLeast: watch.scroll + body.size.rows).dropLast(watch.scroll).suffix(body.size.rows)
        for (row, spans) in zip(body.rows, rows) {
            frame.write(spans, at: Position(row: row, column: body.origin.column), in: body)
        }
    }

    /// As far up as there is something to see.
    var mostScroll: Int { max(rows(atLeast: .max).count + 1 - rectangle.size.rows, 0) }

    private var heading: Bar {
        let depths = watch.depths
        return Bar(items: [
            BarItem(text: Phrase("the wire   Esc closes", "통신   Esc 닫기")[language], rank: 0),
            BarItem(text: watch.scroll > 0 ? still[language] : "", rank: 1),
            BarItem(
                text: Phrase(
                    "to send \(depths.unsent) · no ✓ yet \(waiting) · came at once \(depths.received)",
                    "보낼 것 \(depths.unsent) · ✓ 전 \(waiting) · 한꺼번에 온 것 \(depths.received)")[language],
                rank: 2, isRight: true),
        ])
    }

    private var still: Phrase {
        Phrase("standing still, \(watch.missed) went by; ^End goes on", "멈춤, \(watch.missed)개 지나감. ^End로 계속")
    }

    /// Of the newest frames, so many that they fill as many rows.
    private func rows(atLeast count: Int) -> [[Span]] {
        var rows: [[Span]] = []
        for frame in watch.frames.reversed() {
            guard rows.count < count else { break }
            rows = self.rows(of: frame) + rows
        }
        return rows
    }

    private func rows(of frame: WireFrame) -> [[Span]] {
        let dump = WireDump(frame, columns: rectangle.size.columns)
        return [heading(of: frame)] + words(of: frame) + dump.rows
    }

    private func heading(of frame: WireFrame) -> [Span] {
        let arrow = frame.isOwn ? "→ " : "← "
        let text = WireText.heading(frame)[language]
        return [
            Span(text: arrow[...], style: Theme.bold),
            Span(text: clock(frame.at)[...], style: Theme.dim),
            Span(text: text[...], style: Theme.bold),
        ]
    }

    /// `12:00:06.043 `
    private func clock(_ time: Timestamp) -> String {
        let rest = time.milliseconds % 60_000
        let (seconds, thousandths) = ("\(rest / 1_000)", "\(rest % 1_000)")
        let padded = [(seconds, 2), (thousandths, 3)].map { text, digits in
            String(repeating: "0", count: max(digits - text.utf8.count, 0)) + text
        }
        return "\(calendar.civil(time).clock):\(padded[0]).\(padded[1]) "
    }

    private func words(of frame: WireFrame) -> [[Span]] {
        let text = WireText.meaning(frame).map { $0[language] } ?? String(decoding: frame.words, as: UTF8.self)
        guard !text.isEmpty else { return [] }
        let width = max(rectangle.size.columns - 2, 1)
        return Wrapping.rows(Cleaning.line(text), columns: width, indent: 0).prefix(Self.mostWords).map {
            [Span(text: "  ", style: .plain), Span(text: $0, style: .plain)]
        }
    }
}

/// A frame byte by byte: where, what is on the wire, and what it says to whoever has the key.
struct WireDump {
    private let frame: WireFrame
    /// Bytes in a row.
    private let width: Int

    init(_ frame: WireFrame, columns: Int) {
        self.frame = frame
        // `  0000  ` and three columns a byte, and one a byte behind ` │ `.
        let widths = [32, 16, 8, 4, 2]
        width = widths.first { 8 + 4 * $0 + 2 <= columns } ?? 1
    }

    var rows: [[Span]] {
        let shown = stride(from: 0, to: frame.bytes.count, by: width).map(row)
        let rest = frame.count - frame.bytes.count
        return shown + (rest > 0 ? [[Span(text: "  … + \(rest)", style: Theme.dim)]] : [])
    }

    private func row(from offset: Int) -> [Span] {
        let bytes = frame.bytes[offset..<min(offset + width, frame.bytes.count)]
        let sealed = bytes.map { Self.hexadecimal($0, digits: 2) }.joined(separator: " ")
        let gap = String(repeating: " ", count: 3 * (width - bytes.count))
        let spans = [
            Span(text: "  \(Self.hexadecimal(offset, digits: 4))  "[...], style: Theme.dim),
            Span(text: sealed[...], style: .plain),
        ]
        guard !frame.opened.isEmpty else { return spans }
        let opened = String((offset..<offset + bytes.count).map(sign))
        return spans + [
            Span(text: "\(gap) │ "[...], style: Theme.dim), Span(text: opened[...], style: Theme.found),
        ]
    }

    /// What stands in the place of a byte when it is opened: a letter, `·` for what is none, a blank where nothing was
    /// sealed.
    private func sign(at offset: Int) -> Character {
        let index = offset - frame.start
        guard frame.opened.indices.contains(index) else { return " " }
        let byte = frame.opened[index]
        return (0x20..<0x7F).contains(byte) ? Character(UnicodeScalar(byte)) : "·"
    }

    private static func hexadecimal(_ number: some BinaryInteger, digits: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: max(digits - text.utf8.count, 0)) + text
    }
}
