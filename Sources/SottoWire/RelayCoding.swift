internal import SottoModel
internal import SwiftProtobuf

extension Sotto_RelayTo {
    init(to: IdentityKey, channel: UInt64, sealed: [UInt8]) {
        self.to = Protobuf.data(to.bytes)
        self.channel = channel
        self.sealed = Protobuf.data(sealed)
    }

    func request() throws(WireError) -> ClientRequest {
        .relay(to: try identityKey(to), channel: channel, sealed: Array(sealed))
    }
}

extension Sotto_RelayFrom {
    init(from: Person, channel: UInt64, sealed: [UInt8]) {
        self.from = Sotto_Person(from)
        self.channel = channel
        self.sealed = Protobuf.data(sealed)
    }

    func event() throws(WireError) -> ServerEvent {
        .relay(from: try from.model(), channel: channel, sealed: Array(sealed))
    }
}

extension Sotto_Undeliverable {
    init(to: IdentityKey, channel: UInt64) {
        self.to = Protobuf.data(to.bytes)
        self.channel = channel
    }
}
