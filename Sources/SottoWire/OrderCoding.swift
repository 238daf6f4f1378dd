internal import SottoModel
internal import SwiftProtobuf

extension Sotto_Order {
    init(_ order: SottoModel.Order) {
        kind =
            switch order {
            case .kick(let sentence): .kick(Sotto_Sentence(sentence))
            case .ban(let sentence): .ban(Sotto_Sentence(sentence))
            case .unban(let person): .unban(Sotto_Person(person))
            case .mute(let sentence): .mute(Sotto_Sentence(sentence))
            case .unmute(let person): .unmute(Sotto_Person(person))
            case .op(let person): .op(Sotto_Person(person))
            case .deop(let person): .deop(Sotto_Person(person))
            case .slow(let seconds): .slow(UInt32(clamping: seconds))
            case .invite(let person): .invite(Sotto_Person(person))
            case .close(let isPrivate): .private(isPrivate)
            case .keep(let retention): .keep(Sotto_Retention(retention))
            }
    }

    func model() throws(WireError) -> SottoModel.Order? {
        switch kind {
        case .kick(let sentence): .kick(try sentence.model())
        case .ban(let sentence): .ban(try sentence.model())
        case .unban(let person): .unban(try person.model())
        case .mute(let sentence): .mute(try sentence.model())
        case .unmute(let person): .unmute(try person.model())
        case .op(let person): .op(try person.model())
        case .deop(let person): .deop(try person.model())
        case .slow(let seconds): .slow(seconds: Int(seconds))
        case .invite(let person): .invite(try person.model())
        case .private(let isPrivate): .close(isPrivate)
        case .keep(let retention): .keep(retention.model)
        case nil: nil
        }
    }
}

extension Sotto_Retention {
    init(_ retention: SottoModel.Retention) {
        seconds = UInt64(clamping: retention.seconds ?? 0)
        entries = UInt64(clamping: retention.entries ?? 0)
    }

    var model: SottoModel.Retention {
        Retention(
            seconds: seconds == 0 ? nil : Int64(clamping: seconds),
            entries: entries == 0 ? nil : Int(clamping: entries))
    }
}

extension Sotto_Sentence {
    init(_ sentence: SottoModel.Sentence) {
        who = Sotto_Person(sentence.who)
        until = sentence.until?.milliseconds ?? 0
        reason = sentence.reason
    }

    func model() throws(WireError) -> SottoModel.Sentence {
        Sentence(try who.model(), until: moment(until), reason: reason)
    }
}

extension Sotto_RoomRules {
    init(_ rules: SottoModel.RoomRules) {
        self.private = rules.isPrivate
        sealed = rules.isSealed
        slow = UInt32(clamping: rules.slowSeconds)
        operators = rules.operators.map { Protobuf.data($0.bytes) }
        self.operator = rules.mayOrder
        keepsSeconds = UInt64(clamping: rules.retention.seconds ?? 0)
        keepsEntries = UInt64(clamping: rules.retention.entries ?? 0)
        keepsBytes = UInt64(clamping: rules.quota ?? 0)
    }

    func model() throws(WireError) -> SottoModel.RoomRules {
        var rules = RoomRules()
        rules.isPrivate = self.private
        rules.isSealed = sealed
        rules.slowSeconds = Int(slow)
        for bytes in operators { rules.operators.append(try identityKey(bytes)) }
        rules.mayOrder = self.operator
        rules.retention = Retention(
            seconds: keepsSeconds == 0 ? nil : Int64(clamping: keepsSeconds),
            entries: keepsEntries == 0 ? nil : Int(clamping: keepsEntries))
        rules.quota = keepsBytes == 0 ? nil : Int64(clamping: keepsBytes)
        return rules
    }
}
