internal import Foundation
internal import Synchronization

/// Gives Ctrl-C and a request to terminate an orderly end.
///
/// It is made before anything slow happens. Until ``listen()``, a signal ends the process at once,
/// with a line that says what that means. From then on it is a question that a loop can ask: the
/// first signal asks for a stop at the end of the step; a second one ends the process as usual.
final class Interruption {
  /// Read by the signal's handler, on another thread.
  private final class Request: Sendable {
    let isPending = Atomic(false)
    /// What is said when a signal ends the process; `nil` while a loop asks.
    let lastWords: Mutex<String?>

    init(_ lastWords: String) { self.lastWords = Mutex(lastWords) }
  }

  private static let signals = [SIGINT, SIGTERM]

  private let request = Request("stopped before anything was written.")
  private let sources: [any DispatchSourceSignal]

  /// Ends the process at a signal, until ``listen()`` or ``end()``.
  init(in context: CommandContext) {
    // A limit on file sizes then fails a write, as a full disk does, and does not end the process.
    signal(SIGXFSZ, SIG_IGN)
    let queue = DispatchQueue(label: "interruption")
    sources = Self.signals.map { number in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number, queue: queue)
    }
    for (source, number) in zip(sources, Self.signals) {
      source.setEventHandler { [request] in
        if let lastWords = request.lastWords.withLock({ $0 }) {
          let failure = CommandFailure(lastWords, .interrupted)
          context.warn(failure.description)
          // Not `exit`, which would take down what other threads are computing with.
          _exit(failure.status.rawValue)
        }
        request.isPending.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
      source.resume()
    }
  }

  /// Leaves it to a loop to stop, since there is something to put in order.
  func listen() { request.lastWords.withLock { $0 = nil } }

  /// Ends the process at a signal again, once what matters is written.
  ///
  /// - Parameter lastWords: What is said then.
  func endAtOnce(saying lastWords: String) { request.lastWords.withLock { $0 = lastWords } }

  /// Whether the user has asked for a stop.
  var isPending: Bool { request.isPending.load(ordering: .relaxed) }

  /// Lets signals have their usual effect again.
  func end() {
    for source in sources { source.cancel() }
    for number in Self.signals { signal(number, SIG_DFL) }
  }
}
