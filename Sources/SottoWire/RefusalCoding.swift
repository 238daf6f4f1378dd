internal import SottoModel
internal import SwiftProtobuf

extension Sotto_Refusal {
    init(_ refusal: SottoModel.Refusal) {
        kind = Self.kind(of: refusal)
        switch refusal {
        case .nameTaken(let free): freeName = free.text
        case .banned(let until, let reason):
            self.until = until?.milliseconds ?? 0
            self.reason = reason
        case .muted(let until): self.until = until?.milliseconds ?? 0
        case .slow(let wait): self.wait = UInt32(clamping: wait)
        default: break
        }
    }

    func model() throws(WireError) -> SottoModel.Refusal {
        switch kind {
        case .refusalNameTaken: .nameTaken(free: try userName(freeName))
        case .refusalBadProof: .badProof
        case .refusalTooManySessions: .tooManySessions
        case .refusalTooManyRooms: .tooManyRooms
        case .refusalNotInRoom: .notInRoom
        case .refusalTooLong: .tooLong
        case .refusalNobodyThere: .nobodyThere
        case .refusalIDInUse: .idInUse
        case .refusalNotAdmitted: .notAdmitted
        case .refusalBadName: .badName
        case .refusalNotOperator: .notOperator
        case .refusalBanned: .banned(until: moment(until), reason: reason)
        case .refusalMuted: .muted(until: moment(until))
        case .refusalPrivate: .privateRoom
        case .refusalSlow: .slow(wait: Int(wait))
        case .refusalWhispersOff: .whispersOff
        case .refusalInboxFull: .inboxFull
        case .refusalNoSuchName: .noSuchName
        case .refusalNotYours: .notYours
        case .refusalNoSuchMessage: .noSuchMessage
        case .refusalStale: .stale
        case .refusalRoomFull: .roomFull
        case .refusalKeyReplaced: .keyReplaced
        case .refusalKeyRevoked: .keyRevoked
        case .refusalUnknown, .UNRECOGNIZED: .notPossible
        }
    }

    private static func kind(of refusal: SottoModel.Refusal) -> Sotto_RefusalKind {
        switch refusal {
        case .nameTaken: .refusalNameTaken
        case .badProof: .refusalBadProof
        case .tooManySessions: .refusalTooManySessions
        case .tooManyRooms: .refusalTooManyRooms
        case .notInRoom: .refusalNotInRoom
        case .tooLong: .refusalTooLong
        case .nobodyThere: .refusalNobodyThere
        case .idInUse: .refusalIDInUse
        case .notAdmitted: .refusalNotAdmitted
        case .badName: .refusalBadName
        case .notOperator: .refusalNotOperator
        case .banned: .refusalBanned
        case .muted: .refusalMuted
        case .privateRoom: .refusalPrivate
        case .slow: .refusalSlow
        case .whispersOff: .refusalWhispersOff
        case .inboxFull: .refusalInboxFull
        case .noSuchName: .refusalNoSuchName
        case .notYours: .refusalNotYours
        case .noSuchMessage: .refusalNoSuchMessage
        case .stale: .refusalStale
        case .roomFull: .refusalRoomFull
        case .keyReplaced: .refusalKeyReplaced
        case .keyRevoked: .refusalKeyRevoked
        case .notPossible, .keyInDoubt: .refusalUnknown
        }
    }
}
