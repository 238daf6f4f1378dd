import Posix
import SottoModel

extension Timestamp {
    /// By the clock on the wall.
    static var now: Timestamp { Timestamp(milliseconds: Clocks.wallMilliseconds()) }
}
