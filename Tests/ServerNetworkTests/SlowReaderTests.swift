import Posix
import ServerHub
import SottoModel
import TestSupport
import Testing

/// Readers that take nothing for a while, with little room for what waits.
@Suite(.serialized) struct `A reader that stops reading` {
    private static let limits = Limits.off { $0.pendingBytes = 16 * 1024 }
    private static let line = String(repeating: "가", count: 1300)

    @Test func `keeps nobody waiting, and gets everything once when it reads again`() throws {
        try Served.during(Self.limits) { served in
            let slow = try Client("slow", in: "#lobby", at: served, receiveBuffer: 4096)
            let quick = try Client("quick", in: "#lobby", at: served)
            let talker = try Client("talker", in: "#lobby", at: served)
            for number in 0..<300 { try talker.say("\(number) \(Self.line)") }
            try talker.say("end")
            #expect(try quick.read(until: "end").texts().count == 301)
            let transcript = try slow.read(until: "end")
            #expect(transcript.pageCount > 0)
            #expect(transcript.texts().count == 301)
            #expect(transcript.breaks() == [])
            try talker.say("live again")
            #expect(try slow.read(until: "live again").pageCount == 0)
        }
    }

    /// More than the arena holds, so that what waits is written over.
    @Test func `gets everything once though the arena has gone round`() throws {
        try Served.during(.off { $0.pendingBytes = 64 * 1024 * 1024 }) { served in
            let slow = try Client("slow", in: "#lobby", at: served, receiveBuffer: 4096)
            let quick = try Client("quick", in: "#lobby", at: served)
            let talker = try Client("talker", in: "#lobby", at: served)
            for number in 0..<700 { try talker.say("\(number) \(Self.line)\(Self.line)") }
            try talker.say("end")
            #expect(try quick.read(until: "end").breaks() == [])
            let transcript = try slow.read(until: "end")
            #expect(transcript.texts().count == 701)
            #expect(transcript.breaks() == [])
        }
    }

    @Test(arguments: 1...3) func `of several rooms gets each of them once`(_ seed: UInt64) throws {
        try Served.during(Self.limits) { served in
            var chance = SplitMix(seed: seed)
            let slow = try Client("slow", in: "#one", "#two", "#three", at: served, receiveBuffer: 4096)
            let talker = try Client("talker", in: "#one", "#two", "#three", at: served)
            var transcript = Transcript()
            for number in 0..<600 {
                try talker.say("\(number) \(Self.line)", in: RoomID(.random(in: 1...3, using: &chance)))
                // Now and then it takes a little, and comes and goes between pages and live lines.
                guard Int.random(in: 0..<3, using: &chance) == 0, let event = try slow.next() else {
                    continue
                }
                transcript.take(event)
            }
            for room in [1, 2, 3] as [RoomID] { try talker.say("end", in: room) }
            while !([1, 2, 3] as [RoomID]).allSatisfy({ transcript.texts(in: $0).last == "end" }) {
                transcript.take(try #require(try slow.next()))
            }
            for room in [1, 2, 3] as [RoomID] { #expect(transcript.breaks(in: room) == []) }
            #expect(transcript.entries.values.reduce(0) { $0 + $1.count } == 603)
        }
    }

    /// The changes it did not read are gone, so it reads who is there now.
    @Test func `gets the user list anew when it reads again`() throws {
        try Served.during(Self.limits) { served in
            let slow = try Client("slow", in: "#lobby", at: served, receiveBuffer: 4096)
            let talker = try Client("talker", in: "#lobby", at: served)
            for number in 0..<300 { try talker.say("\(number) \(Self.line)") }
            let late = try Client("late", in: "#lobby", at: served)
            for number in 0..<300 { try talker.say("\(number) \(Self.line)") }
            try talker.say("end")
            // It may have caught up once before anybody was late: then a change tells of them, or a later list.
            let count: Int = try slow.until { event in
                switch event {
                case .roster(_, let page) where page.isFresh && page.people.contains(late.person): page.count
                case .presence(_, let delta) where delta.joined.contains(late.person): delta.count
                default: nil
                }
            }
            #expect(count == 3)
        }
    }

    /// The list it was shown is older than its place among what is said.
    @Test func `hears who comes while it is still told what was said before`() throws {
        try Served.during { served in
            let talker = try Client("talker", in: "#lobby", at: served)
            try talker.say("before")
            _ = try talker.until { event in if case .entry = event { true } else { nil } }
            // What was said before never comes.
            served.hub.pages.close()
            let reader = try Client("reader", in: "#lobby", at: served)
            let late = try Client("late", in: "#lobby", at: served)
            let count: Int = try reader.until { event in
                if case .presence(_, let delta) = event, delta.joined.contains(late.person) { delta.count } else { nil }
            }
            #expect(count == 3)
        }
    }

    @Test func `for too long is cut, and reads why when it comes back`() throws {
        try Served.during(.off { $0.stalledSeconds = 1 }) { served in
            let slow = try Client("slow", in: "#lobby", at: served, receiveBuffer: 4096)
            let watcher = try Client("watcher", in: "#lobby", at: served)
            let talker = try Client("talker", in: "#lobby", at: served)
            for number in 0..<300 { try talker.say("\(number) \(Self.line)") }
            _ = try watcher.until { $0.left.contains(slow.person) ? true : nil }
            let again = try Client("slow", at: served)
            #expect(try again.signIn().previousClose == .stalled)
        }
    }
}

@Suite(.serialized) struct `Whoever says too much at once` {
    @Test func `is read more slowly, and loses nothing`() throws {
        let limits = Limits.off {
            $0.messageBurst = 3
            $0.messagesPerSecond = 100
        }
        try Served.during(limits) { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            try mina.sendTogether((0..<60).map { mina.post(.say("\($0)")) })
            #expect(try mina.read(until: "59").texts() == (0..<60).map { "\($0)" })
        }
    }

    @Test func `in requests is read more slowly, and loses nothing`() throws {
        let limits = Limits.off {
            $0.requestBurst = 3
            $0.requestsPerSecond = 100
        }
        try Served.during(limits) { served in
            let mina = try Client("mina", at: served)
            _ = try mina.signIn()
            try mina.sendTogether((0..<50).map { .find(UserName(stringLiteral: "x\($0)")) })
            #expect(try mina.readUpToNow().count == 50)
        }
    }

    @Test func `has no more than so many under way, and loses nothing`() throws {
        try Served.during(.off { $0.proposalsInFlight = 2 }) { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            for start in stride(from: 0, to: 300, by: 60) {
                try mina.sendTogether((start..<start + 60).map { mina.post(.say("\($0)")) })
            }
            #expect(try mina.read(until: "299").texts() == (0..<300).map { "\($0)" })
        }
    }

    @Test func `goes on when the journal has caught up, and loses nothing`() throws {
        try Served.during(.off { $0.journalQueueBytes = 500 }) { served in
            let people = try ["mina", "hana", "bob"].map { try Client($0, in: "#lobby", at: served) }
            for _ in 0..<10 {
                for person in people { try person.sendTogether((0..<30).map { _ in person.post(.say("x")) }) }
            }
            for person in people { try person.say("\(person.person.name)") }
            #expect(try people[0].read(lines: 903).breaks() == [])
        }
    }
}
