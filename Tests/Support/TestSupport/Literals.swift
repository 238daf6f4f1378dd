package import SottoModel

// Names and numbers as literals. A name that is none ends the test run.

extension UserName: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        guard let name = try? Self.init(text) else { preconditionFailure("no user name: \(text)") }
        self = name
    }
}

extension RoomName: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        guard let name = try? Self.init(text) else { preconditionFailure("no room name: \(text)") }
        self = name
    }
}

extension EntryNumber: ExpressibleByIntegerLiteral {
    package init(integerLiteral number: UInt64) {
        self.init(number)
    }
}

extension RoomID: ExpressibleByIntegerLiteral {
    package init(integerLiteral number: UInt64) {
        self.init(number)
    }
}
