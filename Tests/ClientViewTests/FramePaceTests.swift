import ClientView
import Testing

struct FramePaceTests {
    @Test func `what happens alone is shown at once`() {
        #expect(frames(asked: stride(from: 0, to: 2000, by: 100)) == Array(stride(from: 0, to: 2000, by: 100)))
    }

    @Test func `the first few are shown at once, however close they are`() {
        #expect(frames(asked: 0..<8) == Array(0..<8))
    }

    @Test func `while lines pour in there are twenty frames a second`() {
        let shown = frames(asked: 0..<2000)
        #expect((44...48).contains(shown.count))
        #expect(zip(shown.dropFirst(8), shown.dropFirst(9)).allSatisfy { $1 - $0 >= 50 })
    }

    @Test func `who types sees it at once, and the lines go on`() {
        var pace = FramePace(at: .zero)
        for moment in 0..<1000 { _ = shows(&pace, at: moment) }
        pace.hurry()
        #expect(shows(&pace, at: 1000))
        #expect((1001..<1500).contains { shows(&pace, at: $0) })
    }

    @Test func `who types much owes no more than a moment`() {
        var pace = FramePace(at: .zero)
        for moment in 0..<1000 {
            pace.hurry()
            pace.draw(at: .milliseconds(moment))
        }
        #expect(pace.next <= .milliseconds(1000 + 50))
    }

    /// At which of these milliseconds, at each of which there is something new, a frame is drawn.
    private func frames(asked moments: some Sequence<Int>) -> [Int] {
        var pace = FramePace(at: .zero)
        return moments.filter { shows(&pace, at: $0) }
    }

    private func shows(_ pace: inout FramePace, at moment: Int) -> Bool {
        let now = Duration.milliseconds(moment)
        guard pace.next <= now else { return false }
        pace.draw(at: now)
        return true
    }
}
