internal import Sodium
package import SottoModel

/// What two members of a sealed room write each other about its keys, inside a letter that they alone read.
///
///     invitation   0x01 │ room, 32 │ name          the writer has added the reader
///     key          0x02 │ room, 32 │ epoch, u64 │ counter, u16 │ secret, 32      the writer's own, from that message on
///     question     0x03 │ room, 32 │ epoch, u64    for the reader's key of that epoch
package struct RoomLetter: Sendable {
    package let room: SealedRoomID
    let content: Content

    enum Content: Sendable {
        case invitation(RoomName)
        case key(SenderChain)
        case question(epoch: UInt64)
    }

    private enum Kind: UInt8 {
        case invitation = 1
        case key = 2
        case question = 3
    }

    init(_ content: Content, about room: SealedRoomID) {
        self.room = room
        self.content = content
    }

    /// - Returns: nil for what is none.
    package init?(_ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard let kind = reader.byte().flatMap(Kind.init), let room = reader.key() else { return nil }
        let content: Content? =
            switch kind {
            case .invitation: reader.text().flatMap { try? RoomName($0) }.map { .invitation($0) }
            case .key: reader.chain().map { .key($0) }
            case .question: reader.number(UInt64.self).map { .question(epoch: $0) }
            }
        guard let content, reader.isEmpty else { return nil }
        self.init(content, about: SealedRoomID(room))
    }

    package var bytes: [UInt8] {
        switch content {
        case .invitation(let name): return [Kind.invitation.rawValue] + room.bytes + Array(name.text.utf8).withLength
        case .key(let chain): return [Kind.key.rawValue] + room.bytes + chain.bytes
        case .question(let epoch): return [Kind.question.rawValue] + room.bytes + epoch.bigEndianBytes
        }
    }

    /// The room that the writer has let the reader into; nil where it is about something else.
    package var invitation: RoomName? {
        if case .invitation(let name) = content { name } else { nil }
    }
}

extension SenderChain {
    /// As it goes to a member, and onto the disk.
    var bytes: [UInt8] {
        epoch.bigEndianBytes + start.bigEndianBytes + withSecret { Array($0) }
    }
}

extension ByteReader {
    mutating func chain() -> SenderChain? {
        guard let epoch = number(UInt64.self), let start = number(UInt16.self), start < SenderChain.length,
            let secret = bytes(SenderChain.secretCount)
        else { return nil }
        return SenderChain(epoch: epoch, from: start, secret: SecretBytes(copying: secret))
    }
}
