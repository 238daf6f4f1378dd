import Glibc

/// What this process takes of its machine, as the kernel counts it.
package struct ProcessUsage: Hashable, Sendable {
    package let residentBytes: Int
    package let cpuSeconds: Double
    package let openDescriptors: Int
    package let mostDescriptors: Int

    package static var now: ProcessUsage {
        ProcessUsage(
            residentBytes: residentPages() * Int(sysconf(Int32(_SC_PAGESIZE))), cpuSeconds: processorTime(),
            openDescriptors: countDescriptors(), mostDescriptors: descriptorLimit())
    }

    private static func residentPages() -> Int {
        guard let text = try? TextFile.read("/proc/self/statm") else { return 0 }
        let fields = text.split(separator: " ")
        return fields.count > 1 ? Int(fields[1]) ?? 0 : 0
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func countDescriptors() -> Int {
        guard let folder = opendir("/proc/self/fd") else { return 0 }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        // Less `.`, `..` and the folder itself.
        return max(0, count - 3)
    }

    private static func descriptorLimit() -> Int {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return Int(clamping: limit.rlim_cur)
    }
}
