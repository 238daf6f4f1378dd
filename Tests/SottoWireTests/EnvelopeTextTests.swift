import SottoModel
import SottoWire
import TestSupport
import Testing

struct `An envelope for people to read` {
    @Test func `says in words what is in it`() {
        let post = ClientRequest.post(RoomID(7), .number(1), .say("two words"))
        let text = EnvelopeText.ofRequest(ClientCodec.encode(post))
        #expect(text.contains("post { room: 7") && text.contains("say: \"two words\""), "\(text)")
    }

    @Test func `is nothing where it is none`() {
        #expect(EnvelopeText.ofRequest([0xFF, 0xFF]) == "" && EnvelopeText.ofEvent([0xFF, 0xFF]) == "")
    }

    @Test func `leaves out the way into a closed server`() {
        var welcome = Welcome(name: "alice", now: Timestamp(milliseconds: 1), previousClose: nil)
        let open = ServerCodec.encode(.welcome(welcome))
        welcome.door = Sample.door
        let closed = ServerCodec.encode(.welcome(welcome))
        #expect(EnvelopeText.ofEvent(closed) == EnvelopeText.ofEvent(open))
        #expect(EnvelopeText.hidesSomething(ofEvent: closed) && !EnvelopeText.hidesSomething(ofEvent: open))
    }
}
