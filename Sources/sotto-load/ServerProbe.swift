import Glibc

/// What a process used so far, out of /proc. Zero for a process nobody named.
struct ServerProbe {
    let process: Int32?

    /// Seconds of CPU, user's and system's.
    var cpu: Double {
        guard let process, let text = File.text("/proc/\(process)/stat") else { return 0 }
        // The program's name may hold anything; behind its bracket the fields are words.
        guard let bracket = text.lastIndex(of: ")") else { return 0 }
        let fields = text[bracket...].split(separator: " ")
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// KiB of memory it holds.
    var residentKiB: Int {
        guard let process, let text = File.text("/proc/\(process)/status") else { return 0 }
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0
    }

    /// Seconds of CPU of this process.
    static var own: Double {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        let user = Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
        return user + Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) / 1e6
    }
}

private enum File {
    static func text(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 8192)
        let count = read(descriptor, &buffer, buffer.count)
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
}
