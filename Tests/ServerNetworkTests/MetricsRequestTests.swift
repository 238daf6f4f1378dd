import Testing

@testable import ServerNetwork

struct `A request for figures` {
    @Test(arguments: [
        ("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n", MetricsRequest.metrics),
        ("GET /metrics HTTP/1.0\r\n\r\n", .metrics),
        ("GET /metrics HTTP/1.1\n\n", .metrics), ("GET /metrics?x=1 HTTP/1.1\r\n\r\n", .metrics),
        ("GET /metrics HTTP/1.1\r\n", .incomplete), ("", .incomplete),
        ("GET / HTTP/1.1\r\n\r\n", .refused(.unknown)), ("GET /metrics/ HTTP/1.1\r\n\r\n", .refused(.unknown)),
        ("POST /metrics HTTP/1.1\r\n\r\n", .refused(.method)), ("HEAD /metrics HTTP/1.1\r\n\r\n", .refused(.method)),
        ("get /metrics HTTP/1.1\r\n\r\n", .refused(.method)), ("GET /metrics\r\n\r\n", .refused(.malformed)),
        ("GET http://x/metrics HTTP/1.1\r\n\r\n", .refused(.malformed)),
        ("GET  /metrics HTTP/1.1\r\n\r\n", .refused(.malformed)),
        ("PRI * HTTP/2.0\r\n\r\n", .refused(.malformed)), ("\r\n\r\n", .refused(.malformed)),
    ])
    func `is for /metrics by GET, or refused`(text: String, request: MetricsRequest) {
        #expect(MetricsRequest(Array(text.utf8)) == request)
    }

    @Test func `has a bounded head`() {
        let start = Array("GET /metrics HTTP/1.1\r\nx: ".utf8)
        let long = start + Array(repeating: UInt8(ascii: "a"), count: MetricsRequest.mostBytes)
        #expect(MetricsRequest(long) == .refused(.tooLarge))
        #expect(MetricsRequest(long + Array("\r\n\r\n".utf8)) == .refused(.tooLarge))
        #expect(MetricsRequest(Array(long.prefix(MetricsRequest.mostBytes))) == .incomplete)
    }

    @Test func `that is refused says how it would not be`() {
        #expect(
            MetricsAnswer.refusal(.method) == """
                HTTP/1.1 405 Method Not Allowed\r
                Content-Type: text/plain\r
                Content-Length: 19\r
                Allow: GET\r
                Connection: close\r
                \r
                Method Not Allowed

                """)
    }
}
