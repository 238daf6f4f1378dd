import ServerCore
package import ServerHub
package import Telemetry

/// What a server counts, in the terms of Prometheus. Docs/Operations.md lists them for those who run it.
package enum ServerMetrics {
    package static func of(_ loops: LoopFigures, _ hub: HubFigures, _ journal: JournalFigures.Counted) -> [Metric] {
        people(loops, hub) + traffic(loops) + refusals(loops) + memory(loops, hub) + keeping(journal)
    }

    private static func people(_ loops: LoopFigures, _ hub: HubFigures) -> [Metric] {
        let comingIn = Connection.Phase.allCases.filter(\.isComingIn).map { loops.connections[$0.rawValue] ?? 0 }
        let phases = Dictionary(uniqueKeysWithValues: Connection.Phase.allCases.map { ($0.rawValue, UInt64(0)) })
        return [
            Metric(
                .gauge, "sotto_connections", "Connections by state.", by: "state",
                phases.merging(loops.connections, uniquingKeysWith: +)),
            Metric(.gauge, "sotto_half_open", "Connections that have not come in yet.", comingIn.reduce(0, +)),
            Metric(.gauge, "sotto_sessions", "People and programs that are signed in.", hub.sessions),
            Metric(.gauge, "sotto_rooms", "Rooms there are.", hub.rooms),
        ]
    }

    private static func traffic(_ loops: LoopFigures) -> [Metric] {
        [
            Metric(.counter, "sotto_accepted_total", "Connections taken.", loops.accepted),
            Metric(.counter, "sotto_handshakes_total", "Handshakes that ended in a channel.", loops.handshakes),
            Metric(
                .counter, "sotto_messages_in_total", "Messages received.", by: "kind",
                ["room": loops.messagesIn, "letter": loops.whispersIn, "relay": loops.relaysIn]),
            Metric(.counter, "sotto_deliveries_total", "Entries delivered as they came.", loops.deliveries),
            Metric(.counter, "sotto_paged_entries_total", "Entries read out of the history.", loops.pagedEntries),
            Metric(.counter, "sotto_received_bytes_total", "Bytes received.", loops.bytesIn),
            Metric(.counter, "sotto_sent_bytes_total", "Bytes sent.", loops.bytesOut),
            Metric(.counter, "sotto_records_sealed_total", "Records sealed.", loops.recordsSealed),
        ]
    }

    private static func refusals(_ loops: LoopFigures) -> [Metric] {
        let failures = HandshakeFailure.allCases.map { ($0.rawValue, loops.handshakeFailures[$0] ?? 0) }
        return [
            Metric(.counter, "sotto_turned_away_total", "Connections closed unanswered.", loops.turnedAway),
            Metric(
                .counter, "sotto_handshake_failures_total", "Who did not get in.", by: "kind",
                Dictionary(uniqueKeysWithValues: failures)),
            Metric(.counter, "sotto_refusals_total", "What was refused.", by: "kind", loops.refusals),
            Metric(
                .counter, "sotto_cuts_total", "Connections the server ended.", by: "reason",
                Dictionary(uniqueKeysWithValues: loops.cuts.map { ("\($0.key)", $0.value) })),
        ]
    }

    private static func memory(_ loops: LoopFigures, _ hub: HubFigures) -> [Metric] {
        let lanes = hub.laneBytes.enumerated().map { ("\($0.offset)", UInt64($0.element)) }
        return [
            Metric(.gauge, "sotto_behind_readers", "Readers fed from the history.", loops.behindReaders),
            Metric(.counter, "sotto_fell_behind_total", "Times a reader was too slow.", loops.fellBehind),
            Metric(
                .gauge, "sotto_lane_bytes", "What waits for a loop.", by: "lane",
                Dictionary(uniqueKeysWithValues: lanes)),
            Metric(.gauge, "sotto_journal_queue_bytes", "What waits for the journal.", hub.journalBytes),
            Metric(.gauge, "sotto_congested", "1 while senders wait for the journal.", hub.isCongested ? 1 : 0),
        ]
    }

    private static func keeping(_ journal: JournalFigures.Counted) -> [Metric] {
        [
            Metric(.counter, "sotto_journal_groups_total", "Groups committed.", journal.groups),
            Metric(.counter, "sotto_journal_proposals_total", "Messages in them.", journal.entries),
            Metric(.counter, "sotto_journal_failed_groups_total", "Groups not kept.", journal.failedGroups),
            Metric(.gauge, "sotto_journal_troubled", "1 while nothing can be kept.", journal.isTroubled ? 1 : 0),
            Metric("sotto_journal_commit_seconds", "From taking a group to handing it back.", journal.seconds),
        ]
    }
}
