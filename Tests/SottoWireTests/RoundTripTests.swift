import SottoModel
import SottoWire
import TestSupport
import Testing

struct `What is written` {
    @Test(arguments: Sample.requests) func `is what the server reads`(_ request: ClientRequest) throws {
        #expect(try ClientCodec.decode(ClientCodec.encode(request)) == request)
    }

    @Test(arguments: Sample.events) func `is what the client reads`(_ event: ServerEvent) throws {
        #expect(try ServerCodec.decode(ServerCodec.encode(event)) == event)
    }

    @Test(arguments: Sample.bodies) func `is what a whisper's reader reads`(_ body: EntryBody) throws {
        #expect(try BodyCodec.decode(BodyCodec.encode(body)) == body)
    }

    /// The figures of a stranger's client: fields by their numbers.
    @Test func `has these bytes`() {
        #expect(
            ClientCodec.encode(.join(Sample.lobby, after: EntryNumber(5)))
                == Raw.field(2, Raw.field(1, "#lobby") + Raw.number(2, 5)))
        #expect(ClientCodec.encode(.leave(Sample.room)) == Raw.field(3, Raw.number(1, 7)))
        #expect(ClientCodec.encode(.ping(1)) == [9 << 3 | 1, 1, 0, 0, 0, 0, 0, 0, 0])
        #expect(ServerCodec.encode(.close(.replaced)) == Raw.field(17, Raw.number(1, 3)))
        #expect(BodyCodec.encode(.say("hi")) == Raw.field(1, "hi"))
    }
}

struct `What a later version says` {
    @Test(arguments: [
        [], Raw.field(200, "new"), Raw.number(99, 1), Raw.field(200, "a") + Raw.field(201, "b"),
    ])
    func `is skipped`(_ envelope: [UInt8]) throws {
        #expect(try ClientCodec.decode(envelope) == nil)
        #expect(try ServerCodec.decode(envelope) == nil)
    }

    @Test func `is skipped inside what is known`() throws {
        let join = Raw.field(2, Raw.field(1, "#lobby") + Raw.field(90, "new") + Raw.number(91, 4))
        #expect(try ClientCodec.decode(join) == .join(Sample.lobby, after: nil))
        #expect(try ClientCodec.decode(join + Raw.field(300, "new")) == .join(Sample.lobby, after: nil))
    }

    @Test func `leaves an entry of an unknown kind out of its page`() throws {
        let author = Raw.field(1, Sample.key.bytes) + Raw.field(2, "mina")
        let unknown = Raw.number(1, 8) + Raw.field(3, author) + Raw.field(4, Sample.id.bytes)
        #expect(try ServerCodec.decode(Raw.field(6, Raw.number(1, 7) + Raw.field(2, unknown))) == nil)
        let page = Raw.number(1, 7) + Raw.number(3, 8) + Raw.field(4, unknown)
        let expected = Page(after: .zero, through: EntryNumber(8), entries: [])
        #expect(try ServerCodec.decode(Raw.field(7, page)) == .page(Sample.room, expected))
    }

    @Test func `is an outcome of an unknown kind, and skipped`() throws {
        #expect(try ServerCodec.decode(Raw.field(8, Raw.field(1, Sample.id.bytes))) == nil)
    }

    @Test func `is a reason taken for the plainest one`() throws {
        #expect(try ClientCodec.decode(Raw.field(11, Raw.number(1, 77))) == .close(.leaving))
        #expect(try ServerCodec.decode(Raw.field(2, Raw.number(1, 77))) == .refused(.notPossible))
    }
}
