import Glibc
import Screen
import Testing

@testable import CursesTerminal

struct WaiterTests {
    @Test func `keys that came are read`() throws {
        let pipe = Pipe()
        var waiter = try makeWaiter(pipe)
        pipe.send("a한")
        #expect(waiter.wait(until: nil, writable: nil) == [.keys([.character("a"), .character("한")])])
    }

    @Test func `a lone ESC is a key once nothing follows`() throws {
        let pipe = Pipe()
        var waiter = try makeWaiter(pipe)
        pipe.send("\u{1B}")
        #expect(waiter.wait(until: nil, writable: nil) == [])
        #expect(waiter.wait(until: nil, writable: nil) == [.keys([.named(.escape)])])
    }

    @Test func `a paste that has lost its end is taken by ^C alone, and no key after it is lost`() throws {
        let pipe = Pipe()
        var waiter = try makeWaiter(pipe)
        for piece in ["\u{1B}[200~one\rtwo", "\u{03} three"] {
            pipe.send(piece)
            #expect(waiter.wait(until: nil, writable: nil) == [])
        }
        pipe.send("\u{03}")
        #expect(waiter.wait(until: nil, writable: nil) == [.keys([.paste("one\ntwo\u{03} three")])])
        pipe.send("a")
        #expect(waiter.wait(until: nil, writable: nil) == [.keys([.character("a")])])
    }

    @Test func `waiting past the keys leaves them where they are`() throws {
        let pipe = Pipe()
        var waiter = try makeWaiter(pipe)
        pipe.send("a")
        #expect(waiter.wait(until: .now, writable: nil, readsKeys: false) == [.deadline])
        #expect(waiter.wait(until: nil, writable: nil) == [.keys([.character("a")])])
    }

    @Test func `any number of wake-ups is one`() throws {
        let pipe = Pipe()
        var waiter = try makeWaiter(pipe)
        waiter.wakeHandle.wake()
        waiter.wakeHandle.wake()
        #expect(waiter.wait(until: nil, writable: nil) == [.woken])
        #expect(waiter.wait(until: .now, writable: nil) == [.deadline])
    }

    @Test func `a descriptor that takes bytes is told`() throws {
        let pipe = Pipe()
        var waiter = try makeWaiter(pipe)
        #expect(waiter.wait(until: nil, writable: pipe.writing) == [.writable])
    }

    @Test func `the end of the input is told at every wait`() throws {
        let pipe = Pipe()
        var waiter = try makeWaiter(pipe)
        pipe.endWriting()
        #expect(waiter.wait(until: nil, writable: nil) == [.inputEnded(errno: nil)])
        #expect(waiter.wait(until: nil, writable: nil) == [.inputEnded(errno: nil)])
    }

    @Test func `a descriptor that cannot be read ends the input`() throws {
        var waiter = try Waiter(input: open("/dev/null", O_WRONLY), signals: SignalReader([]))
        #expect(waiter.wait(until: nil, writable: nil) == [.inputEnded(errno: EBADF)])
    }

    @Test func `waits are rounded up to milliseconds`() {
        #expect(Waiter.milliseconds(until: nil) == -1)
        #expect(Waiter.milliseconds(until: .now - .seconds(5)) == 0)
        #expect(Waiter.milliseconds(until: .now + .seconds(1_000_000)) == 86_400_000)
    }

    private func makeWaiter(_ pipe: Pipe) throws -> Waiter {
        try Waiter(input: pipe.reading, signals: SignalReader([]))
    }
}

private final class Pipe {
    let reading: Int32
    private(set) var writing: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        endWriting()
        close(reading)
    }

    func send(_ text: String) {
        _ = Array(text.utf8).withUnsafeBytes { write(writing, $0.baseAddress, $0.count) }
    }

    func endWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }
}
