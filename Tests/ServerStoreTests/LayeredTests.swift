import Testing

@testable import ServerStore

struct `A layered dictionary` {
    @Test func `reads like one dictionary, merged or not`() {
        var layered = Layered(["a": 1, "b": 2])
        layered["a"] = 3
        layered["b"] = nil
        layered["c"] = 4
        for _ in 0..<2 {
            #expect((layered["a"], layered["b"], layered["c"]) == (3, nil, 4))
            #expect(layered.values.sorted() == [3, 4])
            layered.merge()
        }
    }

    @Test func `is not changed by what happens to a copy`() {
        let layered = Layered(["a": 1])
        var copy = layered
        copy["a"] = nil
        copy.merge()
        #expect(layered["a"] == 1)
        #expect(copy["a"] == nil)
    }
}
