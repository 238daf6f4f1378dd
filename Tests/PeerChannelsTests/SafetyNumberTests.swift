import PeerChannels
import SottoModel
import Testing

struct SafetyNumberTests {
    @Test func `is the same for both, and sixty digits`() {
        let number = "\(SafetyNumber(Player.alice.key, Player.bob.key))"
        #expect(number == "\(SafetyNumber(Player.bob.key, Player.alice.key))")
        #expect(number.split(separator: " ").map(\.count) == Array(repeating: 5, count: 12))
        #expect(number.allSatisfy { $0 == " " || $0.isASCII && $0.isNumber })
    }

    @Test func `is another with somebody between`() {
        #expect(
            SafetyNumber(Player.alice.key, Player.mallory.key) != SafetyNumber(Player.mallory.key, Player.bob.key))
    }
}
