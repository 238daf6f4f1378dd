import SottoModel
import TestSupport
import Testing

struct `Who says more than they may` {
    /// Longer than the server waits for a sign of life.
    @Test func `is not taken for silent while it is the server who does not listen`() throws {
        let limits = Limits.off {
            $0.messageBurst = 1
            $0.messagesPerSecond = 2
            $0.pingSeconds = 1
            $0.giveUpSeconds = 1
        }
        try Served.during(limits) { served in
            let talker = try Client("talker", in: "#lobby", at: served)
            for number in 0..<8 { try talker.say("\(number)") }
            #expect(try talker.read(until: "7").texts() == (0..<8).map { "\($0)" })
        }
    }
}
