import Prose
import Testing
import Wire

@Suite struct HTTPTests {
  @Test(
    "an address is read strictly",
    arguments: [
      ("https://api.openai.com/v1", "https://api.openai.com/v1", false),
      ("HTTP://LOCALHOST:8080/", "http://localhost:8080", true),
      ("http://127.0.0.1", "http://127.0.0.1", true),
      ("http://127.9.9.9:1/v1/", "http://127.9.9.9:1/v1", true),
      ("http://[::1]:8080/v1", "http://[::1]:8080/v1", true),
      ("http://192.168.1.2:11434", "http://192.168.1.2:11434", false),
      ("http://127.0.0.1.example.org", "http://127.0.0.1.example.org", false),
      ("http://127.1", "http://127.1", false),
      ("http://localhost.example.org", "http://localhost.example.org", false),
    ])
  func endpoints(text: String, url: String, isLoopback: Bool) throws {
    let endpoint = try #require(Endpoint(text))
    #expect(endpoint.url("") == url)
    #expect(endpoint.isLoopback == isLoopback)
  }

  @Test(
    "an address that hides where it goes is none",
    arguments: [
      "", "localhost", "ftp://x", "file:///etc/passwd", "http://", "http://127.0.0.1@example.org",
      "http://a b",
      "http://x?key=1", "http://x#y", "http://x:0", "http://x:99999", "http://x:", "http://[::1",
      "http://é.org",
      "http://x/../y", "http://x\\y", "http://%31", "https://x\r\nHost: y", "http://-x", "http://::1",
    ])
  func noEndpoint(text: String) { #expect(Endpoint(text) == nil) }

  @Test(
    "when to come back is read from numbers, fractions and dates",
    arguments: [
      ("retry-after: 3", 3_000), ("Retry-After: 0.5", 500), ("retry-after-ms: 250\r\nretry-after: 9", 250),
      ("Retry-After: Sun, 06 Nov 1994 08:49:37 GMT", 5_000), ("retry-after: soon", nil), ("x: y", nil),
      ("retry-after: -1", nil), ("Retry-After: Sun, 06 Nov 1994 08:49:00 GMT", 0),
      ("retry-after: 1e300", nil),
    ])
  func retryAfter(field: String, milliseconds: Int?) {
    let head = HTTPHead(Bytes("HTTP/1.1 429 Too Many\r\n\(field)\r\n\r\n".utf8))
    #expect(head.retryAfter(now: 784_111_772) == milliseconds)
  }

  @Test("a wait doubles to eight seconds, follows the server, and ends")
  func policy() {
    let policy = RetryPolicy(retries: 6)
    let waits = (1...7).map {
      policy.wait(after: .refused("h"), attempt: $0, shouldRetry: nil, jitter: 0)
    }
    #expect(waits == [500, 1_000, 2_000, 4_000, 8_000, 8_000, nil])
    #expect(policy.wait(after: .refused("h"), attempt: 1, shouldRetry: nil, jitter: 1) == 375)
    #expect(
      policy.wait(after: .tooMany([], retryAfter: 1_234), attempt: 1, shouldRetry: nil, jitter: 1) == 1_234)
    #expect(
      policy.wait(after: .tooMany([], retryAfter: 90_000), attempt: 1, shouldRetry: nil, jitter: 0) == nil)
    #expect(
      policy.wait(after: .tooMany([], retryAfter: nil), attempt: 1, shouldRetry: false, jitter: 0) == nil)
    #expect(policy.wait(after: .rejected(status: 400, []), attempt: 1, shouldRetry: true, jitter: 0) == 500)
    #expect(
      policy.wait(after: .unauthorised(status: 401, []), attempt: 1, shouldRetry: nil, jitter: 0) == nil)
  }

  @Test(
    "an error's words are found in every shape that servers have",
    arguments: [
      (
        400, "{\"error\":{\"message\":\"bad\",\"type\":\"x\",\"code\":null}}",
        CounselFault.rejected(status: 400, Bytes("bad".utf8))
      ),
      (
        400, "{\"error\":{\"message\":\"m\",\"code\":\"context_length_exceeded\"}}", .tooLong(Bytes("m".utf8))
      ),
      (
        400,
        "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"prompt is too long: 9\"}}",
        .tooLong(Bytes("prompt is too long: 9".utf8))
      ),
      (404, "{\"error\":\"model 'x' not found\"}", .notFound(Bytes("model 'x' not found".utf8))),
      (401, "", .unauthorised(status: 401, [])), (403, "no", .unauthorised(status: 403, Bytes("no".utf8))),
      (422, "{\"detail\":\"nope\"}", .rejected(status: 422, Bytes("nope".utf8))),
      (502, "<html><body>Bad gateway", .failed(status: 502, [], retryAfter: 7)),
      (
        529, "{\"error\":{\"type\":\"overloaded_error\",\"message\":\"o\"}}",
        .overloaded(status: 529, Bytes("o".utf8), retryAfter: 7)
      ),
      (307, "", .redirected(status: 307)), (402, "", .unpaid([])), (413, "", .tooLong([])),
      (429, "{}", .tooMany(Bytes("{}".utf8), retryAfter: 7)),
    ])
  func faults(status: Int, body: String, fault: CounselFault) {
    #expect(CounselFault(status: status, body: Bytes(body.utf8), retryAfter: 7) == fault)
  }
}
