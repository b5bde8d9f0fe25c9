internal import Classifiers
internal import Foundation

#if canImport(FoundationNetworking)
  internal import FoundationNetworking
#endif

/// One HTTP request whose answer goes to the end of a partial file.
///
/// The session calls back on one serial queue while `run()` waits, so the two never touch the
/// state at the same time.
final class Transfer: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  private let address: URL
  private let part: PartialFile
  private let limit: Int
  private let expected: Int?
  private let progress: DownloadProgress
  private let done = DispatchSemaphore(value: 0)
  private var failure: DownloadError?
  private var transportError: (any Error)?
  private var didAnswer = false

  /// Prepares a request for what `part` still lacks.
  ///
  /// A server that sends more than `limit` bytes is cut off. `expected`, if known, is for the
  /// progress.
  init(
    address: URL, into part: PartialFile, limit: Int, expected: Int?, progress: DownloadProgress
  ) {
    self.address = address
    self.part = part
    self.limit = limit
    self.expected = expected
    self.progress = progress
  }

  /// Sends the request and waits for the end of the answer.
  func run() throws(DownloadError) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = 60
    configuration.httpCookieStorage = nil
    configuration.urlCache = nil
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = 1
    let session = URLSession(configuration: configuration, delegate: self, delegateQueue: queue)
    defer { session.invalidateAndCancel() }
    session.dataTask(with: request).resume()
    done.wait()

    if let failure { throw failure }
    if let transportError { throw describe(transportError) }
  }

  private var request: URLRequest {
    var request = URLRequest(url: address)
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    if part.byteCount > 0 {
      request.setValue("bytes=\(part.byteCount)-", forHTTPHeaderField: "Range")
    }
    return request
  }

  private func describe(_ error: any Error) -> DownloadError {
    var reason = error.localizedDescription
    if reason.hasSuffix(".") { reason.removeLast() }
    return didAnswer
      ? .interrupted(
        address: address.absoluteString, received: part.byteCount, reason: reason)
      : .unreachable(address: address.absoluteString, reason: reason)
  }

  // MARK: Callbacks

  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping (URLRequest?) -> Void
  ) {
    guard let url = request.url, ModelPreset.isAllowed(url) else {
      failure = .notAllowed(address: request.url?.absoluteString ?? "")
      completionHandler(nil)
      return task.cancel()
    }
    var next = request
    // Not every implementation carries these along.
    for (field, value) in self.request.allHTTPHeaderFields ?? [:] {
      next.setValue(value, forHTTPHeaderField: field)
    }
    completionHandler(next)
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    do throws(DownloadError) {
      guard failure == nil else { return completionHandler(.cancel) }
      try accept(response)
      completionHandler(.allow)
    } catch {
      failure = failure ?? error
      completionHandler(.cancel)
    }
  }

  /// Makes the file ready for an answer: an answer from the start empties it first.
  private func accept(_ response: URLResponse) throws(DownloadError) {
    guard let response = response as? HTTPURLResponse else {
      throw .unreachable(address: address.absoluteString, reason: "the answer is not HTTP")
    }
    didAnswer = true
    switch response.statusCode {
    case 206 where Self.start(of: response) == part.byteCount: break
    case 206, 200: try part.empty()
    default: throw .refused(address: address.absoluteString, status: response.statusCode)
    }
    if response.statusCode == 206, Self.start(of: response) != part.byteCount {
      throw .interrupted(
        address: address.absoluteString, received: 0, reason: "the server sent another part")
    }
    progress.start(
      at: part.byteCount, of: expected ?? Self.total(of: response, from: part.byteCount))
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    guard failure == nil else { return }
    do throws(DownloadError) {
      guard part.byteCount + data.count <= limit else {
        throw .wrongSize(
          address: address.absoluteString, expected: limit, actual: part.byteCount + data.count)
      }
      try part.append(data)
      progress.update(part.byteCount)
    } catch {
      failure = error
      dataTask.cancel()
    }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    transportError = error
    done.signal()
  }

  // MARK: Headers

  /// The first byte of `Content-Range: bytes 100-199/200`.
  private static func start(of response: HTTPURLResponse) -> Int? {
    guard let range = response.value(forHTTPHeaderField: "Content-Range"),
      range.lowercased().hasPrefix("bytes ")
    else { return nil }
    return Int(range.dropFirst(6).prefix { $0.isNumber })
  }

  private static func total(of response: HTTPURLResponse, from start: Int) -> Int? {
    response.expectedContentLength > 0 ? start + Int(response.expectedContentLength) : nil
  }
}
