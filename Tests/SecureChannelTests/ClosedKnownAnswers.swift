/// How a connection with a closed server opens, in hex, computed by a second implementation in another language: the
/// same seeds and ephemeral secrets as in `KnownAnswers`, the door's id 01…08 and its secret 32 times 05.
enum ClosedKnownAnswers {
    static let opening = bytes(
        """
        534f54544f01010001020304050607085dfedd3b6bd47f6fa28ee15d969d5bb0ea53774d488bdaf9df1c6e0124b3ef22\
        3928d654e7e0458242e7fc7ad1b18bf1
        """)
    static let secondMessage = bytes(
        """
        ac01b2209e86354fb853237b5de0f4fab13c7fcbf433a61c019369617fecf10b43ef47f34fee96cba48715eb66d071fd\
        fdb1c4266fc5d4eff4388d15416c6f92b37f1926d01a2c409e8c9294525f4ac99baff7bbde272adbccaf76fd1f7ed27b
        """)
    static let thirdMessage = bytes(
        """
        253bd5eb28e5721c68f2b8a5aa3a96cc94bf659221a9f2de8df4b2ce75eccadfbe7ffbfe0904f24b1ba1c1cd700683d1\
        c0de7d7a60bdb1d56d77d5e114d3cfe0
        """)
    /// The client's first frame, with the envelope `hello`.
    static let frame = bytes(
        """
        0110672e4da7415cc102c0f833a842c36e103d68e8c5644fd26b24d273c8e08037cfff5201aa5655aac6acdb13de767b\
        dca3ad7141ae49f77e0ae734ca0dcb19534f5d94ed9e7c835d521e1ba7fae5e3c1a6eaaf8fd5042c597930023dc8ab3e\
        e2fc40dc8e93bc76bc9bbc10ae1bbb212a653ec6c06e0d74d13076c50852ddd2a5feb89125eee49af2d856281626b59a\
        0731472e8f6e23866d8e9194837523dc4a7cf931999bec8ea1cb9fdb9258a74bb36f92feacea912b35024b92aa79d8ba\
        96286c0396908def629d75663b870395e96ba6567568e0c5703f8ff07ebb981992c78ad90e18ef5deaa1c8add5fb99bb\
        f73e0dd4c85e4a153b91f14ec547cb97def51c170467fad1693f5bc0671aa171235f
        """)

    private static func bytes(_ digits: String) -> [UInt8] {
        let values = digits.compactMap(\.hexDigitValue).map(UInt8.init)
        return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
    }
}
