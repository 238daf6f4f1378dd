import SecureChannel

/// Whatever a server answers in whatever cut, the client believes the one answer that is right.
func checkClientHandshake(_ supply: inout Supply) throws(Broken) {
    let recording = supply.recording()
    let cuts = supply.cuts()
    let answer = supply.version(of: recording.second)
    var client = Caller(recording)
    try client.start()
    for piece in cuts.pieces(of: answer) { try client.hear(piece) }
    try hold(client.believes == (answer == recording.second), "the right answer, and no other, is believed")
    try client.finish()
}

private struct Caller: ~Copyable {
    private let recording: Recording
    private var client: ClientHandshake
    private var heard: [UInt8] = []
    private var failure: ChannelError?
    private(set) var believes = false

    init(_ recording: Recording) {
        self.recording = recording
        client = recording.client()
    }

    mutating func start() throws(Broken) {
        let opening = try have(try? client.start(), "a client can start")
        try hold(opening == recording.opening, "the same secrets say the same words")
    }

    mutating func hear(_ piece: ArraySlice<UInt8>) throws(Broken) {
        if believes, piece.isEmpty { return }
        heard += piece
        let reply: ClientHandshake.ServerReply
        do {
            reply = try client.receive(piece)
        } catch {
            try hold(failure == nil || failure == error, "the first failure is for ever")
            failure = error
            believes = false
            return try checkVersion()
        }
        try hold(failure == nil && !believes, "nothing comes after a failure, nor after message 2")
        believes = reply != .needMore
    }

    private func checkVersion() throws(Broken) {
        guard case .otherVersion(let version) = failure else { return }
        try hold(heard.starts(with: "SOTTO".utf8) && heard[5] == version, "a version was named")
        try hold(version != Preamble.version, "another version is another one")
    }

    consuming func finish() throws(Broken) {
        let believes = believes
        try hold(client.isFinished() == believes, "message 3 goes to nobody else")
    }
}

extension ClientHandshake {
    fileprivate consuming func isFinished() -> Bool {
        do { _ = try finish() } catch { return false }
        return true
    }
}
