/// What is fuzzed, each with the properties that hold for every input.
///
/// libFuzzer runs them by way of the targets beside this one, `FuzzTests` over what was kept and at random.
package enum Body: String, CaseIterable, Sendable {
    case preamble, serverHandshake, clientHandshake, frames, records
    case envelopes, hostileServer, hostileClients
    case letters, talks, sealedRooms
    case names, terminalText, keys, settings, knownServers, sealedFiles

    /// As the target and the corpus are called.
    package var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    package func check(_ input: [UInt8]) throws(Broken) {
        var supply = Supply(input)
        switch self {
        case .preamble: try checkPreamble(input)
        case .serverHandshake: try checkServerHandshake(&supply)
        case .clientHandshake: try checkClientHandshake(&supply)
        case .frames: try checkFrames(&supply)
        case .records: try checkRecords(&supply)
        case .envelopes: try checkEnvelopes(&supply)
        case .hostileServer: try checkHostileServer(&supply)
        case .hostileClients: try checkHostileClients(&supply)
        case .letters: try checkLetters(&supply)
        case .talks: try checkTalks(&supply)
        case .sealedRooms: try checkSealedRooms(&supply)
        case .names: try checkNames(&supply)
        case .terminalText: try checkTerminalText(&supply)
        case .keys: try checkKeys(&supply)
        case .settings: try checkSettings(&supply)
        case .knownServers: try checkKnownServers(&supply)
        case .sealedFiles: try checkSealedFiles(&supply)
        }
    }

    /// For libFuzzer, which takes the end of the process for a find.
    package func run(_ input: UnsafeBufferPointer<UInt8>) -> CInt {
        do {
            try check(Array(input))
            return 0
        } catch {
            fatalError("\(name): \(error)")
        }
    }
}
