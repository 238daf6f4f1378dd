import ClientCore
import ClientNetwork
import SecureChannel
import SottoModel
import SottoWire

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
        handle(.online)
    }

    private func take(_ event: ServerEvent) {
        switch event {
        case .welcome(let welcome): enter(welcome)
        case .whisper(let whisper): open(whisper)
        case .close(let reason):
            closeReason = reason
            handle(.server(event))
        default: handle(.server(event))
        }
    }

    /// The door stays here: nothing that is shown knows it.
    private func enter(_ welcome: Welcome) {
        keep(welcome.door)
        var shown = welcome
        shown.door = nil
        handle(.server(.welcome(shown)))
    }

    private func open(_ whisper: IncomingWhisper) {
        // What cannot be opened says nothing anybody could act on.
        guard let body = try? WhisperCodec.decode(whisper.sealed) else { return }
        handle(.whisper(from: whisper.from, whisper.id, at: whisper.at, body, number: whisper.number))
    }

    private func lose(_ end: LinkEnd) {
        uplink = nil
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
