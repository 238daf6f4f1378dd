import NIOCore
import SottoModel

extension Loop {
    func apply(_ limits: Limits) {
        self.limits = limits
        let now = NIODeadline.now().uptimeNanoseconds
        for case let connection? in slots { connection.intake.apply(limits, now: now) }
    }
}
