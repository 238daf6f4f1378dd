import Glibc

/// Kills a journal at chosen points, under load, and looks each time whether anything was lost.
///
///     journal-crasher drive [--kills N] [--seed S]     kills it N times, spread over every kind of point
///     journal-crasher talk FOLDER POINT PASS DELAY FIRST SEED    the one that is killed; for `drive` alone
///     journal-crasher bench [--messages N] [--fsync]   messages a second that are acknowledged, in one room
@main
enum Crasher {
    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        do {
            switch words.first {
            case "drive": try Drive(kills: number("--kills", words) ?? 27, seed: number("--seed", words)).run()
            case "talk": try Talk(Array(words.dropFirst())).run()
            case "bench": try Bench(messages: number("--messages", words) ?? 200_000, words.contains("--fsync")).run()
            default: throw Failure("journal-crasher drive | bench")
            }
        } catch {
            print("journal-crasher: error: \(error)")
            exit(1)
        }
    }

    private static func number<Number: FixedWidthInteger>(_ option: String, _ words: [String]) -> Number? {
        words.firstIndex(of: option).flatMap { $0 + 1 < words.count ? Number(words[$0 + 1]) : nil }
    }
}

struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Standard output without a buffer that a killed process would take with it.
enum Out {
    static func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
