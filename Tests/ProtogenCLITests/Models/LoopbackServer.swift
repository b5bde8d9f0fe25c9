import Foundation
import Synchronization
import Testing

/// An HTTP server on this machine that answers as a test tells it to.
final class LoopbackServer: Sendable {
  /// How a request is answered.
  enum Behavior {
    /// The body, or the part of it that is asked for.
    case serves
    /// The whole body, whatever part is asked for.
    case ignoresRange
    /// The body, but the connection is closed after so many bytes of it.
    case drops(after: Int)
    /// Another part than the one that is asked for.
    case sendsWrongPart
    /// A status without a body.
    case status(Int)
    /// A redirection.
    case redirects(to: String)
  }

  let port: UInt16
  private let descriptor: Int32
  private let state: Mutex<(body: Data, behavior: Behavior, requests: [String])>

  /// Starts listening on a free port.
  init(body: Data, _ behavior: Behavior = .serves) throws {
    state = Mutex((body, behavior, []))
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    try #require(listener >= 0)
    descriptor = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 16) == 0
          && getsockname(listener, $0, &size) == 0
      }
    }
    try #require(isBound)
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        answer(connection)
        close(connection)
      }
    }
  }

  /// Stops listening.
  func stop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// The address of the body.
  var address: String { "http://127.0.0.1:\(port)/model.onnx" }

  /// Changes how later requests are answered.
  func behave(_ behavior: Behavior) { state.withLock { $0.behavior = behavior } }

  /// The headers of every request so far.
  var requests: [String] { state.withLock { $0.requests } }

  private func answer(_ connection: Int32) {
    var buffer = [UInt8](repeating: 0, count: 8192)
    let count = read(connection, &buffer, buffer.count)
    guard count > 0 else { return }
    let request = String(decoding: buffer[..<count], as: UTF8.self)
    let (body, behavior) = state.withLock { state in
      state.requests.append(request)
      return (state.body, state.behavior)
    }
    send(response(to: request, body, behavior), on: connection)
  }

  private func response(to request: String, _ body: Data, _ behavior: Behavior) -> Data {
    let start = Self.start(of: request)
    switch behavior {
    case .status(let code):
      return Self.head("\(code) No", length: 0)
    case .redirects(let target):
      return request.hasPrefix("GET /model.onnx")
        ? Self.head("302 Found", length: 0, "Location: \(target)\r\n")
        : Self.part(of: body, from: start)
    case .serves:
      return Self.part(of: body, from: start)
    case .ignoresRange:
      return Self.part(of: body, from: nil)
    case .sendsWrongPart:
      return Self.part(of: body, from: start.map { $0 + 1 })
    case .drops(let after):
      let whole = Self.part(of: body, from: start)
      return whole.dropLast(max(0, body.count - (start ?? 0) - after))
    }
  }

  private static func part(of body: Data, from start: Int?) -> Data {
    guard let start else { return head("200 OK", length: body.count) + body }
    guard start < body.count else { return head("416 Range Not Satisfiable", length: 0) }
    let range = "Content-Range: bytes \(start)-\(body.count - 1)/\(body.count)\r\n"
    return head("206 Partial Content", length: body.count - start, range) + body.dropFirst(start)
  }

  private static func head(_ status: String, length: Int, _ more: String = "") -> Data {
    let lines =
      "HTTP/1.1 \(status)\r\nContent-Length: \(length)\r\nConnection: close\r\n\(more)\r\n"
    return Data(lines.utf8)
  }

  /// The first byte that the request's `Range` header asks for.
  private static func start(of request: String) -> Int? {
    request.split(separator: "\r\n").first { $0.lowercased().hasPrefix("range: bytes=") }
      .flatMap { Int($0.dropFirst(13).prefix { $0.isNumber }) }
  }

  private func send(_ data: Data, on connection: Int32) {
    var rest = data[...]
    while !rest.isEmpty {
      let flags = Int32(MSG_NOSIGNAL)
      let sent = rest.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, flags) }
      guard sent > 0 else { return }
      rest = rest.dropFirst(sent)
    }
  }
}
