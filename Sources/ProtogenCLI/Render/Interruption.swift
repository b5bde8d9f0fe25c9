internal import Foundation
internal import Synchronization

/// Turns Ctrl-C and a request to terminate into a question that a loop can ask.
///
/// The first signal asks for a stop at the end of the step; a second one ends the process as usual.
final class Interruption: Sendable {
  private let isRequested = Atomic(false)
  private let sources: [any DispatchSourceSignal]

  /// Listens until the instance is destroyed.
  init() {
    let queue = DispatchQueue(label: "interruption")
    var sources: [any DispatchSourceSignal] = []
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      sources.append(DispatchSource.makeSignalSource(signal: number, queue: queue))
    }
    self.sources = sources
    for (source, number) in zip(sources, [SIGINT, SIGTERM]) {
      source.setEventHandler { [self] in
        isRequested.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
      source.resume()
    }
  }

  /// Whether the user has asked for a stop.
  var isPending: Bool { isRequested.load(ordering: .relaxed) }

  /// Lets signals have their usual effect again.
  func end() {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }
}
