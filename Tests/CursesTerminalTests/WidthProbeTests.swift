import Screen
import Testing
import Text

@testable import CursesTerminal

struct `What a terminal is asked about widths` {
    /// The probe's rows from 1 to 5: an ambiguous sign, joined, toned, a flag, a letter as a picture.
    private static func support(answers: [(row: Int, column: Int)]) -> GlyphSupport {
        var probe = WidthProbe()
        var support = GlyphSupport()
        _ = probe.begin(on: Size(rows: 24, columns: 80))
        for answer in answers { probe.take(Position(row: answer.row, column: answer.column), into: &support) }
        return support
    }

    @Test func `is answered for each sample by its row`() {
        #expect(
            Self.support(answers: [(1, 1), (2, 2), (3, 4), (4, 2), (5, 1)]) == GlyphSupport(whole: [.joined, .flag]))
        #expect(Self.support(answers: [(5, 2), (1, 2)]) == GlyphSupport(whole: .presented, ambiguousIsWide: true))
    }

    @Test func `counts once, and only where it was asked`() {
        #expect(Self.support(answers: [(1, 1), (1, 2), (0, 2), (6, 2), (23, 79)]) == GlyphSupport())
    }

    @Test func `says nothing where no answer comes`() {
        #expect(Self.support(answers: []) == GlyphSupport())
    }

    @Test func `is unseen, below the first row, and gone at once`() {
        var probe = WidthProbe()
        let question = probe.begin(on: Size(rows: 24, columns: 80)) ?? ""
        #expect(question.hasPrefix("\u{1B}7\u{1B}[8m\u{1B}[2;1H·\u{1B}[6n\u{1B}[2K\u{1B}[3;1H"))
        #expect(question.hasSuffix("\u{1B}[2K\u{1B}[0m\u{1B}8"))
        let again = probe.begin(on: Size(rows: 24, columns: 80))
        #expect(again == nil, "once")
    }

    @Test func `is not asked on a screen without room for it`() {
        var probe = WidthProbe()
        let questions = [probe.begin(on: Size(rows: 6, columns: 80)), probe.begin(on: Size(rows: 24, columns: 4))]
        #expect(questions == [nil, nil])
    }
}

struct `Where the terminal draws ambiguous characters wide` {
    private static let wide = GlyphSupport(ambiguousIsWide: true)

    @Test(
        arguments: [
            ("│", "|"), ("─", "-"), ("·", "."), ("▼", "v"), ("…", "."), ("◆", "*"), ("◇", "+"), ("≠", "!"), ("“", "\""),
            ("а", "a"), ("Ω", "?"), ("a", "a"), ("é", "?"), ("✓", "✓"), ("한", "한"),
        ] as [(Character, Character)])
    func `what stands for them is one column everywhere`(cluster: Character, shown: Character) {
        let columns: UInt8 = cluster == "한" ? 2 : 1
        #expect(Self.wide.shown(Cell(cluster: cluster, columns: columns)).map(\.cluster) == [shown])
        #expect(GlyphSupport().shown(Cell(cluster: cluster, columns: columns)).map(\.cluster) == [cluster])
    }

    @Test func `the signs of trust stay different`() {
        let signs = (["◆", "◇", "≠"] as [Character]).flatMap { Self.wide.shown(Cell(cluster: $0)) }.map(\.cluster)
        #expect(Set(signs).count == 3)
    }
}
