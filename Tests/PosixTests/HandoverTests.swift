import Posix
import Testing

struct `Sockets handed to a process` {
    private static func read(_ variables: [String: String]) -> [Handover.Handed] {
        Handover.read(process: 42) { variables[$0] }
    }

    @Test func `are numbered from 3 on, with their names`() {
        let handed = Self.read(["LISTEN_PID": "42", "LISTEN_FDS": "2", "LISTEN_FDNAMES": "chat:metrics"])
        #expect(handed == [.init(descriptor: 3, name: "chat"), .init(descriptor: 4, name: "metrics")])
    }

    @Test func `are unknown where they have no name`() {
        let handed = Self.read(["LISTEN_PID": "42", "LISTEN_FDS": "2", "LISTEN_FDNAMES": "chat"])
        #expect(handed.map(\.name) == ["chat", "unknown"])
        #expect(Self.read(["LISTEN_PID": "42", "LISTEN_FDS": "1"]).map(\.name) == ["unknown"])
    }

    @Test(arguments: [
        [:], ["LISTEN_FDS": "1"], ["LISTEN_PID": "41", "LISTEN_FDS": "1"], ["LISTEN_PID": "42"],
        ["LISTEN_PID": "42", "LISTEN_FDS": "0"], ["LISTEN_PID": "42", "LISTEN_FDS": "-1"],
        ["LISTEN_PID": "42", "LISTEN_FDS": "65"], ["LISTEN_PID": "42", "LISTEN_FDS": "x"],
        ["LISTEN_PID": "42", "LISTEN_FDS": "99999999999999999999"],
    ])
    func `are none where anything else is said`(variables: [String: String]) {
        #expect(Self.read(variables) == [])
    }
}
