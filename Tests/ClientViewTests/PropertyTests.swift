import ClientCore
import ClientView
import Screen
import SottoModel
import Testing
import Text

/// What holds on every screen, whatever was typed, said and pressed.
struct PropertyTests {
    private static let words = [
        "hello", "안녕하세요", "👩‍👩‍👧", "🇰🇷", "e\u{301}\u{302}\u{303}", "\u{1B}[2J", "\u{202E}abc", "\u{200B}\u{200D}",
        "\u{301}",
        "a\nb\r\nc", "\u{9B}31m", String(repeating: "가", count: 90), String(repeating: "x", count: 200), "",
        " ",
        "bob alice", "\u{FE0F}", "한", "\t",
    ]

    private static let presses = keys(
        "<Tab><S-Tab><Down><Up><PgUp><PgDn><F1><F8><^C><Esc><M-Enter><^Home><^R><^S><^W><^Y><^T><^_><^J><^A>")

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `caret, borders and cells keep their places at every size`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<6 {
            let size = Self.size(&random)
            let stage = Self.stage(size, &random)
            expectSound(stage.frame, stage.state)
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `a frame drawn after others is as one drawn by itself`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        _ = Self.stage(Self.size(&random), &random) { stage in
            // Not in the expectation, which would print thousands of cells.
            let isSame = stage.nextFrame() == stage.frame
            #expect(isSame, "\n\(stage.screen)")
        }
    }

    @Test(arguments: 1...60)
    func `every small screen is drawn`(rows: Int) {
        for columns in stride(from: 1, through: 200, by: 13) {
            var stage = Stage(rows: rows, columns: columns)
            stage.play("bob: 안녕 hello\n> 안녕👋")
            expectSound(stage.frame, stage.state)
            stage.play("> <Tab>")
            expectSound(stage.frame, stage.state)
        }
    }

    @Test func `no screen at all is no trouble`() {
        for (rows, columns) in [(0, 0), (0, 10), (10, 0)] {
            var stage = Stage(rows: rows, columns: columns)
            stage.play("bob: hi\n> hi<PgUp><Tab><F1>")
            #expect(stage.frame.cells.isEmpty)
            #expect(stage.frame.caret == nil)
        }
    }

    private static func size(_ random: inout SplitMix64) -> Size {
        Size(rows: Int.random(in: 1...60, using: &random), columns: Int.random(in: 1...200, using: &random))
    }

    private static func stage(
        _ size: Size, _ random: inout SplitMix64, afterEach check: (inout Stage) -> Void = { _ in }
    ) -> Stage {
        var stage = Stage(rows: size.rows, columns: size.columns, people: ["bob", "김하나"])
        for _ in 0..<30 {
            let word = words.randomElement(using: &random) ?? ""
            switch Int.random(in: 0..<6, using: &random) {
            case 0: stage.entry(Stage.person("bob"), .say(word))
            case 1: stage.press(word.map(KeyPress.character))
            case 2: stage.press([.paste(word)])
            case 3: stage.play("✓")
            case 4: stage.press([.named(.enter)])
            default: stage.press([presses.randomElement(using: &random) ?? .named(.tab)])
            }
            check(&stage)
        }
        return stage
    }
}

private func expectSound(_ frame: Frame, _ state: ClientState) {
    if let caret = frame.caret { #expect(frame.bounds.contains(caret)) }
    if state.focus == .input { #expect(frame.caret != nil) }
    for row in 0..<frame.size.rows { expectWhole(frame, row: row) }
    #expect(
        frame.cells.allSatisfy { EmojiSequence($0.cluster) != nil || $0.cluster.unicodeScalars.allSatisfy(isHarmless) })
    expectRule(frame)
}

/// Every wide cell has its right half, and no half is alone.
private func expectWhole(_ frame: Frame, row: Int) {
    let columns = (0..<frame.size.columns).map { Int(frame[row, $0].columns) }
    #expect(columns.reduce(0, +) == frame.size.columns)
    for (column, width) in columns.enumerated() where width == 2 {
        #expect(column + 1 < columns.count && columns[column + 1] == 0)
    }
}

/// The rule beside the log is one straight line from the title down.
private func expectRule(_ frame: Frame) {
    let screen = frame.size
    guard screen.columns >= 56, screen.rows >= 6 else { return }
    guard let rule = (screen.columns * 2 / 3..<screen.columns).first(where: { frame[1, $0].cluster == "│" })
    else {
        return
    }
    #expect(frame[1, rule].style.attributes == .dim)
    #expect(frame[2, rule] == frame[1, rule])
}

private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
}
