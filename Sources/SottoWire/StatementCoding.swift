internal import SottoModel
internal import SwiftProtobuf

extension Sotto_KeyStatements {
    init(of identity: IdentityKey, _ statements: [KeyStatement]) {
        self.identity = Protobuf.data(identity.bytes)
        self.statements = statements.map { Protobuf.data($0.bytes) }
    }

    func event() throws(WireError) -> ServerEvent {
        .statements(of: try identityKey(identity), try statements.model())
    }
}

extension Sequence where Element: Collection<UInt8> {
    /// Bytes that are signed as they are.
    func model() throws(WireError) -> [KeyStatement] {
        var statements: [KeyStatement] = []
        for bytes in self {
            guard let statement = KeyStatement(Array(bytes)) else { throw .malformed }
            statements.append(statement)
        }
        return statements
    }
}
