import SecureChannel

/// Whatever a client sends in whatever cut, it gets in by the one conversation that is right, and else not.
func checkServerHandshake(_ supply: inout Supply) throws(Broken) {
    let recording = supply.recording()
    let cuts = (supply.cuts(), supply.cuts())
    let opening = supply.version(of: recording.opening)
    let third = supply.version(of: recording.third)
    var client = Prober(recording)
    for piece in cuts.0.pieces(of: opening) { try client.send(piece) }
    for piece in cuts.1.pieces(of: third) { try client.send(piece) }
    let isRight = (opening + third).starts(with: recording.opening + recording.third)
    try hold(isRight || !client.isIn, "who says other words stays out")
    try hold(!isRight || opening != recording.opening || client.isIn, "who says the right words is in")
    try client.finish()
}

/// Somebody at the door, and what the server did so far.
private struct Prober: ~Copyable {
    private let recording: Recording
    private var server: ServerHandshake
    private var sent: [UInt8] = []
    private var failure: ChannelError?
    private(set) var isIn = false

    init(_ recording: Recording) {
        self.recording = recording
        server = recording.server()
    }

    mutating func send(_ piece: ArraySlice<UInt8>) throws(Broken) {
        guard !isIn else { return }
        let step: ServerHandshake.Step
        do {
            step = try server.receive(piece)
        } catch {
            try hold(failure == nil || failure == error, "the first failure is for ever")
            failure = error
            return
        }
        try hold(failure == nil, "nothing comes after a failure")
        sent += piece
        try look(at: step, after: piece)
    }

    private mutating func look(at step: ServerHandshake.Step, after piece: ArraySlice<UInt8>) throws(Broken) {
        let openingCount = recording.opening.count
        switch step {
        case .needMore:
            try hold(sent.count < openingCount + recording.third.count, "no more is waited for than comes")
        case .send(let answer):
            try hold(sent.count == openingCount, "the opening has one length")
            try hold(answer.count == recording.second.count, "message 2 has one length")
            let isRight = recording.door == nil ? Preamble(Array(sent.prefix(16))) == .open : sent == recording.opening
            try hold(isRight, "an open preamble is answered, or a secret that is known")
        case .refuse(let answer):
            try hold(recording.door == nil, "a closed server says nothing")
            try hold(sent.starts(with: "SOTTO".utf8) && sent[5] != Preamble.version, "another version is refused")
            try hold(answer == Preamble.versionAnswer, "a refusal names the version")
            failure = .handshake
        case .established(let consumed):
            isIn = true
            try hold(consumed <= piece.count, "no more is consumed than came")
            let surplus = sent.count - openingCount - recording.third.count
            try hold(piece.count - consumed == surplus, "what is behind message 3 is left")
        }
    }

    consuming func finish() throws(Broken) {
        let isIn = isIn
        try hold(server.isFinished() == isIn, "a channel comes of a whole handshake")
    }
}

extension ServerHandshake {
    fileprivate consuming func isFinished() -> Bool {
        do { _ = try finish() } catch { return false }
        return true
    }
}
