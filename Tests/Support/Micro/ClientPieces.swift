import ClientCore
import ClientView
import Screen
import SottoModel
import TestSupport

/// A line that comes into the client, and the screen with it.
enum ClientPieces {
    static func reduce(_ count: Int) {
        var state = online()
        for number in 0..<count { hear(number, &state) }
    }

    /// A frame of 80×24 after each line.
    static func render(_ count: Int) {
        var state = online()
        for number in 0..<50 { hear(number, &state) }
        for number in 50..<50 + count {
            hear(number, &state)
            _ = ClientView.draw(state, size: Size(rows: 24, columns: 80), calendar: .utc)
        }
    }

    private static func hear(_ number: Int, _ state: inout ClientState) {
        happen(.server(CodecPieces.event(number)), Int64(number), &state)
    }

    private static func happen(_ event: ClientEvent, _ time: Int64, _ state: inout ClientState) {
        let moment = Moment(
            wall: Timestamp(milliseconds: 1_795_435_200_000 + time), elapsed: .milliseconds(time),
            random: SplitMix64(seed: UInt64(time)))
        _ = state.handle(event, at: moment)
    }

    private static func online() -> ClientState {
        let alice = Person("alice1")
        var state = ClientState(
            me: Me(identity: alice.identity, proof: []), server: ServerAddress(host: "localhost", port: 7788),
            name: alice.name, room: "#tea")
        let people = [alice, Person("bob1"), Person("carol1")]
        let roster = RosterPage(count: people.count, people: people, next: nil)
        let joined = Joined(
            room: 1, name: "#tea", topic: "tea and talk", roster: roster, last: .zero, rules: RoomRules())
        happen(.start, 0, &state)
        happen(.online, 0, &state)
        happen(
            .server(.welcome(Welcome(name: alice.name, now: Timestamp(milliseconds: 0), previousClose: nil))), 0, &state
        )
        happen(.server(.joined(joined)), 0, &state)
        return state
    }
}
