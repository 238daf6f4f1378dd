import Posix
import ServerCore
import ServerHub
import ServerNetwork

/// Tells the service manager that all is well, and only while it is: every loop has had a turn, and the journal has
/// taken what was put to it. Where one of them hangs, so does this, and nothing is told.
enum Watchdog {
    static func start(_ manager: ServiceManager, _ service: Service) throws(ThreadError) {
        guard let interval = manager.watchdog else { return }
        let (server, hub) = (service.server, service.hub)
        try Thread.start("watchdog") {
            while (try? server.awaitTurn()) != nil {
                awaitJournal(hub)
                manager.tell(.alive)
                pause(milliseconds: UInt32(clamping: interval / 3000))
            }
        }
    }

    private static func awaitJournal(_ hub: Hub) {
        let before = hub.journalFigures.now.turns
        hub.journal.put(.retry)
        while hub.journalFigures.now.turns == before { pause(milliseconds: 5) }
    }
}
