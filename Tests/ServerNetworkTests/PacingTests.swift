import Testing

@testable import ServerNetwork

struct `Between two records` {
    @Test(arguments: [(1, 0), (249, 0), (250, 5_000), (500, 10_000), (1000, 20_000), (10_000, 20_000), (.max, 20_000)])
    func `lies the longer a pause the more people hear the same`(audience: Int, microseconds: Int64) {
        #expect(Pacing.pause(audience: audience) == microseconds)
    }
}
