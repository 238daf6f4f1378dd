import SottoModel
import TestSupport
import Testing

@testable import ServerStore

struct `An exported line` {
    private static let author = Person("mina")
    private static let noon = Timestamp(milliseconds: 1_795_435_200_000)
    private static let who = #""who":{"name":"hana","key":"aGFuYQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#

    private static func stored(_ body: EntryBody) -> StoredEntry {
        let entry = Entry(
            place: .kept(7, prev: 5), author: author, id: .number(1), at: noon, body: body)
        return StoredEntry(
            entry, number: 7, in: 1, after: RoomTip(number: 5, at: 0, chain: RoomTip.start(of: 1, .test).chain), .test)
    }

    private static let place =
        ##"{"room":"#lobby","number":7,"prev":5,"at":"2026-11-23T12:00:00.000Z","id":"00000000-0000-7000-8000-000000000001""##

    @Test(
        arguments: [
            (.say("안녕 👋🏽"), #""kind":"say","text":"안녕 👋🏽""#),
            (.say("\"\\\n\t\u{0}\u{1B}[m\u{9B}\u{7F}"), #""kind":"say","text":"\"\\\n\t\u0000\u001b[m\u009b\u007f""#),
            (.say("\u{202E}\u{2028}\u{E0041}"), #""kind":"say","text":"\u202e\u2028\udb40\udc41""#),
            (.action("waves"), #""kind":"action","text":"waves""#),
            (.topic(""), #""kind":"topic","text":"""#),
            (.reply(to: .number(1), "네"), #""kind":"reply","to":"00000000-0000-7000-8000-000000000001","text":"네""#),
            (
                .amend(.number(1), .edit("고침")),
                #""kind":"edit","of":"00000000-0000-7000-8000-000000000001","text":"고침""#
            ),
            (.amend(.number(1), .retract), #""kind":"retract","of":"00000000-0000-7000-8000-000000000001""#),
            (
                .amend(.number(1), .react(Emoji("♥")!)),
                #""kind":"react","to":"00000000-0000-7000-8000-000000000001","emoji":"♥""#
            ),
            (.order(.slow(seconds: 30)), #""kind":"order","order":"slow","seconds":30"#),
            (.order(.op(Person("hana"))), #""kind":"order","order":"op","# + who),
            (
                .order(.ban(Sentence(Person("hana"), until: noon, reason: "why"))),
                #""kind":"order","order":"ban","# + who + #","until":"2026-11-23T12:00:00.000Z","reason":"why""#
            ),
            (.order(.kick(Sentence(Person("hana")))), #""kind":"order","order":"kick","# + who + #","reason":"""#),
            (
                .order(.keep(Retention(seconds: 60, entries: 5))),
                #""kind":"order","order":"keep","seconds":60,"entries":5"#
            ),
            (.order(.keep(Retention())), #""kind":"order","order":"keep""#),
            (.order(.close(true)), #""kind":"order","order":"private","private":true"#),
            (
                .loss(Loss(after: 3, through: 4, since: noon, until: noon)),
                #""kind":"loss","after":3,"through":4,"since":"2026-11-23T12:00:00.000Z","until":"2026-11-23T12:00:00.000Z""#
            ),
        ] as [(EntryBody, String)])
    func `has what was said, and can be read by anybody`(_ body: EntryBody, _ fields: String) {
        let key = #","author":{"name":"mina","key":"bWluYQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},"#
        #expect(ExportLine.text(Self.stored(body), in: "#lobby", .test) == Self.place + key + fields + "}")
    }

    @Test func `of what was erased says no more than that`() {
        let erased = Self.stored(.say("hi")).erased(.test)
        #expect(ExportLine.text(erased, in: "#lobby", .test) == Self.place + #","kind":"erased"}"#)
    }

    @Test func `of what was altered is none`() {
        var stored = Self.stored(.say("hi"))
        stored.body = Array("ho".utf8)
        #expect(ExportLine.text(stored, in: "#lobby", .test) == nil)
    }
}
