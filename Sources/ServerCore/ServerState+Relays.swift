import SottoModel

extension ServerState {
    /// From one who is there to another who is: handed on, and kept nowhere.
    mutating func relay(
        _ session: SessionID, to reader: IdentityKey, on channel: UInt64, _ sealed: [UInt8], _ effects: inout [Effect]
    ) {
        guard let author = sessions[session] else { return }
        let relay = RelayWindow.Relay(of: author.person.identity, channel: channel, bytes: sealed)
        let isWanted = author.talks && sealed.count <= WireLimits.whisperBytes && takes(reader, from: author)
        guard reader != author.person.identity, let target = interactive[reader], sessions[target]?.talks == true,
            sessions[target]?.relays.admits(relay, isWanted: isWanted) == true
        else {
            return effects.append(.lane(session, .direct(session, .undeliverable(to: reader, channel: channel))))
        }
        effects.append(
            .lane(target, .direct(target, .relay(from: author.person, channel: channel, sealed: sealed))))
    }
}
