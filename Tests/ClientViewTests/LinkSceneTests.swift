import ClientView
import Screen
import Testing

struct `A link in the log` {
    @Test func `is one, over all its rows`() {
        var stage = Stage(rows: 9, columns: 30)
        stage.play("bob: see https://example.org/a/long/way (and http://b.kr), not ftp://no")
        let frame = stage.frame
        #expect(frame.links == ["https://example.org/a/long/way", "http://b.kr"])
        let linked = frame.cells.filter { $0.link == 0 }
        #expect(String(linked.map(\.cluster)) == "https://example.org/a/long/way")
        #expect(linked.allSatisfy { $0.style.attributes.contains(.underline) })
        #expect(Set((0..<9).filter { row in frame.row(row).contains { $0.link == 0 } }).count > 1)
    }
}
