package import SottoModel

/// Whose messages are not shown: a key and the name it went by last, one a line.
///
///     MbreUwqy76XE66hEG7lEsJ4GQ9W7DXQoMxKdTsrJn10 mallory
package struct IgnoredPeople: Equatable, Sendable {
    package let people: [Person]

    package init(_ people: [Person] = []) {
        self.people = people
    }

    /// - Throws: the number of the first line that is none. A line passed over would be somebody heard again.
    package init(_ text: String) throws(IgnoredPeopleError) {
        var people: [Person] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let parts = line.split(separator: " ")
            guard parts.count == 2, let key = Base64URL.decode(parts[0]).flatMap({ IdentityKey($0) }),
                let name = try? UserName(String(parts[1]))
            else { throw IgnoredPeopleError(line: index + 1) }
            people.append(Person(identity: key, name: name))
        }
        self.people = people
    }

    package var text: String {
        people.map { "\(Base64URL.encode($0.identity.bytes)) \($0.name)\n" }.joined()
    }
}

/// A line of the file that is no key with a name.
package struct IgnoredPeopleError: Error, Hashable, Sendable {
    package let line: Int
}
