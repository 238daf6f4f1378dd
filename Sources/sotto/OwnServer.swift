import ClientCore
import ClientStore
import Glibc
import Posix
import SottoModel
import Text

/// A server that this program starts for whoever has none: on loopback, its folder beside what the client keeps. It
/// goes on when the client ends, since others may be in it.
struct OwnServer {
    enum Progress {
        case starting
        case ready(Invite)
        case failed(Phrase)
    }

    private static let program = "sottod"
    private static let patience = Duration.seconds(10)

    private let folder: String
    private let deadline = ContinuousClock.now + patience

    private var output: String { folder + "/output" }
    private var number: String { folder + "/pid" }

    /// - Parameters:
    ///   - state: the client's folder.
    ///   - address: where it was before; any port where there is none.
    static func start(in state: String, at address: ServerAddress?) throws(Complaint) -> OwnServer {
        let server = OwnServer(folder: state + "/server")
        let listen = address ?? ServerAddress(host: "127.0.0.1", port: 0)
        do throws(FileError) {
            try PrivateDirectory.make(holding: server.output)
            try PrivateFile.write("", to: server.output)
        } catch {
            throw Complaint(error)
        }
        do throws(ProgramError) {
            try BackgroundProgram.start(
                path, arguments: ["--listen", "\(listen)", "--data", server.folder + "/data"], output: server.output,
                number: server.number)
        } catch {
            throw Complaint(notFound, code: EX_UNAVAILABLE)
        }
        return server
    }

    private init(folder: String) {
        self.folder = folder
    }

    private static let notFound = Phrase(
        "there is no sottod, neither beside sotto nor in PATH", "sotto 옆에도 PATH에도 sottod가 없습니다")

    /// Beside this program, or else wherever the shell finds it.
    private static var path: String {
        guard let own = realpath("/proc/self/exe", nil) else { return program }
        defer { free(own) }
        let folder = String(cString: own).split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        let beside = folder + "/" + program
        return access(beside, X_OK) == 0 ? beside : program
    }

    /// Starts it anew where it was, if that is where the client goes and nobody answers there; the client itself says
    /// what comes of it.
    static func wake(_ kept: Kept) {
        guard kept.remembered.hosts, let address = kept.remembered.server, !answers(address.port) else { return }
        guard let server = try? start(in: kept.path, at: address) else { return }
        while case .starting = server.progress { usleep(20_000) }
    }

    /// For whoever does not want it any more.
    static func sayThatItGoesOn(_ kept: Kept, _ language: Language) {
        guard let process = OwnServer(folder: kept.path + "/server").process, kill(process, 0) == 0 else { return }
        let words = Phrase(
            "your server goes on, for others and for the next time; this ends it: kill \(process)",
            "내 서버는 다른 사람과 다음 접속을 위해 계속 돕니다. 끝내려면: kill \(process)")
        StandardError.write("sotto: " + words[language])
    }

    private static func answers(_ port: UInt16) -> Bool {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { return false }
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    var progress: Progress {
        let said = ((try? TextFile.read(output)) ?? nil) ?? ""
        let lines = said.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        if let line = lines.first(where: { $0.hasPrefix("invite ") }),
            let invite = try? Invite(String(line.dropFirst("invite ".count)))
        {
            return .ready(invite)
        }
        if let process, kill(process, 0) == 0, deadline > .now { return .starting }
        let why = lines.last { $0.contains("error: ") } ?? ""
        return .failed(Phrase("it did not start: \(why)", "시작하지 못했습니다: \(why)"))
    }

    /// Nobody waits for it any more.
    func giveUp() {
        if let process { kill(process, SIGTERM) }
    }

    private var process: pid_t? {
        let text = ((try? TextFile.read(number)) ?? nil) ?? ""
        return pid_t(text.prefix { $0.isNumber }).flatMap { $0 > 1 ? $0 : nil }
    }
}
