import ClientCore
import Screen
import Testing

@testable import ClientView

struct ThemeTests {
    @Test(
        arguments: [
            (.auto, nil, true, .either), (.auto, .dark, true, .dark), (.auto, .light, true, .light),
            (.auto, .dark, false, .none), (.dark, .light, false, .dark), (.light, nil, true, .light),
            (.mono, .dark, true, .none),
        ] as [(ThemeChoice, Background?, Bool, ColourScheme)])
    func `the terminal picks unless somebody does`(
        choice: ThemeChoice, background: Background?, wantsColour: Bool, scheme: ColourScheme
    ) {
        #expect(ColourScheme.of(choice, on: background, wantsColour: wantsColour) == scheme)
    }

    @Test(arguments: [(ColourScheme.dark, 38.0, 5.0), (.dark, 0, 5), (.light, 255, 4.5)])
    func `every colour can be read on its background`(scheme: ColourScheme, grey: Double, least: Double) {
        for index in scheme.rich { #expect(contrast(index, onGrey: grey) >= least, "\(index)") }
    }

    @Test(arguments: [ColourScheme.dark, .light, .either])
    func `there is one for every place, and no two people's are one`(scheme: ColourScheme) {
        #expect(scheme.rich.count == 16 && scheme.basic.count == 16)
        #expect(Set(scheme.rich).count == 16)
    }

    /// As WCAG 2 measures it.
    private func contrast(_ index: UInt8, onGrey grey: Double) -> Double {
        let (one, other) = (luminance(components(index)), luminance([grey, grey, grey]))
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }

    private func components(_ index: UInt8) -> [Double] {
        let cube = Int(index) - 16
        return [cube / 36, cube / 6 % 6, cube % 6].map { $0 == 0 ? 0 : 55 + 40 * Double($0) }
    }

    private func luminance(_ components: [Double]) -> Double {
        let linear = components.map { part -> Double in
            let part = part / 255
            guard part > 0.03928 else { return part / 12.92 }
            // x^2.4 = x^2 · (x^2)^(1/5), the root by Newton's method.
            let square = part * part
            return square * (0..<40).reduce(1.0) { root, _ in root - (root - square / (root * root * root * root)) / 5 }
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}
