import Logging
import NIOCore
import SecureChannel
import SottoModel
import Telemetry

/// What a loop counts and logs of those who come and go. No name, no room and no word of anybody is logged; an
/// identity is the beginning of its fingerprint, a source its address.
extension Loop {
    func turnAway(_ channel: any Channel) {
        figures.turnedAway += 1
        note("turned-away", .notice, ["source": Self.address(of: channel)])
    }

    func noteFailure(of connection: Connection, _ failure: HandshakeFailure) {
        count(failure)
        note(
            "handshake-failed", .info, ["kind": "\(failure.rawValue)", "source": Self.address(of: connection.channel)])
    }

    func noteSignIn(_ connection: Connection) {
        log.debug("sign-in", metadata: ["identity": Self.name(of: connection)])
    }

    /// The server ends it, for the client's sake or its own.
    func noteCut(_ connection: Connection, _ reason: CloseReason) {
        figures.cuts[reason, default: 0] += 1
        note("cut", .info, ["reason": "\(reason)", "identity": Self.name(of: connection)])
    }

    func noteEnd(_ connection: Connection) {
        guard !connection.holdsHalfOpen else { return }
        log.debug("sign-out", metadata: ["identity": Self.name(of: connection)])
    }

    /// Anybody outside may cause it as often as they like, so it has a budget.
    private func note(_ event: String, _ level: Logger.Level, _ metadata: @autoclosure () -> Logger.Metadata) {
        guard log.logLevel <= level, let leftOut = logBudget.take(event, now: NIODeadline.now().uptimeNanoseconds)
        else { return }
        var metadata = metadata()
        if leftOut > 0 { metadata["left-out"] = "\(leftOut)" }
        log.log(level: level, "\(event)", metadata: metadata)
    }

    private static func address(of channel: any Channel) -> Logger.MetadataValue {
        "\(channel.remoteAddress?.ipAddress ?? "gone")"
    }

    /// The first two groups of the fingerprint: enough to tell people in a log apart.
    private static func name(of connection: Connection) -> Logger.MetadataValue {
        guard let identity = connection.identity else { return "-" }
        return "\("\(Fingerprint(of: identity.key))".prefix(9))"
    }
}
