/// One piece of the program, so many times: what `scripts/bench --micro` counts the instructions of.
///
///     micro seal 1000
@main
enum Micro {
    static func main() throws {
        guard CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[2]),
            let piece = pieces[CommandLine.arguments[1]]
        else { throw MicroError.usage(pieces: pieces.keys.sorted()) }
        try piece(count)
    }

    private static let pieces: [String: @Sendable (Int) throws -> Void] = [
        "seal": ChannelPieces.seal, "open": ChannelPieces.open, "handshake": ChannelPieces.handshake,
        "encode": CodecPieces.encode, "decode": CodecPieces.decode, "reducer": ClientPieces.reduce,
        "render": ClientPieces.render, "post": ServerPieces.post,
    ]
}

enum MicroError: Error {
    case usage(pieces: [String])
    case piece(String)
}
