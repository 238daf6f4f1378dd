/// So many operations, with a look at everything every so often and at the end.
struct Run {
    let guests: Int
    let operations: Int
    let every: Int
    let seed: UInt64

    func run(tell: (String) -> Void) throws {
        let world = try World(guests: guests, seed: seed)
        var done = 0
        while done < operations {
            let next = min(every, operations - done)
            for _ in 0..<next { try world.step() }
            done += next
            try world.settle()
            try world.checkAll()
            world.server.checkpoint()
            tell("\(done) operations, \(world.figures.events) events taken: all logs are the record's order")
        }
        for (name, count) in world.figures.operations.sorted(by: { $0.key < $1.key }) { tell("\(count) \(name)") }
        let entries = world.reference.order.values.reduce(0) { $0 + $1.count }
        let whispers = world.reference.whispers.values.reduce(0) { $0 + $1.count }
        tell("\(entries) entries, \(whispers) whispers; \(world.figures.fellBehind) times somebody was too slow")
    }
}
