import Sodium
import Testing

@testable import SecureChannel

struct `Watching what comes` {
    @Test(arguments: [1, 7, 40, 4_096])
    func `each frame is seen as it came, before it is opened, in any cut`(piece: Int) throws {
        var sealing = SealingHalf(cipher: .test(nonce: 0))
        var opening = OpeningHalf(cipher: .test(nonce: 0))
        var frames: [[UInt8]] = []
        for size in 0..<5 { frames.append(try sealing.seal([UInt8](repeating: 1, count: 1 + 60 * size))) }
        let stream = frames.flatMap { $0 }
        var seen: [(bytes: [UInt8], number: UInt64)] = []
        var start = 0
        while start < stream.count {
            let end = min(start + piece, stream.count)
            try stream[start..<end].withUnsafeBytes { bytes in
                try opening.receive(
                    bytes, limits: .fromServer, sight: { seen.append((Array($0), $1)) }
                ) { _ throws(ChannelError) in }
            }
            start = end
        }
        #expect(seen.map(\.bytes) == frames)
        #expect(seen.map(\.number) == [0, 1, 2, 3, 4])
        let numbers = [opening.nextNumber, sealing.nextNumber]
        #expect(numbers == [5, 5])
    }
}
