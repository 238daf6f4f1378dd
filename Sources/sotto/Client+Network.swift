import ClientCore
import ClientNetwork
import ClientStore
import SecureChannel
import SottoModel

extension Client {
    func take(_ event: NetworkEvent) {
        switch event {
        case .keyUnknown(let key): meet(key)
        case .keyChanged(let shown, let pinned):
            handle(.serverKeyChanged(fingerprint: Self.words(shown), pinned: Self.words(pinned)))
        case .online(let uplink): goOnline(uplink)
        case .received(let events): events.forEach(take)
        case .ended(let end): lose(end)
        }
    }

    private func meet(_ key: ChannelKey) {
        shownKey = key
        guard setup.acceptsNew else { return handle(.serverKeyUnknown(fingerprint: Self.words(key))) }
        perform(.trustServer)
    }

    private func goOnline(_ uplink: Uplink) {
        self.uplink = uplink
        closeReason = nil
        pin(setup.pinned)
        correspond()
        handle(.online)
    }

    private func take(_ event: ServerEvent) {
        switch event {
        case .welcome(let welcome): enter(welcome)
        case .whisper(let whisper): open(whisper)
        case .card(let identity, let card): learn(card, of: identity)
        case .statements(let identity, let statements): learn(statements, about: identity)
        case .relay(let from, let channel, let sealed): hear(sealed, on: channel, from: from)
        case .undeliverable(let to, let channel): giveUp(channel, to: to)
        case .close(let reason):
            closeReason = reason
            handle(.server(event))
        default: takeOfRooms(event)
        }
    }

    /// The door stays here: nothing that is shown knows it.
    private func enter(_ welcome: Welcome) {
        keep(welcome.door)
        remember { $0 = setup.remember(in: $0) }
        if let key = known[setup.invite.address] {
            handle(.wayIn(key, isClosed: known[doorOf: setup.invite.address] != nil))
        }
        var shown = welcome
        shown.door = nil
        handle(.server(.welcome(shown)))
    }

    private func lose(_ end: LinkEnd) {
        uplink = nil
        correspondence = nil
        sealedDesk?.lose()
        isBlocked = false
        if end == .unanswered, connectByInvite() { return }
        handle(.disconnected(Disconnect(end, closeReason: closeReason)))
    }

    static func words(_ key: ChannelKey) -> String {
        "\(Fingerprint(of: key.key))"
    }
}

extension Disconnect {
    init(_ end: LinkEnd, closeReason: CloseReason?) {
        if let closeReason {
            self = .closed(closeReason)
            return
        }
        self =
            switch end {
            case .unresolved: .unresolved
            case .refused: .refused
            case .unreachable: .unreachable
            case .timedOut: .timedOut
            case .unanswered: .unanswered
            case .cut, .cancelled: .cut
            case .malformed: .protocolError
            case .otherVersion(let version): .wrongVersion(older: version > Preamble.version ? .client : .server)
            }
    }
}
