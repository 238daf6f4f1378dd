import ClientStore
import SottoModel
import Testing

struct IgnoredPeopleTests {
    private static let key = "MbreUwqy76XE66hEG7lEsJ4GQ9W7DXQoMxKdTsrJn10"

    @Test func `people are kept by key and name, and read back`() throws {
        let ignored = try IgnoredPeople("# whom I cannot stand\n\n\(Self.key) 김하나\n")
        #expect(ignored.people.map(\.name.text) == ["김하나"])
        #expect(ignored.text == "\(Self.key) 김하나\n")
        #expect(try IgnoredPeople(ignored.text) == ignored)
    }

    @Test(arguments: ["bob", "\(key)", "\(key) a b", "\(key)A bob", "\(key) #bob", "\(key) a\u{202E}b"])
    func `a line that is no key with a name is named`(line: String) {
        #expect { try IgnoredPeople("\(Self.key) bob\n\(line)\n") } throws: { error in
            (error as? IgnoredPeopleError)?.line == 2
        }
    }
}
