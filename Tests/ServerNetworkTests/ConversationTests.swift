import SottoModel
import SottoWire
import TestSupport
import Testing

@Suite(.serialized) struct `A conversation` {
    @Test func `is the same for everybody`() throws {
        try Served.during { served in
            let people = try ["mina", "hana", "bob"].map { try Client($0, in: "#lobby", at: served) }
            for number in 0..<30 {
                for person in people { try person.say("\(person.person.name) \(number)") }
            }
            let transcripts = try people.map { try $0.read(lines: 90) }
            #expect(transcripts.flatMap { $0.breaks() } == [])
            #expect(Set(transcripts.map { $0.texts() }).count == 1)
            #expect(transcripts[0].numbers() == (0..<90).map { EntryNumber(Served.firstNumber + $0) })
            for person in people {
                let own = transcripts[1].texts().filter { $0.hasPrefix("\(person.person.name)") }
                #expect(own == (0..<30).map { "\(person.person.name) \($0)" })
            }
        }
    }

    @Test func `tells who is there, who comes, who is called otherwise and who goes`() throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            let hana = try Client("hana", at: served)
            _ = try hana.signIn()
            let joined = try hana.join("#lobby")
            #expect(joined.roster == RosterPage(count: 2, people: [mina.person, hana.person], next: nil))
            #expect(try mina.delta().joined == [hana.person])
            try hana.send(.rename("sora"))
            #expect(
                try mina.delta().renamed == [Rename(identity: hana.person.identity, old: "hana", new: "sora")]
            )
            try hana.send(.leave(joined.room))
            #expect(
                try mina.delta()
                    == PresenceDelta(count: 1, left: [Person(identity: hana.person.identity, name: "sora")]))
        }
    }

    @Test func `whispered is heard by one`() throws {
        try Served.during { served in
            let people = try ["mina", "hana", "bob"].map { try Client($0, in: "#lobby", at: served) }
            let sealed = [2] + BodyCodec.encode(.say("psst"))
            try people[0].send(.whisper(to: people[1].person.identity, .number(9), sealed: sealed))
            let outcome = try people[0].until {
                if case .outcome(_, let outcome) = $0 { outcome } else { nil }
            }
            #expect(outcome == .delivered)
            let heard = try people[1].until { event -> [UInt8]? in
                guard case .whisper(let whisper) = event, whisper.from == people[0].person else { return nil }
                return whisper.id == .number(9) ? whisper.sealed : nil
            }
            #expect(heard == sealed)
            let others = try people[2].readUpToNow() + people[1].readUpToNow()
            #expect(others.allSatisfy { if case .whisper = $0 { false } else { true } })
        }
    }

    @Test func `sent twice is kept once`() throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            let post = mina.post(.say("hi"))
            try mina.sendTogether([post, post, mina.post(.say("end"))])
            let transcript = try mina.read(until: "end")
            #expect(transcript.texts() == ["hi", "end"])
            #expect(transcript.outcomes == [.kept(EntryNumber(Served.firstNumber))])
        }
    }

    @Test func `goes on for whoever left a room and came back`() throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            let hana = try Client("hana", in: "#lobby", at: served)
            for text in ["one", "two"] { try mina.say(text) }
            let last = try #require(try hana.read(until: "two").numbers().last)
            try hana.send(.leave(1))
            _ = try hana.until { $0 == .left(1) ? true : nil }
            for text in ["three", "four"] { try mina.say(text) }
            _ = try mina.read(until: "four")
            _ = try hana.join("#lobby", after: last)
            #expect(try hana.read(until: "four").texts() == ["three", "four"])
        }
    }

    @Test func `has room for those who only read or send`() throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            let script = try Client("hana", at: served, isInteractive: false)
            _ = try script.signIn()
            #expect(try script.join("#lobby").roster.people == [mina.person])
            try script.say("from a script")
            #expect(try mina.read(until: "from a script").entries[1]?.first?.author == script.person)
        }
    }
}

@Suite(.serialized) struct `The history` {
    @Test func `is given to whoever joins`() throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            for number in 0..<150 { try mina.say("\(number)") }
            _ = try mina.read(until: "149")
            let hana = try Client("hana", in: "#lobby", at: served)
            let transcript = try hana.read(until: "149")
            #expect(transcript.texts() == (50..<150).map { "\($0)" })
            try mina.say("end")
            #expect(try hana.read(until: "end").texts() == ["end"])
        }
    }

    @Test(arguments: [0, 1, 57, 99, 100]) func `goes on behind what one has`(_ count: Int) throws {
        try Served.during { served in
            let mina = try Client("mina", in: "#lobby", at: served)
            for number in 0..<100 { try mina.say("\(number)") }
            let numbers = try mina.read(until: "99").numbers()
            let hana = try Client("hana", at: served)
            _ = try hana.signIn()
            _ = try hana.join("#lobby", after: count == 0 ? 0 : numbers[count - 1])
            try mina.say("end")
            let transcript = try hana.read(until: "end")
            #expect(transcript.texts() == (count..<100).map { "\($0)" } + ["end"])
            #expect(transcript.breaks() == [])
        }
    }

    /// 400 lines of one letter by somebody with the longest name there is.
    @Test func `comes in pages that fit a record, however long names are`() throws {
        try Served.during { served in
            let long = UserName(stringLiteral: String(repeating: "👍", count: 32))
            let talker = try Client(long, in: "#lobby", at: served, key: "talker")
            for number in 0..<400 { try talker.say(number == 399 ? "z" : "a") }
            _ = try talker.read(until: "z")
            let hana = try Client("hana", at: served)
            _ = try hana.signIn()
            _ = try hana.join("#lobby", after: 0)
            let transcript = try hana.read(until: "z")
            #expect(transcript.texts().count == 400)
            #expect(transcript.breaks() == [])
        }
    }
}

extension Client {
    fileprivate func delta() throws -> PresenceDelta {
        try until { event in
            guard case .presence(_, let delta) = event, !delta.isEmpty else { return nil }
            return delta.joined.contains(person) ? nil : delta
        }
    }
}
