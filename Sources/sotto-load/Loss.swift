import SottoModel

/// Why a guest has no connection any more.
enum Loss: Hashable, CustomStringConvertible {
    case closed(CloseReason)
    case refused(Refusal)
    /// An errno of connect(2).
    case unconnected(Int32)
    /// The stream ended without a word.
    case ended
    case broken(String)

    var description: String {
        switch self {
        case .closed(let reason): "closed: \(reason)"
        case .refused(let refusal): "refused: \(refusal)"
        case .unconnected(let code): "connect: errno \(code)"
        case .ended: "ended"
        case .broken(let why): why
        }
    }
}
