extension Phrase {
    /// The English of a phrase, as a literal.
    package struct English: ExpressibleByStringInterpolation {
        let text: String

        package init(stringLiteral text: String) { self.text = text }

        package init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

        package struct Interpolation: StringInterpolationProtocol {
            var text = ""

            package init(literalCapacity: Int, interpolationCount: Int) {
                text.reserveCapacity(literalCapacity + interpolationCount * 8)
            }

            package mutating func appendLiteral(_ literal: String) { text += literal }

            package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
                text += value.description
            }

            package mutating func appendInterpolation(_ phrase: Phrase) { text += phrase[.english] }
        }
    }

    /// The Korean of a phrase, as a literal. A value can have a particle behind it: `\(room, .object)`.
    package struct Korean: ExpressibleByStringInterpolation {
        let text: String

        package init(stringLiteral text: String) { self.text = text }

        package init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

        package struct Interpolation: StringInterpolationProtocol {
            var text = ""

            package init(literalCapacity: Int, interpolationCount: Int) {
                text.reserveCapacity(literalCapacity + interpolationCount * 8)
            }

            package mutating func appendLiteral(_ literal: String) { text += literal }

            package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
                text += value.description
            }

            package mutating func appendInterpolation(_ value: some CustomStringConvertible, _ particle: Particle) {
                text += particle.behind(value.description)
            }

            package mutating func appendInterpolation(_ phrase: Phrase) { text += phrase[.korean] }

            package mutating func appendInterpolation(_ phrase: Phrase, _ particle: Particle) {
                text += particle.behind(phrase[.korean])
            }
        }
    }
}
