import Testing

@testable import CursesTerminal

struct ColourReductionTests {
    @Test(
        arguments: [
            (9, 256, 9), (9, 16, 9), (9, 8, 1), (196, 256, 196), (196, 16, 9), (196, 8, 1), (231, 16, 15),
            (231, 8, 7),
            (16, 16, 0), (244, 16, 8), (46, 8, 2), (255, 88, 7),
        ] as [(UInt8, Int, UInt8)])
    func `a colour becomes the nearest the terminal has`(index: UInt8, count: Int, reduced: UInt8) {
        let found = ColourReduction.reduce(index, to: count)
        #expect(found == reduced)
    }

    @Test func `without colours there is only the terminal's own`() {
        #expect((0...255).allSatisfy { ColourReduction.reduce($0, to: 0) == nil })
    }

    @Test(arguments: [8, 16, 88, 256])
    func `every colour becomes one the terminal has`(count: Int) {
        #expect((0...255).allSatisfy { Int(ColourReduction.reduce($0, to: count) ?? 0) < count })
    }
}
