import Glibc
import Posix
import Testing

struct ThreadTests {
    @Test func `a thread is called what it does, for whoever looks at it from outside`() throws {
        let names = WorkQueue<String> { _ in 1 }
        try Thread.start("journal") { names.put(Self.ownName) }
        try Thread.start("a name beyond fifteen bytes") { names.put(Self.ownName) }
        var heard: [String] = []
        while heard.count < 2 { heard += try #require(names.take()) }
        #expect(Set(heard) == ["journal", "a name beyond f"])
    }

    private static var ownName: String {
        let file = open("/proc/thread-self/comm", O_RDONLY)
        defer { close(file) }
        var name = [UInt8](repeating: 0, count: 32)
        let count = max(read(file, &name, name.count), 0)
        return String(decoding: name.prefix(count).filter { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}
