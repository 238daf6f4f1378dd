import FuzzBodies
import TestSupport
import Testing

/// What libFuzzer asks for hours is asked here for a moment.
struct BodyTests {
    @Test(arguments: Body.allCases) func `holds for everything that was kept`(_ body: Body) throws {
        let inputs = try Corpus.inputs(of: body)
        #expect(!inputs.isEmpty)
        for (name, input) in inputs {
            #expect(throws: Never.self, "\(name)") { try body.check(input) }
        }
    }

    @Test(arguments: Body.allCases) func `holds at random`(_ body: Body) throws {
        var chance = SplitMix(seed: 6)
        for _ in 0..<2_000 {
            let input = (0..<Int.random(in: 0...80, using: &chance)).map { _ in
                UInt8.random(in: 0...255, using: &chance)
            }
            #expect(throws: Never.self, "\(input)") { try body.check(input) }
        }
    }

    /// Inputs that once went somewhere, with a few bytes changed, go further than bytes at random.
    @Test(arguments: Body.allCases) func `holds near what was kept`(_ body: Body) throws {
        var chance = SplitMix(seed: 9)
        let kept = try Corpus.inputs(of: body).map(\.input).filter { !$0.isEmpty }
        for _ in 0..<2_000 {
            guard var input = kept.randomElement(using: &chance) else { break }
            for _ in 0..<Int.random(in: 1...4, using: &chance) {
                input[Int.random(in: input.indices, using: &chance)] = .random(in: 0...255, using: &chance)
            }
            #expect(throws: Never.self, "\(input)") { try body.check(input) }
        }
    }
}
