import Glibc

/// The program's own code in memory.
package enum ProgramCode {
    /// Lets go of all pages of code; those that are still needed come back from the page cache when they are next run.
    ///
    /// Most of what a program runs to begin (relocation, its arguments, its files) it never runs again.
    package static func letGo() {
        // Where there is no such file all stays as it is.
        guard let maps = try? TextFile.read("/proc/self/maps") else { return }
        for mapping in maps.split(separator: "\n") {
            guard let (start, end) = code(mapping) else { continue }
            madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end - start), MADV_DONTNEED)
        }
    }

    /// Where a file's code lies that nothing has written to; nil for any other mapping.
    ///
    ///     55e0c0000000-55e0c1100000 r-xp 00000000 fe:01 1234 /usr/bin/sotto
    static func code(_ mapping: Substring) -> (start: UInt, end: UInt)? {
        let fields = mapping.split(separator: " ")
        guard fields.count >= 6, fields[1] == "r-xp", fields[5].hasPrefix("/") else { return nil }
        let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
        return ends.count == 2 && ends[0] < ends[1] ? (ends[0], ends[1]) : nil
    }
}
