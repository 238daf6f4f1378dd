import Glibc

/// Sockets that were made by somebody else: by a service manager, or by this program before it was replaced.
///
/// The way of sd_listen_fds(3): descriptors from 3 on, `LISTEN_FDS` of them, for the process `LISTEN_PID`, with
/// `LISTEN_FDNAMES` between colons.
package enum Handover {
    package struct Handed: Hashable, Sendable {
        package let descriptor: Int32
        package let name: String

        package init(descriptor: Int32, name: String) {
            self.descriptor = descriptor
            self.name = name
        }
    }

    private static let first: Int32 = 3
    private static let most: Int32 = 64
    private static let variables = ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"]

    /// Takes what was handed to this process. To be called once, before other threads are.
    package static func take() -> [Handed] {
        let handed = read(process: getpid()) { name in getenv(name).map { String(cString: $0) } }
        for variable in variables { unsetenv(variable) }
        for socket in handed { _ = fcntl(socket.descriptor, F_SETFD, FD_CLOEXEC) }
        return handed
    }

    /// - Returns: nothing for what is meant for another process, or is none of this.
    package static func read(process: Int32, _ variable: (String) -> String?) -> [Handed] {
        guard variable("LISTEN_PID").flatMap(Int32.init) == process,
            let count = variable("LISTEN_FDS").flatMap(Int32.init), (1...most).contains(count)
        else { return [] }
        let names = variable("LISTEN_FDNAMES")?.split(separator: ":", omittingEmptySubsequences: false) ?? []
        return (0..<count).map { index in
            Handed(
                descriptor: first + index, name: Int(index) < names.count ? String(names[Int(index)]) : "unknown")
        }
    }

    /// Replaces this program by another and hands it these sockets, in the same process. To be called when every
    /// other thread has done its work: from here on a descriptor may be another's.
    ///
    /// - Returns: an errno, and only where the program could not be replaced.
    package static func replace(by program: String, _ arguments: [String], handing sockets: [Handed]) -> Int32 {
        guard sockets.count <= Int(most), place(sockets) else { return errno == 0 ? E2BIG : errno }
        setenv("LISTEN_PID", String(getpid()), 1)
        setenv("LISTEN_FDS", String(sockets.count), 1)
        setenv("LISTEN_FDNAMES", sockets.map(\.name).joined(separator: ":"), 1)
        var pointers = arguments.map { strdup($0) } + [nil]
        execv(program, &pointers)
        let code = errno
        for pointer in pointers { free(pointer) }
        return code
    }

    /// By way of numbers above all of theirs, since one may stand where another is to go.
    private static func place(_ sockets: [Handed]) -> Bool {
        let above = first + most
        let copies = sockets.map { fcntl($0.descriptor, F_DUPFD_CLOEXEC, above) }
        guard copies.allSatisfy({ $0 >= 0 }) else { return false }
        return copies.enumerated().allSatisfy { index, copy in dup2(copy, first + Int32(index)) >= 0 }
    }
}
