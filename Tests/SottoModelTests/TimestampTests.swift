import SottoModel
import Testing

struct `A moment` {
    @Test(
        arguments: [
            (0, 5, 5), (5, -7, -2), (.max, 1, .max), (.max - 1, 2, .max), (.min, -1, .min), (.min, .max, -1),
        ] as [(Int64, Int64, Int64)])
    func `is so much later, as far as there is time`(_ start: Int64, _ step: Int64, _ end: Int64) {
        #expect(Timestamp(milliseconds: start).adding(step) == Timestamp(milliseconds: end))
    }

    @Test(
        arguments: [
            (7, 5, 2), (5, 7, -2), (.max, -1, .max), (.min, 1, .min), (.min, .min, 0), (.min, .max, .min),
        ] as [(Int64, Int64, Int64)])
    func `is so far from another, as far as there is time`(_ end: Int64, _ start: Int64, _ difference: Int64) {
        #expect(Timestamp(milliseconds: end).milliseconds(since: Timestamp(milliseconds: start)) == difference)
    }
}
