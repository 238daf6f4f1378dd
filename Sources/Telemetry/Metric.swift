/// A measured quantity with its samples, in the terms of Prometheus.
package struct Metric: Sendable {
    package enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    package struct Sample: Sendable {
        let suffix: String
        let labels: [(name: String, value: String)]
        let value: Double
    }

    package let name: String
    package let help: String
    package let kind: Kind
    package let samples: [Sample]

    /// - Parameter name: ends in `_total` for a counter, and in its unit.
    package init(_ kind: Kind, _ name: String, _ help: String, _ value: some BinaryInteger) {
        self.init(kind, name, help, Double(value))
    }

    package init(_ kind: Kind, _ name: String, _ help: String, _ value: Double, labels: [(String, String)] = []) {
        self.init(
            kind, name, help, [Sample(suffix: "", labels: labels.map { (name: $0.0, value: $0.1) }, value: value)])
    }

    /// One sample for each value of a label, in the order of its values.
    package init(_ kind: Kind, _ name: String, _ help: String, by label: String, _ values: [String: UInt64]) {
        let samples = values.sorted { $0.key < $1.key }.map { value, count in
            Sample(suffix: "", labels: [(name: label, value: value)], value: Double(count))
        }
        self.init(kind, name, help, samples)
    }

    package init(_ name: String, _ help: String, _ histogram: Histogram) {
        var running: UInt64 = 0
        var samples: [Sample] = []
        for (index, count) in histogram.counts.enumerated() {
            running += count
            let bound = index < histogram.bounds.count ? histogram.bounds[index] : .infinity
            samples.append(
                Sample(
                    suffix: "_bucket", labels: [(name: "le", value: Exposition.number(bound))], value: Double(running)))
        }
        samples.append(Sample(suffix: "_sum", labels: [], value: histogram.sum))
        samples.append(Sample(suffix: "_count", labels: [], value: Double(running)))
        self.init(.histogram, name, help, samples)
    }

    private init(_ kind: Kind, _ name: String, _ help: String, _ samples: [Sample]) {
        self.kind = kind
        self.name = name
        self.help = help
        self.samples = samples
    }
}
