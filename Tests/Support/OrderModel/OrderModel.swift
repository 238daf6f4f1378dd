import Glibc

/// Random people in random rooms on a server that crashes, held against what must come of it.
///
///     order-model [--guests N] [--operations N] [--every N] [--seed S]
///
/// N guests (50) do so many operations in all (50,000); every so many (20,000) everything comes to rest and is looked
/// at. With `SWIFT_DETERMINISTIC_HASHING=1` a seed is a run.
@main
enum OrderModel {
    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        let seed = number("--seed", words) ?? UInt64.random(in: 0...UInt64(UInt32.max))
        print("seed \(seed)")
        do {
            try Run(
                guests: number("--guests", words) ?? 50, operations: number("--operations", words) ?? 50_000,
                every: number("--every", words) ?? 20_000, seed: seed
            ).run { line in
                print(line)
                fflush(nil)
            }
        } catch {
            print("order-model: error: seed \(seed): \(error)")
            exit(1)
        }
    }

    private static func number<Number: FixedWidthInteger>(_ option: String, _ words: [String]) -> Number? {
        words.firstIndex(of: option).flatMap { $0 + 1 < words.count ? Number(words[$0 + 1]) : nil }
    }
}
