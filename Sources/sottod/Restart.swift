import Glibc
import Posix

/// The program replaced by itself, or by what was installed in its place, in the same process: whoever connects
/// meanwhile waits in the kernel's queue of a socket that is handed on.
struct Restart {
    /// The program could not be replaced, and everything has ended already.
    struct Failed: Error {
        let code: Int32
    }

    /// Where the program was when it started; another may stand there now.
    let program: String

    init() {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &path, path.count - 1)
        program = String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Why it would not come up again, as far as can be told; nil where nothing is known against it.
    var refusal: Complaint? {
        guard access(program, X_OK) == 0 else { return Complaint(Failed(code: errno)) }
        do {
            _ = try Program.options()
            return nil
        } catch {
            return Complaint(error)
        }
    }

    /// - Returns: only where it failed. What runs is tried as well: it is there even where its file is not.
    func perform(handing sockets: [Handover.Handed]) -> Failed {
        let arguments = CommandLine.arguments
        let code = Handover.replace(by: program, arguments, handing: sockets)
        _ = Handover.replace(by: "/proc/self/exe", arguments, handing: sockets)
        return Failed(code: code)
    }
}
