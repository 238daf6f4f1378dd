import Glibc
import Synchronization

/// A socket in a private folder, through which other programs of the same user have a word with the one that holds
/// the folder: one line in, one answer out, one caller at a time.
package final class ControlSocket: Sendable {
    package static let requestBytes = 4096
    package static let answerBytes = 256 * 1024
    /// Nanoseconds a caller may take, and may be kept waiting.
    package static let patience: UInt64 = 5_000_000_000

    private let path: String
    private let patience: UInt64
    private let descriptor: Int32
    /// Somebody has asked and is being answered.
    private let isAnswering = Atomic(false)

    /// - Parameter folder: held by this process alone: what an earlier one left there is replaced.
    package init(in folder: String, patience: UInt64 = patience) throws(FileError) {
        self.patience = patience
        path = folder + "/control"
        unlink(path)
        descriptor = try Self.make()
        // Its mode is the descriptor's, from the first moment on.
        guard fchmod(descriptor, 0o600) == 0, Self.name(folder, { bind(descriptor, $0, $1) }) == 0,
            listen(descriptor, 8) == 0
        else {
            let code = errno
            close(descriptor)
            throw .unwritable(path: path, code: code)
        }
    }

    deinit {
        close(descriptor)
    }

    /// Answers on a thread of its own until `end`.
    ///
    /// - Parameter answer: what to say to a line of at most `requestBytes`, in at most `answerBytes`.
    package func serve(_ answer: @escaping @Sendable (String) -> String) throws(ThreadError) {
        try Thread.start("control") { [self] in
            while let caller = accepted() {
                converse(with: caller, answer)
                close(caller)
            }
        }
    }

    /// Nobody new is heard; who is being answered gets a second for it.
    package func end() {
        unlink(path)
        shutdown(descriptor, Int32(SHUT_RDWR))
        let deadline = Clocks.monotonicNanoseconds() + 1_000_000_000
        while isAnswering.load(ordering: .acquiring), Clocks.monotonicNanoseconds() < deadline {
            pause(milliseconds: 5)
        }
    }

    /// What whoever holds the folder says to the line.
    ///
    /// - Returns: nil where nobody listens there, or nothing whole was answered.
    package static func ask(_ line: String, in folder: String) -> String? {
        guard let descriptor = try? make() else { return nil }
        defer { close(descriptor) }
        guard name(folder, { connect(descriptor, $0, $1) }) == 0 else { return nil }
        let stream = LocalStream(descriptor, patience: patience)
        guard stream.write(Array((line + "\n").utf8)) else { return nil }
        shutdown(descriptor, Int32(SHUT_WR))
        return stream.readAll(upTo: answerBytes).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whoever says nothing whole in time, or too much, is answered by nothing.
    private func converse(with caller: Int32, _ answer: (String) -> String) {
        let stream = LocalStream(caller, patience: patience)
        guard let line = stream.readLine(upTo: Self.requestBytes) else { return }
        isAnswering.store(true, ordering: .releasing)
        defer { isAnswering.store(false, ordering: .releasing) }
        _ = stream.write(Array(answer(String(decoding: line, as: UTF8.self)).utf8))
    }

    /// - Returns: nil once it has ended.
    private func accepted() -> Int32? {
        while true {
            let caller = accept(descriptor, nil, nil)
            if caller >= 0 { return caller }
            // Out of descriptors, say: that passes.
            guard errno != EINVAL, errno != EBADF else { return nil }
            usleep(10_000)
        }
    }

    private static func make() throws(FileError) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .unwritable(path: "control", code: errno) }
        return descriptor
    }

    /// Lends the socket's address. It goes by way of the folder's descriptor: an address holds 107 bytes, and a
    /// path may be longer.
    private static func name(_ folder: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return -1 }
        defer { close(directory) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: "/proc/self/fd/\(directory)/control".utf8) }
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
    }
}
