import Glibc
import Posix
import TestSupport
import Testing

struct `A service manager` {
    private static func manager(_ variables: [String: String]) -> ServiceManager {
        ServiceManager(process: 42) { variables[$0] }
    }

    @Test(
        arguments: [
            (["WATCHDOG_USEC": "3000000"], 3_000_000), (["WATCHDOG_USEC": "3000000", "WATCHDOG_PID": "42"], 3_000_000),
            (["WATCHDOG_USEC": "3000000", "WATCHDOG_PID": "41"], nil), (["WATCHDOG_USEC": "0"], nil),
            (["WATCHDOG_USEC": "soon"], nil), ([:], nil),
        ] as [([String: String], UInt64?)])
    func `wants to hear of this process now and then, or not`(variables: [String: String], interval: UInt64?) {
        #expect(Self.manager(variables).watchdog == interval)
    }

    @Test(arguments: [
        (ServiceManager.State.ready("1 here"), "READY=1\nSTATUS=1 here"),
        (.reloading(7), "RELOADING=1\nMONOTONIC_USEC=7"),
        (.status("x"), "STATUS=x"), (.stopping, "STOPPING=1"), (.alive, "WATCHDOG=1"),
    ])
    func `is told in its own words`(state: ServiceManager.State, message: String) {
        #expect(state.message == message)
    }

    @Test func `that has gone, or was never there, holds nobody up`() {
        let scratch = Scratch()
        for address in [scratch.file("gone"), "@sotto-tests-nobody", "vsock:2:1", "@", ""] {
            Self.manager(["NOTIFY_SOCKET": address]).tell(.alive)
        }
        Self.manager([:]).tell(.alive)
    }
}
