import Testing

@testable import Text

struct `A skeleton` {
    @Test(arguments: [
        ("mina", "MINA"), ("paypal", "рауреl".replacing("е", with: "a")), ("admin", "аdmіn"),
        ("admin", "ａｄｍｉｎ"),
        ("admin", "𝐚𝐝𝐦𝐢𝐧"), ("bob", "b0b"), ("bill", "bi11"), ("bill", "bIIl"), ("modern", "modem"),
        ("vvill", "will"),
        ("HENRY", "ΗΕΝRΥ"), ("josé", "jose\u{301}"), ("á", "а\u{301}"), ("ㄱ", "ﾡ"),
        ("한", "\u{1112}\u{1161}\u{11AB}"),
        ("admin", "ad\u{200B}min"), ("x2", "x²"),
    ])
    func `is one of names that look alike`(one: String, other: String) {
        #expect(Skeleton.of(one) == Skeleton.of(other))
    }

    @Test(arguments: [
        ("mina", "nina"), ("jose", "josé"), ("하나", "하니"), ("kim", "kin"), ("a1", "a2"), ("ann", "anm"),
        ("김", "긴"),
    ])
    func `is another of names that a reader tells apart`(one: String, other: String) {
        #expect(Skeleton.of(one) != Skeleton.of(other))
    }

    /// Unicode Technical Standard 39, section 4.
    @Test(arguments: [
        ("paypal", "p\u{430}yp\u{430}l"), ("scope", "\u{455}\u{441}\u{43E}\u{440}\u{435}"), ("ǉeto", "ljeto"),
        ("Circle", "СігсӀе"), ("sos", "ѕоѕ"),
        ("10", "lO"),
        ("so̷s", "søs"), ("ø", "o\u{338}"),
    ])
    func `is the standard's`(one: String, other: String) {
        #expect(Skeleton.of(one) == Skeleton.of(other))
    }

    @Test func `is what a character looks like, for every character there is in the table, and stays so`() {
        var skeletons: Set<String> = []
        for (scalar, place) in zip(Prototypes.scalars, Prototypes.places) {
            let prototype = Prototypes.pool[Int(place)...].prefix { $0 != 0 }.compactMap(Unicode.Scalar.init)
            guard let shown = Unicode.Scalar(scalar), Fate.of(shown) != .dropped else { continue }
            let skeleton = Skeleton.of(String(shown))
            #expect(skeleton == Skeleton.of(String(String.UnicodeScalarView(prototype))), "\(shown)")
            guard skeletons.insert(skeleton).inserted else { continue }
            #expect(Skeleton.of(skeleton) == skeleton, "\(shown)")
        }
    }
}
