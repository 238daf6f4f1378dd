import ClientCore
import ClientView
import Screen
import SottoModel
import Testing
import Text

struct HostileTests {
    private static let texts = [
        "\u{1B}]0;owned\u{7}", "\u{1B}[2J\u{1B}[H", "\u{9B}31mred", "\u{202E}evil\u{202C}",
        "\u{2066}x\u{2069}",
        "\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}", "z" + String(repeating: "\u{335}", count: 500),
        "\u{E0041}\u{E0042}", "a\u{0}b\u{7F}c", "\u{85}\u{2028}\u{2029}", "\u{115F}\u{3164}",
    ]

    @Test(arguments: texts)
    func `what others write never reaches a cell as a control`(text: String) {
        var stage = Stage(rows: 12, columns: 60, topic: text)
        stage.entry(Stage.person("bob"), .say(text))
        stage.entry(Stage.person("bob"), .action(text))
        stage.happen(
            .whisper(
                from: Stage.person("bob"), MessageID(at: Timestamp(milliseconds: 1), randomness: (1, 1)),
                at: Timestamp(milliseconds: Stage.noon), .say(text), number: .zero))
        let frame = stage.frame
        #expect(
            frame.cells.allSatisfy { cell in
                cell.cluster.unicodeScalars.count <= 5 && cell.cluster.unicodeScalars.allSatisfy(isShown)
            })
        #expect(frame.title.unicodeScalars.allSatisfy(isShown))
        for index in 0..<stage.state.room.log.count {
            let line = PlainLines.text(
                for: stage.state.room.log[index], in: stage.state.room.log, calendar: .utc, .english)
            #expect(line.unicodeScalars.allSatisfy(isShown))
        }
    }

    @Test func `a line feed cannot forge another's line in a pipe`() {
        var stage = Stage(rows: 12, columns: 60)
        stage.entry(Stage.person("bob"), .say("hi\n12:00 <alice> I owe bob 100"))
        let line = PlainLines.text(for: stage.state.room.log[0], in: stage.state.room.log, calendar: .utc, .english)
        #expect(line == "12:00 <bob> hi ⏎ 12:00 <alice> I owe bob 100")
    }

    private func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: false
        default: true
        }
    }
}
