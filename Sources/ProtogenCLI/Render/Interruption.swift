internal import Foundation
internal import Synchronization

/// Turns Ctrl-C and a request to terminate into a question that a loop can ask.
///
/// The first signal asks for a stop at the end of the step; a second one ends the process as usual.
final class Interruption {
  /// Set by the signal's handler, on another thread.
  private final class Request: Sendable {
    let isPending = Atomic(false)
  }

  private static let signals = [SIGINT, SIGTERM]

  private let request = Request()
  private let sources: [any DispatchSourceSignal]

  /// Listens until `end()`.
  init() {
    // A limit on file sizes then fails a write, as a full disk does, and does not end the process.
    signal(SIGXFSZ, SIG_IGN)
    let queue = DispatchQueue(label: "interruption")
    sources = Self.signals.map { number in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number, queue: queue)
    }
    for (source, number) in zip(sources, Self.signals) {
      source.setEventHandler { [request] in
        request.isPending.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
      source.resume()
    }
  }

  /// Whether the user has asked for a stop.
  var isPending: Bool { request.isPending.load(ordering: .relaxed) }

  /// Lets signals have their usual effect again.
  func end() {
    for source in sources { source.cancel() }
    for number in Self.signals { signal(number, SIG_DFL) }
  }
}
