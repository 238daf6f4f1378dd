internal import Noise
internal import SottoModel

/// One direction of a channel between two people: it seals or opens, and counts.
final class PeerCipher {
    private var cipher: CipherState

    init(_ cipher: consuming CipherState) {
        self.cipher = cipher
    }

    /// Of the next record.
    var number: UInt64 { cipher.nonce }

    func seal(_ items: [PeerItem]) throws(PeerError) -> [UInt8] {
        let text = PeerItem.pack(items)
        var buffer = text + Array(repeating: 0, count: CipherState.tagCount)
        let count = text.count
        do {
            _ = try buffer.withUnsafeMutableBytes { try cipher.encrypt($0, plaintextCount: count) }
        } catch {
            throw .badKey
        }
        rekeyIfDue()
        return buffer
    }

    func open(_ record: [UInt8]) throws(PeerError) -> [PeerItem] {
        var buffer = record
        do {
            let count = try buffer.withUnsafeMutableBytes { try cipher.decrypt($0) }
            buffer.removeLast(buffer.count - count)
        } catch {
            throw .notAuthentic
        }
        rekeyIfDue()
        guard let items = PeerItem.unpack(buffer) else { throw .malformed }
        return items
    }

    private func rekeyIfDue() {
        if cipher.nonce.isMultiple(of: WireLimits.recordsOfAKey) { cipher.rekey() }
    }
}

/// Both directions, under the id that the initiator gave.
struct PeerChannel {
    let id: UInt64
    let sending: PeerCipher
    let receiving: PeerCipher
}
