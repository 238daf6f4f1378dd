/// A whole connection in hex, computed by a second implementation in another language: identities, the
/// handshake, the first records, and records behind a replaced key.
///
/// The person's seed is 32 times 01, the server's 32 times 02; the ephemeral secrets are 32 times 03 and
/// 32 times 04.
enum KnownAnswers {
    static let aliceKey = hex(
        "aacca8c880e5f559107e9d3b8ad50ef67f4c1d1d88fad7b1721e3bcb6060a116")
    static let aliceChannelKey = hex(
        "4c37253b397bc0ab64a48ef1c687d6700dc29221bc90e43e6e2dadb75d8c5d1f")
    static let aliceProof = hex(
        """
        a97794115d3fe8758deb8a4d79cf430b537c07b3f7742add7690c50fc1dd3460383756de1a26d203f04fadb175b48b17\
        f024d208af1dd64a06e4523e8dc7e90b
        """)
    static let aliceFingerprint = "dovm-whwm-kh5b-vt62-3gsc-4lwu-mles-bxrx"
    static let hallKey = hex(
        "86e8d006c892f9b611f70094475bde258550a1e8e5f02098f404c28409be8dbf")
    static let hallChannelKey = hex(
        "cc3dce5c2a4b2a6ba8cc657e077a9d7b7238906063785921f0659b153755e337")
    static let hallChannelFingerprint = "thn2-6azm-yidp-amus-kzjz-r6q3-ehb2-c2d3"

    /// The preamble and message 1.
    static let opening = hex(
        "534f54544f01000000000000000000005dfedd3b6bd47f6fa28ee15d969d5bb0ea53774d488bdaf9df1c6e0124b3ef22")
    static let secondMessage = hex(
        """
        ac01b2209e86354fb853237b5de0f4fab13c7fcbf433a61c019369617fecf10ba755b98c287239851ba36cb4d1e1a7da\
        a5329ca059a2e0f02509ac711ed2975f1c8144b12b2cc17c2b09f3bc8ada1da52865f0ac73a9674d202b8a3d249dc809
        """)
    static let thirdMessage = hex(
        """
        4a45f44542982c7a400579d2c60085839e9a088553e5ba15d823476a09da6bbbe3450df2abbcd9845650058a0c5ea676\
        4d6585a38f1216bc13b6f229725ea5dc
        """)
}

extension KnownAnswers {
    /// One frame with one envelope, and its number in its direction.
    struct Frame {
        let number: Int
        let envelope: String
        let bytes: [UInt8]
    }

    static let fromClient = [
        Frame(
            number: 0, envelope: "hello",
            bytes: hex(
                """
                0110ae4f491dc7ec6402ac935e2055a95418b879b397ca47e53a743674ce9d83979456b3d34435d905f1eb2a6aa91cd6\
                1af5b1a8c7dc8e68631d259462b6be9ec5013951fc51f522f7e43b9d6b5c7e89b7a8e90f46be2632d810745e998870df\
                23daab328c8055f801ed06f15a5d91e2a607ca6cf94f0c783c7c6c94951500c87ea47bf289d709b22137c1a0327dc3ff\
                6f709d9751ac4c287937448add72e0c6e0b7ae183f7f598ce8471b3950bfd72d1abb6fc95a5a308215c1d9bc89dc3628\
                ce2999331edb231ec45a59474129d868b626d0019aa6b529df19c20c2487e2744306e10ff014e8adac45813a685078df\
                bbbbf46c1e4a34c3751a8238674bf15ddf8f1795634b7718a95d581ca9c648cbd847
                """)),
        Frame(
            number: 1, envelope: "hello",
            bytes: hex(
                """
                01102592fca1c6473cff48590e024a0fd18ce146b2887c395c657a03b7627158caa6bb855a0706c496625715e2e24aeb\
                46307d874c2741ac8ff24b30285b51aae366d67a338c1b7841ae79706d80fc4196692723151041622a8ae521b0f559fa\
                faff9db0102a8865c2e5e409b9342ef516a80984831a23f4b5ca56b3b082999de0b04cf7dcae74b6d776d7cfffeb71d3\
                e6b353875a0d0684d660e83e96856ae06e8b1cc1cbf18adadc3ae98fe088b17f26d584ddacb80e1b8869977a6de1abfd\
                3da04c9a475a84ca2703c06b812a5eb49f4a6ede9afb30a7c0886a7ebde90469c70255a755646274326840285591b8df\
                f25b54f2fa674167c01f6f176ca43ba650f7d2b5f8d0b61a8d66b2e9532be67d55ec
                """)),
        Frame(
            number: 1023, envelope: "hello",
            bytes: hex(
                """
                0110ac74d8cedf463f6d98cca81feacbd37ff70eff104592ab3c5e79ec6f380a94d4472a09c4c2b672c56be5a297dc23\
                b6fa8d32bcdb9a7b48390a53d060dc3d9afdffa0221c5179570d9893d5b959b3de6ea09da5458900e26b3d256e405128\
                1ca10a89031d764d88c5715a7ed2d6260341b564148359b00b411c5b5cbed669997601e5af40ef7f1018e03cd7fc7467\
                0a0c6f772c2b422cc18b063e0385df47483572ac5ba64b44e671eeae6a05fba86e0e87327718fc0e07800a51e4f60400\
                3c50ca2d45d0a82b1574d42ca3bf3cdd0fb89872155915036fe67d8863abe91d783ff2b9e1b528093c6562e412489686\
                957094829f5a60bae2f53ca7a15e6f04fe98190ddd9a04e3ab84ed0f3af7867c6011
                """)),
        Frame(
            number: 1024, envelope: "hello",
            bytes: hex(
                """
                01104bf84633e862dda9d33ea065852d7ce851795542b858073f48ccb73cc8779db2726fea364db3646fe2068c45e116\
                c2c31ca44c6ed012e0017769a831b75308b374cc7c505e38edcaa94904969d6e902d8474bf7ffff577561732c5fb2830\
                404e1b97069707821afbcf37d9a6235602ed13806a5115a990a0644c4109c40360297b3fc1f0c2b679a4c432aef3df2f\
                8eb95fc3d5b389b5cde173955f56c34e8553d17d0d8d64df7d4c239b9f9df0daf4ddcfd8e92ff4f7ef561bee7603e815\
                5ebb0b1f7d8fdfcbafbffc2e771dedb3d23bb865d9b635a3b43a1f415d0ac16c54277b62956b85ed84afd7d7bec2bf6f\
                2b71e864bfede625893b00a4f8c2435f52f748de90ed3b3177d907cfb3b63a58703f
                """)),
    ]

    static let fromServer = [
        Frame(
            number: 0, envelope: "welcome",
            bytes: hex(
                """
                0110f6fc36043eecdf64b58acf3a8122f80e3ee4b9c9c5be37f3f3521ae5be3ebe13a3e1f0cd8773cf8116ef79b0f22c\
                8db4ec4cf859a3ff37dc743b6d6c6b59ebac9563160e7984d15e6880331406fa7e21b72b2f08ed745b9c0b1dbbc4c604\
                fb9bd7000c4f2f6843d8944b6d7716f9096ebf4cb444d9927b70418ff78623c62515eadc581881c9f0df438da057e805\
                9ea886d459974156adb4a3cd1363cf5dec8357368e0f9fcd4d62a45c41b8ed976a8b1073fbd27ba4a94927578cb2acb9\
                abea27f2e51f92db7e7a12bff7a5668e0d2d7bcd7e6858e17bef2eddd49f968f5cdb816fe50c9122b897f76ecc060992\
                9a79671ea1d53ab29eeaa7545e560497b9d637dfd172a1bfae6ee70816605a4b5ac1
                """)),
        Frame(
            number: 2048, envelope: "welcome",
            bytes: hex(
                """
                0110a2c1885b515548719a611a949d3b057eca1be795a868d0576cf45b4f8389d73a181da50003904c10eaa849adb71b\
                d487f202b3b32eefe49017dcde8184b38fbd8f2fe4dc1f9da089f6a09388632da1e53e6a944cd82bf4fe14805af1d603\
                a6dd6c9e06f24ec50d2ac80c788d2093f0eff108279bb1afb41da2e1f2281acaec93c13d3e8c9fb1da6d3aee4de01c0a\
                7adcc06c3b7a206a07a7e9551ea10d88b8c08b658a606e4515569633c1054af4b11b56540f2f859b7a85bee859b159ea\
                650ad6067ad67a0d18001358c918426b78045210680b7002c96453429c47a9075c5e0cb5b274eda8a90eba74ee52df20\
                95bbbfeca090d9891bc95fdb0088f766cf382479bf124bba3a1f8d561ae7ed28fa9c
                """)),
    ]
}

private func hex(_ digits: String) -> [UInt8] {
    stride(from: 0, to: digits.utf8.count, by: 2).map { offset in
        let start = digits.index(digits.startIndex, offsetBy: offset)
        return UInt8(digits[start..<digits.index(start, offsetBy: 2)], radix: 16)!
    }
}
