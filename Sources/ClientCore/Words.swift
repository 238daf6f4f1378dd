package import SottoModel

/// What is said to the person here. Every error says what to do.
package enum Words {
    static let tooMuchForTheLine = "that is more than the input line holds; nothing was put in"

    static func nobody(_ name: String) -> String {
        "nobody here is called \(name); /who lists who is"
    }

    static func unknownCommand(_ name: String) -> String {
        guard let nearest = SlashCommand.nearest(to: name) else {
            return "there is no command /\(name); /help lists them, // sends a line that begins with a slash"
        }
        return "there is no command /\(name); did you mean \(nearest.usage)?"
    }

    static func unknownKey(of server: ServerAddress, _ fingerprint: String) -> String {
        """
        the key of \(server) is new here:
        \(fingerprint)
        Compare it with what sottod printed when it started. y trusts it from now on and connects, n does not.
        """
    }

    static func keyChanged(of server: ServerAddress, shown: String, pinned: String) -> String {
        """
        the key of \(server) has changed, so sotto did not connect.
        pinned: \(pinned)
        shown:  \(shown)
        Somebody may be between you and the server. Ask its operator; only when the new key is theirs, remove \
        the old pin and connect again.
        """
    }

    static func lost(_ why: Disconnect, server: ServerAddress) -> String {
        "\(reason(why, server: server)). Trying again; Enter on an empty line tries now"
    }

    /// - Parameter now: the server's.
    static func of(_ refusal: Refusal, at now: Timestamp) -> String {
        switch refusal {
        case .nameTaken(let free): "that name is taken; /nick \(free) is free"
        case .badProof: "the identity could not be proved"
        case .tooManySessions: "too many sessions of this identity; end one first"
        case .tooManyRooms: "too many rooms; /leave one first"
        case .notInRoom: "you are not in that room"
        case .tooLong: "too long"
        case .nobodyThere: "nobody there"
        case .notAdmitted: "the invite was used or withdrawn; ask for a new one"
        case .idInUse: "its id is in use; send it again"
        case .badName: "the server takes no such name; choose another"
        case .notOperator: "only operators may do that"
        case .banned(let until, let reason):
            "you are banned" + term(until, at: now) + (reason.isEmpty ? "" : ": \(reason)")
        case .muted(let until): "you are muted" + term(until, at: now)
        case .privateRoom: "it is private; an operator of it has to /invite you"
        case .slow(let wait): "slow mode: wait \(wait) s"
        case .whispersOff: "they take no whispers"
        case .inboxFull: "their inbox is full"
        case .noSuchName: "nobody has that name"
        case .notYours: "that is somebody else's message"
        case .stale: "somebody else changed who is in the room at the same time; try again"
        case .roomFull: "a sealed room has at most 100 people"
        case .noSuchMessage: "there is no such message here any more"
        case .keyInDoubt: "the key of whom it is for is not known to be theirs"
        case .notPossible: "not possible"
        }
    }

    private static func term(_ until: Timestamp?, at now: Timestamp) -> String {
        until.map { " for " + Lasting.words(from: now, to: $0) } ?? ""
    }

    static func of(_ policy: WhisperPolicy) -> String {
        switch policy {
        case .everybody: "whispers are taken from everybody"
        case .roommates: "whispers are taken from who is in a room with you"
        case .nobody: "whispers are taken from nobody"
        }
    }

    static func of(_ stop: Stop) -> String {
        switch stop {
        case .replaced: "this identity signed in elsewhere. Enter on an empty line comes back here"
        case .erased:
            "the server's operator erased your account and what you said. Enter on an empty line begins a new one"
        case .keyChanged: "the server's key has changed"
        case .notTrusted: "the server's key is not trusted"
        case .wrongVersion(.client): "this sotto is older than the server; update it"
        case .wrongVersion(.server): "the server is older than this sotto; ask its operator to update it"
        case .refused: "the server did not let us in"
        case .leaving: "leaving"
        }
    }

    static let tooFarBack = "that line is further back than is held here"

    /// What stands above the first line of a log.
    package static func of(_ edge: Past.Edge, in room: RoomName) -> String {
        switch edge {
        case .loading: "loading earlier lines…"
        case .beginning: "the beginning of \(room)"
        case .gone: "earlier lines are no longer kept"
        case .full: "so much is held here; /search finds what was said before"
        }
    }

    /// How many lines were found, and what else there is to say.
    package static func found(_ finding: Finding) -> String {
        guard !finding.isAsked || !finding.hits.isEmpty else { return "looking…" }
        let lines = finding.hits.count == 1 ? "1 line" : "\(finding.hits.count) lines"
        let more = finding.more ? ", and there are more" : ""
        let rest = finding.isComplete ? "" : "; the server has not looked everywhere yet"
        return (finding.hits.isEmpty ? "nothing found" : lines + more) + rest
    }

    package static func of(_ error: NameError) -> String {
        switch error {
        case .empty, .noHash: "a name has one character at least"
        case .tooLong: "that name is too long: at most 32 characters and 128 bytes"
        case .refused(let scalar) where scalar.properties.isWhitespace: "a name has no spaces"
        case .refused: "a name has no / or # in front and no invisible characters"
        case .mixed(let one, let other): "a name has letters of one script, and not of \(one) and \(other)"
        }
    }

    /// nil for an end there is nothing to say about.
    static func earlierEnd(_ reason: CloseReason?) -> String? {
        switch reason {
        case .stalled: "the server had ended the last connection: it took nothing in for too long"
        case .silent: "the server had ended the last connection: it heard nothing for too long"
        case .malformed: "the server had ended the last connection: it did not understand this client"
        case .leaving, .shuttingDown, .restarting, .banned, .erased, .replaced, .refused, nil: nil
        }
    }

    private static func reason(_ why: Disconnect, server: ServerAddress) -> String {
        switch why {
        case .unresolved: "there is no host \(server.host)"
        case .refused: "nothing answers at \(server) (is sottod running there?)"
        case .unreachable: "\(server) cannot be reached"
        case .timedOut: "\(server) does not answer"
        case .unanswered: "\(server) takes connections and says nothing: it may be closed to you; ask for a new invite"
        case .cut: "the connection was cut"
        case .closed(.shuttingDown): "the server is shutting down"
        case .closed(.restarting): "the server restarts"
        case .closed(.banned): "an operator of the server ended the connection"
        case .closed(.stalled): "the server ended the connection: nothing was taken in for too long"
        case .closed(.silent): "the server ended the connection: nothing was heard for too long"
        case .closed(.leaving), .closed(.replaced), .closed(.refused), .closed(.malformed), .closed(.erased):
            "the server ended the connection"
        case .protocolError, .wrongVersion: "\(server) does not speak this protocol"
        }
    }
}
