import ArgumentParser
import Glibc
import Logging
import Posix
import ServerNetwork
import ServerStore
import SottoModel

/// The main thread of a running server: it starts everything, tells whoever started the process, and obeys instructions.
struct Supervisor {
    private let service: Service
    private let instructions: Instructions
    private let manager: ServiceManager
    private let log: ServerLog
    private let restart: Restart
    /// What is in force.
    private var options: Options

    /// - Parameter signals: held back.
    init(_ options: Options, signals: sigset_t) throws {
        let handed = HandedSockets(Handover.take())
        let log = ServerLog(options)
        let instructions = Instructions()
        try instructions.obeySignals(signals)
        service = try Service(options, handed: handed, instructions: instructions, log: log)
        self.options = options
        self.instructions = instructions
        self.log = log
        manager = ServiceManager()
        restart = Restart()
    }

    /// Until it is to stop.
    mutating func run() throws {
        service.announce()
        log.logger.notice("start", metadata: ["pid": "\(getpid())", "data": "\(options.folder.path)"])
        for address in service.server.addresses { log.logger.notice("listening", metadata: ["address": "\(address)"]) }
        for address in service.metrics?.addresses ?? [] {
            log.logger.notice("metrics", metadata: ["address": "\(address)"])
        }
        try Watchdog.start(manager, service)
        manager.tell(.ready(service.status))
        log.logger.notice("ready")
        while case let batch = instructions.next(), !batch.contains(where: \.isStop) {
            for instruction in batch { try obey(instruction) }
        }
        manager.tell(.stopping)
        log.logger.notice("stop")
        try service.stop(.shuttingDown)
        log.logger.notice("stopped")
    }

    private mutating func obey(_ instruction: Instruction) throws {
        switch instruction {
        case .stop: break
        case .reload(let reply): answer(reload(), to: reply)
        case .restart(let reply): try restartUnlessRefused(reply)
        }
    }

    // MARK: - Reload

    private mutating func reload() -> ControlAnswer {
        manager.tell(.reloading(Clocks.monotonicNanoseconds() / 1000))
        defer { manager.tell(.ready(service.status)) }
        do {
            let wanted = try Program.options()
            try service.apply(wanted, instead: options)
            log.apply(wanted)
            return noteReload(of: wanted)
        } catch {
            let complaint = Complaint(error)
            log.logger.error("reload-refused", metadata: ["reason": "\(complaint.message)"])
            return .refused(complaint.message)
        }
    }

    private mutating func noteReload(of wanted: Options) -> ControlAnswer {
        let later = options.namesNeedingRestart(for: wanted)
        options.takeOver(wanted)
        log.logger.notice(
            "reload", metadata: later.isEmpty ? [:] : ["needs-restart": "\(later.joined(separator: ","))"])
        return .done(later.isEmpty ? "reloaded" : "reloaded; only a restart changes \(later.joined(separator: ", "))")
    }

    // MARK: - Restart

    private func restartUnlessRefused(_ reply: Instruction.Reply?) throws {
        if let complaint = restart.refusal {
            log.logger.error("restart-refused", metadata: ["reason": "\(complaint.message)"])
            return answer(.refused(complaint.message), to: reply)
        }
        manager.tell(.reloading(Clocks.monotonicNanoseconds() / 1000))
        log.logger.notice("restart", metadata: ["program": "\(restart.program)"])
        answer(.done("restarting"), to: reply)
        try service.stop(.restarting)
        // What was taken for an instruction is no signal any more, and the next program would not hear of it.
        guard !instructions.areToStop else { throw ExitCode.success }
        throw restart.perform(handing: service.handed)
    }

    private func answer(_ answer: ControlAnswer, to reply: Instruction.Reply?) {
        reply?.put(answer)
    }
}
