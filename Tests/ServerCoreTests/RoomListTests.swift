import ServerCore
import SottoModel
import TestSupport
import Testing

struct `A list of rooms` {
    /// Rooms by number, the odd ones private.
    private static func listing(_ names: [String], topics: [String: String] = [:]) throws -> RoomListing {
        var listing = RoomListing()
        for (number, name) in names.enumerated() {
            let room = ListedRoom(
                name: try RoomName(name), topic: topics[name] ?? "", count: number, isPrivate: number % 2 == 1)
            listing.apply(.listed(RoomID(UInt64(number)), room))
        }
        return listing
    }

    private static func names(
        _ listing: RoomListing, after: RoomName? = nil, matching: String = "", visible: Set<RoomID> = []
    ) -> [String] {
        listing.page(after: after, matching: matching) { visible.intersection($0) }.rooms.map(\.name.text)
    }

    @Test func `is by name, without what is private`() throws {
        let listing = try Self.listing(["#c", "#x", "#a", "#y", "#b"])
        #expect(Self.names(listing) == ["#a", "#b", "#c"])
        #expect(Self.names(listing, visible: [1]) == ["#a", "#b", "#c", "#x"])
    }

    @Test(arguments: [("TEA", ["#a", "#tea"]), ("차", ["#한국"]), ("zzz", []), ("#", ["#a", "#tea", "#한국"])])
    func `holds what matches by name or topic`(_ part: String, _ found: [String]) throws {
        let listing = try Self.listing(
            ["#tea", "#p", "#a", "#q", "#한국"], topics: ["#a": "about Tea", "#한국": "차 이야기", "#p": "tea"])
        #expect(Self.names(listing, matching: part) == found)
    }

    @Test func `comes in pages of fifty, however many are private`() throws {
        let listing = try Self.listing((0..<240).map { "#r\(1000 + $0)" })
        let first = listing.page(after: nil, matching: "") { _ in [] }
        #expect(first.rooms.map(\.count) == (0..<50).map { 2 * $0 })
        #expect(first.more)
        let last = listing.page(after: "#r1198", matching: "") { _ in [] }
        #expect(last.rooms.map(\.count) == (100..<120).map { 2 * $0 })
        #expect(!last.more)
        #expect(listing.page(after: "#r1139", matching: "") { _ in [] }.more == false)
    }

    @Test func `asks about so many private rooms at a time`() throws {
        let listing = try Self.listing((0..<400).map { "#r\(1000 + $0)" })
        var most = 0
        _ = listing.page(after: nil, matching: "") { rooms in
            most = max(most, rooms.count)
            return []
        }
        #expect((1...64).contains(most))
    }

    @Test func `goes on behind a room that has gone`() throws {
        var listing = try Self.listing(["#a", "#p", "#c", "#q", "#e"])
        listing.apply(.gone(2))
        #expect(Self.names(listing, after: "#c") == ["#e"])
        #expect(listing.count == 4)
        listing.apply(.gone(2))
        #expect(listing.count == 4)
    }

    @Test(arguments: 1...5) func `agrees with a plain one, whatever happens`(_ seed: UInt64) throws {
        var chance = SplitMix(seed: seed)
        var listing = RoomListing()
        var plain: [RoomID: ListedRoom] = [:]
        for step in 0..<500 {
            let id = RoomID(.random(in: 0..<20, using: &chance))
            if Bool.random(using: &chance) {
                let room = ListedRoom(name: try RoomName("#r\(id.rawValue)"), topic: "", count: step, isPrivate: false)
                plain[id] = room
                listing.apply(.listed(id, room))
            } else {
                plain[id] = nil
                listing.apply(.gone(id))
            }
            let page = listing.page(after: nil, matching: "") { _ in [] }
            #expect(page.rooms == plain.values.sorted { $0.name.text < $1.name.text })
        }
    }
}

struct `What changes about rooms` {
    @Test func `is told once, so much at a time`() {
        let hall = Hall(in: "#one", "alice0", "bob1")
        hall.does("alice0", .join("#two", after: nil))
        #expect(Set(hall.changes(5)) == ["#one 2", "#two 1"])
        #expect(hall.changes(5) == [])
        _ = hall.posts("alice0", 1, .topic("tea"))
        hall.keeps(1, as: 5)
        #expect(hall.changes(5) == ["#one 2 tea"])
        _ = hall.posts("alice0", 2, .say("hi"))
        hall.keeps(2, as: 6)
        #expect(hall.changes(5) == [])
        for room in ["#three", "#four"] as [RoomName] { hall.does("bob1", .join(room, after: nil)) }
        #expect(hall.changes(1).count == 1)
        #expect(hall.changes(5).count == 1)
    }

    @Test func `is that a room is gone, where anybody had heard of it`() {
        let hall = Hall(in: "#one", "alice0")
        hall.does("alice0", .leave(1))
        #expect(hall.changes(5) == [])
        hall.does("alice0", .join("#two", after: nil))
        #expect(hall.changes(5) == ["#two 1"])
        hall.does("alice0", .leave(2))
        #expect(hall.changes(5) == ["2 gone"])
    }

    @Test func `is that a room is closed`() {
        let hall = Hall(in: "#one", "root0")
        _ = hall.changes(5)
        hall.orders("root0", .close(true), as: 1)
        #expect(hall.changes(5) == ["#one 1 private"])
    }

    @Test func `that is private is visible to who may come in`() {
        let hall = Hall()
        for session in ["alice0", "bob1", "carol1", "root2"] { hall.settleIn(session) }
        hall.founds("alice0")
        hall.orders("alice0", .invite(Person("bob")), as: 2)
        #expect(
            ["alice0", "bob1", "carol1", "root2", "ghost0"].map { hall.sees($0, 1) } == [
                true, true, false, true, false,
            ])
    }
}
