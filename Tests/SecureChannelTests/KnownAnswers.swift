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
        ac01b2209e86354fb853237b5de0f4fab13c7fcbf433a61c019369617fecf10b8759737ed2ab05ce911abeb4df3b8802\
        da1257b98f7f29aa2df2ad0c91041b3c25cfb96a9948dd83008742f726382ec13041f13bf80801bf188748ec5b389a42
        """)
    static let thirdMessage = hex(
        """
        6ea5aff3e6f76535f9ec0cc74e86233dc9a0e7ecc438ecbf837245a3c764c2c9fc2b48d5ef004bd8eef52b723ad90843\
        9fb041d6d84fea2202f6666f35483953
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
                0110528fad8417e59755558315c1c77a49cc3c436fa96c4d1997a98658d80641f91a3ef8d8f623700324497c53510529\
                077f44d1e99dd205c9f0392bb492370ca86bbfc23ca793578ed209e328b9b6d0373ef6d100f834648750b9980a87d79a\
                bbe5df2137d505f1db8411167a3855bffa7474ce1511407acd182023893e84f8968c3fa4a398ad61dca76a4d17e2600d\
                238788e1194d7e46bd8117b2da80143263cf25d2ff5d85b886232d73c4b75c8d46db85115467d194b8967316d68f1a49\
                7a90b760c029b5b98475b07121b50f2be6f3d0c3072ca4064a0d762ede1eb75dc3478ade63719df6cf8b721c979c8ba5\
                95071bc706355620eda62515d1d2172618909e9a8e8b44654be9d4c9bb4ca68ac8fd
                """)),
        Frame(
            number: 1, envelope: "hello",
            bytes: hex(
                """
                011022395e1e1f612a7cc9d2077755f093a4f01e26d29fc43d8c996864f012e61ba2288e2b4a58e3307adf7f519b3814\
                e4155c2ff29e677aa0309fe8774e914f868173b7c503c0495d27bcae03a44e2892ad60ad4846daafa054508adcd59fd5\
                431721bc30b05c922e1d43f7863f07ec3c2f2a2e903a61d0ca66803a6d94139fdc2f0851e6494e3ce9a34e2e54b4c397\
                5c935518841b4ba5db435297c92c190aca9831993b66ea50e3df36ff65eac4ff7e725c3ac479df7bb161a024112bcb47\
                f58c0c37a5214bc62be8be899e728dc711afc7273b6c7497c9cc4c97b6ce808b312f0cbb218828894d7fb4e8e1cbe3ee\
                ebf750f9cd677fdcb51b492c1a5b68424dbdffabd67a8e2e85ecefe4149c9d2743c0
                """)),
        Frame(
            number: 1023, envelope: "hello",
            bytes: hex(
                """
                0110a1aa0e65a42c5be4c4da44227659d6396a8c4c7461652b99bbb19b0cbdf98703510530b30371e308c8d7d5004f4d\
                2079cdb4a50e195e836720235bd7c8f0b90595c440c5c82c9f2474adbdbb52b2678824590daf102e34b9474be054a1f0\
                d236dcff098125322ababfc365a11c4d539d070459b23308e9410680caf3765cf02cb149b50d45cfd383eaf86cbe81df\
                bb6205ab12849a7d0ec2f6576e7163c8b4649581591145f2da017edd10960b11b6f8aec190acc7ffac25e96146e66ff2\
                17b1f541236759e0235eeae404acf7294535e0916fee9df3d8f7a37e17416233f387b775159de5bcd5b0a0579cc7f3d9\
                99d4d432388ad3e4bd04fd22874af0952896d5956b7ada9d0ff76df3082718ca3656
                """)),
        Frame(
            number: 1024, envelope: "hello",
            bytes: hex(
                """
                0110f27d9adc249dd663ac614abbd523ec2c64ca7f8ab3d290e5f84dca3b5b9beddb015bc0449259c1f25a7e6295972b\
                cbaee6a12fdff80b2ca3f1dfbafa76e6596416de81f9dcf557db7b0c2619d73cf99e3c422fce6b4574deefc288c1ac05\
                b3d374385f977e320d6557cc0eb41454f4aa085e65fb826767dbe74622fd44f28fab3c4577f9e5c44dc29c7830690141\
                7785083bf207cea68b7668d81dbacf30fa36aa1c7898e67c6b0b49ae9d3c2bb751eff660df47e1ad04e724fc102d7039\
                3543cd9725fef59a4476d623dd3ddbe37086529d7f6872f38aeb9af07a99b2c11fa59a18bd70e6d6527321c02266a7b5\
                1a69a484207c20338ad541b5ca667e28d1f3862823b05840557c06b23c8876e9adc3
                """)),
    ]

    static let fromServer = [
        Frame(
            number: 0, envelope: "welcome",
            bytes: hex(
                """
                0110c6ea7a89a8e05cf39f48fc8572fb3fa0a29c0a373fafe2f6b59a1de6024368643d75f71837369b2344cf7555383e\
                2cb213aff546dbf717c02ab820ddf7275239c99646f001cea84982682a4242c23ec064ec05d026ac557d5214345d5e17\
                96bba6ba14b9fd5544d1d81a8c10f43133b55381722cf90b729981659e5601d4a05a518f7cf43eabc76cf4d34814bd9f\
                2688d9d50bb7066b5cf15c1aad3e35ab9e3a0af9a911ef18d909d6f526e724de01531a6b0fc7185843c0014409b6dbb2\
                dd91ea97c7940ebde2633bbccc360719f948d788cba8c9fce192f36a9cd2c7d0576e1924b5eeb2a06cb2faa0c0ce5bfc\
                e1fff79ac800133358c64ec8c86502fbe7e00fc67fe08292972c95e5eb91e6a88aaa
                """)),
        Frame(
            number: 2048, envelope: "welcome",
            bytes: hex(
                """
                011048e7807f9986016d6e9b281c25e7479207d0fa5bc5d90d7c784c2901d435c1cfe6d8766657f93fe994b753494f77\
                004811e3cfe30365394a0e8c289e523daa8dc5a294d66f7a11cc79674db9c919416d77af7ee42f0f082452cb18df98ba\
                f43b003a42dc12e634adfddec87343ca77572cd5ec120fbb82f94085df7c0fe76ac9359fe3541443c2e2bd046d9bdbdc\
                1432d64309a553908ed273544c7da1f368803129dda0165bf44b96a585aa3ffd073f308882fd25f0576a073291675cb0\
                b939113482de812d76e728cf9351fbf041c03b3e30a4a9b170129ae734eba2ad845ec96ed829dc5344fada6a8c3c6b17\
                b9bec58a5bc47e5f73ab10167f7e7902bb5ad267dede9acaaf5d526ec1799bd6e5d9
                """)),
    ]
}

private func hex(_ digits: String) -> [UInt8] {
    stride(from: 0, to: digits.utf8.count, by: 2).map { offset in
        let start = digits.index(digits.startIndex, offsetBy: offset)
        return UInt8(digits[start..<digits.index(start, offsetBy: 2)], radix: 16)!
    }
}
